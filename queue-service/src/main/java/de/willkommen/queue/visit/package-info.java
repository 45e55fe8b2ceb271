/** What a visitor does with a ticket: take one, follow it, leave a number, leave. */
@NullMarked
package de.willkommen.queue.visit;

import org.jspecify.annotations.NullMarked;
