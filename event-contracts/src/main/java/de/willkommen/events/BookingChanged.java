package de.willkommen.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking went from one state to another, or changed within one. Types {@code booking.held.v1} to
 * {@code booking.erased.v1}; key: {@code bookingId}; topic {@link Topics#BOOKING}.
 *
 * @param revision grows with every event of the booking; a consumer ignores one that is not above its own
 * @param reference what people say and type, such as {@code MD-7K3QX9WC}
 * @param end exclusive
 * @param language BCP 47 tag the person chose
 * @param accessNeeds codes of what the office must provide
 * @param counter code of the counter the time was booked at
 * @param room the room of that counter
 * @param contactable whether contact data with a channel to write to was announced on the personal topic
 * @param contactRevision revision of the contact data this event needs; 0 when not contactable
 * @param calendarSequence SEQUENCE of the calendar entry
 * @param previousStart start before a move
 * @param cause who caused the change
 * @param occurredAt the moment of the change by the platform's clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingChanged(
        UUID bookingId,
        long revision,
        String authority,
        String office,
        String reference,
        State status,
        List<Service> services,
        Instant start,
        Instant end,
        String language,
        List<String> accessNeeds,
        @Nullable String counter,
        @Nullable String room,
        boolean contactable,
        long contactRevision,
        int calendarSequence,
        @Nullable Instant previousStart,
        Cause cause,
        Instant occurredAt) {

    public static final String HELD = "booking.held.v1";
    public static final String PENDING = "booking.pending.v1";
    public static final String CONFIRMED = "booking.confirmed.v1";
    public static final String MOVED = "booking.moved.v1";
    /** Something beside the state changed (language, contact data): nobody needs to be told. */
    public static final String AMENDED = "booking.amended.v1";

    public static final String CANCELLED = "booking.cancelled.v1";
    public static final String EXPIRED = "booking.expired.v1";
    public static final String CHECKED_IN = "booking.checked-in.v1";
    public static final String COMPLETED = "booking.completed.v1";
    public static final String MISSED = "booking.missed.v1";
    public static final String UNSERVED = "booking.unserved.v1";
    public static final String ERASED = "booking.erased.v1";

    /** The states of a booking (DESIGN, section 5). */
    public enum State {
        HELD,
        PENDING,
        CONFIRMED,
        CHECKED_IN,
        COMPLETED,
        CANCELLED,
        EXPIRED,
        MISSED,
        UNSERVED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** Who caused a change. */
    public enum Cause {
        CITIZEN,
        STAFF,
        PARTNER,
        QUEUE,
        SYSTEM,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** One of the services of the appointment, for {@code persons} people. */
    public record Service(String code, int persons) {}
}
