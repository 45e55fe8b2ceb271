/** The one clock of an application, and the real time beside it for what is no part of the domain. */
@NullMarked
package de.willkommen.kit.clock;

import org.jspecify.annotations.NullMarked;
