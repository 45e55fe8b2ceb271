/** How long people will wait: a simulation of the queue as it is. */
@NullMarked
package de.willkommen.queue.estimate;

import org.jspecify.annotations.NullMarked;
