package de.willkommen.appointment.ticketfeed;

import de.willkommen.appointment.booking.TicketFollower;
import de.willkommen.events.TicketChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Passes an event of the queue on to the booking, once. */
@ApplicationScoped
class TicketIntake {

    private static final String CONSUMER = "tickets";

    private final Inbox inbox;
    private final EventReader reader;
    private final TicketFollower follower;

    TicketIntake(Inbox inbox, EventReader reader, TicketFollower follower) {
        this.inbox = inbox;
        this.reader = reader;
        this.follower = follower;
    }

    @Transactional
    void take(String payload, IncomingCloudEventMetadata<String> event) {
        switch (event.getType()) {
            case TicketChanged.OPENED,
                    TicketChanged.CALLED,
                    TicketChanged.RECALLED,
                    TicketChanged.STARTED,
                    TicketChanged.PARKED,
                    TicketChanged.RESUMED,
                    TicketChanged.TRANSFERRED,
                    TicketChanged.FINISHED,
                    TicketChanged.NO_SHOW,
                    TicketChanged.LEFT,
                    TicketChanged.CLOSED,
                    TicketChanged.REOPENED -> follow(reader.read(payload, TicketChanged.class), event);
            default -> {
                // A type of a later release: nothing to follow.
            }
        }
    }

    private void follow(TicketChanged ticket, IncomingCloudEventMetadata<String> event) {
        // Most tickets have no booking: there is nothing to follow, and nothing to remember.
        if (ticket.bookingId() != null && inbox.firstTime(CONSUMER, event)) {
            follower.follow(ticket);
        }
    }
}
