package de.willkommen.queue.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A ticket took a step; observed in the same transaction, after everything about the ticket itself was written.
 *
 * @param before absent for a new ticket
 */
public record TicketMoved(@Nullable TicketState before, TicketState after, TicketStep step) {}
