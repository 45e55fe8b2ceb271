package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.booking.BookedTime;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking that no longer fits the plans, and what the team lead has said about it.
 *
 * @param version grows with every change; whoever settles it names the one they have seen
 * @param counter and
 * @param during where and when the booking was when it was found not to fit
 * @param settlement absent until somebody has decided
 */
record Conflict(
        UUID id,
        int version,
        UUID booking,
        String counter,
        TimeRange during,
        Set<Reason> reasons,
        Instant foundAt,
        @Nullable Settlement settlement) {

    /** The booking stays although it does not fit. */
    record Settlement(String reason, String by, Instant at) {}

    /** Whether the booking is where it was when it was found. */
    boolean isAbout(BookedTime booked) {
        return booking.equals(booked.id()) && counter.equals(booked.counter()) && during.equals(booked.during());
    }
}
