package de.willkommen.queue.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A ticket took a step; observed in the same transaction, before it is stored with its last writes: observers take it from
 * here and leave what they write behind it.
 *
 * @param before absent for a new ticket
 */
public record TicketMoved(@Nullable TicketState before, TicketState after, TicketStep step) {}
