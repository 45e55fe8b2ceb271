package de.willkommen.queue.ticket;

import de.willkommen.events.TicketChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to a ticket, and what the other services are told of it. */
public enum TicketStep {
    OPEN(TicketChanged.OPENED),
    CALL(TicketChanged.CALLED),
    RECALL(TicketChanged.RECALLED),
    START(TicketChanged.STARTED),
    FINISH(TicketChanged.FINISHED),
    /** The person did not come. */
    MISS(TicketChanged.NO_SHOW),
    PARK(TicketChanged.PARKED),
    RESUME(TicketChanged.RESUMED),
    /** A colleague goes on with the person; the others are told the state once more, with the new counter. */
    TAKE_OVER(null),
    TRANSFER(TicketChanged.TRANSFERRED),
    LEAVE(TicketChanged.LEFT),
    CLOSE(TicketChanged.CLOSED),
    /** The step before was a mistake. */
    UNDO(TicketChanged.REOPENED),
    /** Something beside the state changed; nobody else needs to know. */
    AMEND(null);

    private final @Nullable String eventType;

    TicketStep(@Nullable String eventType) {
        this.eventType = eventType;
    }

    /** Type of the event the step announces. */
    Optional<String> eventType() {
        return Optional.ofNullable(eventType);
    }
}
