/** The one clock of an application. */
@NullMarked
package de.willkommen.kit.clock;

import org.jspecify.annotations.NullMarked;
