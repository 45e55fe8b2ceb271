/** The on-site queue: from check-in to the last outcome of the day. */
@NullMarked
package de.willkommen.queue;

import org.jspecify.annotations.NullMarked;
