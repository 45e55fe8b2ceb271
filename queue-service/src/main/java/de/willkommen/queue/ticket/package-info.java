/**
 * The life of a ticket: {@code WAITING}, {@code CALLED}, {@code SERVING} and the ways out (docs/state-machines/ticket.md).
 *
 * <p>Everything that happens to a ticket goes through {@link de.willkommen.queue.ticket.TicketBook}, which changes the
 * row, closes one stay and begins the next, and announces it, in one transaction. Other features see
 * {@link de.willkommen.queue.ticket.TicketState} and learn of every step by
 * {@link de.willkommen.queue.ticket.TicketMoved}.
 */
@NullMarked
package de.willkommen.queue.ticket;

import org.jspecify.annotations.NullMarked;
