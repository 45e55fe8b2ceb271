/** Figures of a day, computed from the stays of its tickets. */
@NullMarked
package de.willkommen.queue.statistics;

import org.jspecify.annotations.NullMarked;
