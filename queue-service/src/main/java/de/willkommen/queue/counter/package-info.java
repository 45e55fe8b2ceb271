/** Who sits at which counter, and what they serve there. */
@NullMarked
package de.willkommen.queue.counter;

import org.jspecify.annotations.NullMarked;
