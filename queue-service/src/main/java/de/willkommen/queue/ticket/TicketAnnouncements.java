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

    /** Says the step. */
    void announce(TicketState ticket, TicketStep step, Instant now) {
        if (step == TicketStep.TAKE_OVER) {
            // Who was asked to another counter must learn of this one.
            announceState(ticket, now);
        } else {
            step.eventType().ifPresent(type -> leave(ticket, type, now));
        }
    }

    /** Says the present state once more, as the step that usually leads there. */
    void announceAgain(TicketState ticket) {
        announceState(ticket, ticket.statusSince());
    }

    private void announceState(TicketState ticket, Instant now) {
        var step =
                switch (ticket.status()) {
                    case WAITING -> TicketStep.OPEN;
                    case CALLED -> TicketStep.CALL;
                    case SERVING -> TicketStep.START;
                    case PARKED -> TicketStep.PARK;
                    case TRANSFERRED -> TicketStep.TRANSFER;
                    case DONE -> TicketStep.FINISH;
                    case NO_SHOW -> TicketStep.MISS;
                    case LEFT -> TicketStep.LEAVE;
                    case CLOSED_AT_NIGHT -> TicketStep.CLOSE;
                };
        announce(ticket, step, now);
    }

    private void leave(TicketState ticket, String type, Instant now) {
        outbox.announce(OutgoingEvent.of(
                Topics.TICKET, ticket.id().toString(), type, ticket.authority(), event(ticket, now), now));
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
