package de.willkommen.appointment.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers about a booking, without names and secrets, so that it can be kept for a repetition. The token is
 * derived anew from key id and generation.
 *
 * @param heldUntil while it is held or waits for the address
 */
record BookingFacts(
        UUID id,
        String authority,
        String office,
        String reference,
        BookingStatus status,
        List<BookedService> services,
        Instant start,
        Instant end,
        @Nullable Instant heldUntil,
        String counter,
        String language,
        List<String> accessNeeds,
        int calendarSequence,
        int secretKeyId,
        int secretGeneration) {

    /** The facts at that moment: a hold that has run out counts as expired, whether or not a job has come by. */
    static BookingFacts of(Booking booking, Instant now) {
        return new BookingFacts(
                booking.id(),
                booking.authority(),
                booking.office(),
                booking.reference(),
                booking.hasRunOut(now) ? BookingStatus.EXPIRED : booking.status(),
                booking.services(),
                booking.during().start(),
                booking.during().end(),
                booking.heldUntil(),
                booking.counter(),
                booking.language(),
                booking.accessNeeds(),
                booking.calendarSequence(),
                booking.secretKeyId(),
                booking.secretGeneration());
    }

    /** Whether it can have another time. */
    boolean canMove(Instant now) {
        return (status == BookingStatus.PENDING || status == BookingStatus.CONFIRMED) && start.isAfter(now);
    }

    /** Whether its time can be given back. */
    boolean canCancel(Instant now) {
        return status.isAhead() && end.isAfter(now);
    }

    /** Codes of the services. */
    List<String> serviceCodes() {
        return services.stream().map(BookedService::code).toList();
    }
}
