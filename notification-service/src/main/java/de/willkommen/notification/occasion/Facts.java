package de.willkommen.notification.occasion;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.events.BookingChanged;
import de.willkommen.events.TicketChanged;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pseudonymous state an event told of, as far as a message needs it. What the office must provide for somebody is not
 * among it.
 *
 * @param services codes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(
        String office,
        @Nullable String reference,
        List<String> services,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant previousStart,
        @Nullable String counter,
        @Nullable String room,
        @Nullable String number,
        int calendarSequence,
        Instant occurredAt) {

    static Facts of(BookingChanged event) {
        return new Facts(
                event.office(),
                event.reference(),
                event.services().stream().map(BookingChanged.Service::code).toList(),
                event.start(),
                event.end(),
                event.previousStart(),
                event.counter(),
                event.room(),
                null,
                event.calendarSequence(),
                event.occurredAt());
    }

    static Facts of(TicketChanged event) {
        return new Facts(
                event.office(),
                null,
                event.services(),
                null,
                null,
                null,
                event.counter(),
                event.room(),
                event.number(),
                0,
                event.occurredAt());
    }

    /** Start of an appointment; only bookings have one. */
    public Instant requiredStart() {
        return Objects.requireNonNull(start, "start");
    }

    /** End of an appointment, exclusive; only bookings have one. */
    public Instant requiredEnd() {
        return Objects.requireNonNull(end, "end");
    }
}
