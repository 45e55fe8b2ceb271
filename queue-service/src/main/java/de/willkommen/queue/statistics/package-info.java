/** Figures of an office, computed from the stays of its tickets. */
@NullMarked
package de.willkommen.queue.statistics;

import org.jspecify.annotations.NullMarked;
