/** The end of the day: every open ticket gets its outcome, what is no longer needed is forgotten. */
@NullMarked
package de.willkommen.queue.closing;

import org.jspecify.annotations.NullMarked;
