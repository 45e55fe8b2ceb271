package de.willkommen.queue.bookingfeed;

import de.willkommen.events.BookingChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A booking as appointment-service last described it, without a name. */
public record BookedVisit(
        UUID id,
        String authority,
        String office,
        BookingChanged.State status,
        List<String> services,
        Instant startsAt,
        Instant endsAt,
        String language,
        List<String> accessNeeds) {

    /** How long the appointment was planned to take. */
    public Duration planned() {
        return Duration.between(startsAt, endsAt);
    }
}
