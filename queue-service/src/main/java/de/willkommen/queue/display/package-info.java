/** The lobby's display: numbers and counters, never names. */
@NullMarked
package de.willkommen.queue.display;

import org.jspecify.annotations.NullMarked;
