package de.willkommen.queue.ticket;

/** One way from a state to another. */
record TicketEdge(TicketStatus from, TicketStatus to, TicketStep step) {}
