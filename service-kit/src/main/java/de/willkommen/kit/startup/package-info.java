/** What an application refuses to start with. */
@NullMarked
package de.willkommen.kit.startup;

import org.jspecify.annotations.NullMarked;
