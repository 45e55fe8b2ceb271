/** The queue of an office at one moment, and every answer that shows a ticket. */
@NullMarked
package de.willkommen.queue.overview;

import org.jspecify.annotations.NullMarked;
