package de.willkommen.queue.ticket;

import de.willkommen.events.TicketChanged;
import de.willkommen.events.Topics;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells the other services of every step. */
@ApplicationScoped
class TicketAnnouncements {

    private final Outbox outbox;

    TicketAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void announce(TicketState ticket, TicketStep step, Instant now) {
        step.eventType()
                .ifPresent(type -> outbox.announce(OutgoingEvent.of(
                        Topics.TICKET, ticket.id().toString(), type, ticket.authority(), event(ticket, now), now)));
    }

    static TicketChanged event(TicketState ticket, Instant now) {
        return new TicketChanged(
                ticket.id(),
                ticket.revision(),
                ticket.authority(),
                ticket.office(),
                ticket.number(),
                ticket.day().toString(),
                TicketChanged.State.valueOf(ticket.status().name()),
                ticket.services(),
                ticket.language(),
                ticket.accessNeeds(),
                ticket.bookingId(),
                ticket.counter(),
                ticket.room(),
                ticket.openedAt(),
                ticket.calledAt(),
                ticket.startedAt(),
                ticket.finishedAt(),
                ticket.contactable(),
                ticket.contactRevision(),
                now);
    }
}
