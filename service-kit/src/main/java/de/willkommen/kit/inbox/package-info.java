/** An event has its effect once, however often it is delivered. */
@NullMarked
package de.willkommen.kit.inbox;

import org.jspecify.annotations.NullMarked;
