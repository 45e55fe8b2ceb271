package de.willkommen.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket went from one state to another. Types {@code ticket.opened.v1} to {@code ticket.reopened.v1}; key:
 * {@code ticketId}; topic {@link Topics#TICKET}.
 *
 * @param revision grows with every event of the ticket
 * @param number what the display shows, such as {@code A017}; unique per office and day, never a key
 * @param bookingId the booking this ticket was opened for; absent for a walk-in
 * @param counter code of the counter that called, while one has
 * @param day the local day of the office the number belongs to, as {@code 2026-11-24}
 * @param calledAt first call by the platform's clock
 * @param contactable whether the visitor left a number or address
 * @param occurredAt the moment of the change by the platform's clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketChanged(
        UUID ticketId,
        long revision,
        String authority,
        String office,
        String number,
        String day,
        State status,
        List<String> services,
        String language,
        List<String> accessNeeds,
        @Nullable UUID bookingId,
        @Nullable String counter,
        @Nullable String room,
        Instant openedAt,
        @Nullable Instant calledAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean contactable,
        long contactRevision,
        Instant occurredAt) {

    public static final String OPENED = "ticket.opened.v1";
    public static final String CALLED = "ticket.called.v1";
    public static final String RECALLED = "ticket.recalled.v1";
    public static final String STARTED = "ticket.started.v1";
    public static final String PARKED = "ticket.parked.v1";
    public static final String RESUMED = "ticket.resumed.v1";
    public static final String TRANSFERRED = "ticket.transferred.v1";
    public static final String FINISHED = "ticket.finished.v1";
    public static final String NO_SHOW = "ticket.no-show.v1";
    public static final String LEFT = "ticket.left.v1";
    public static final String CLOSED = "ticket.closed.v1";
    public static final String REOPENED = "ticket.reopened.v1";

    /** The states of a ticket (DESIGN, section 5). */
    public enum State {
        WAITING,
        CALLED,
        SERVING,
        PARKED,
        TRANSFERRED,
        DONE,
        NO_SHOW,
        LEFT,
        CLOSED_AT_NIGHT,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
