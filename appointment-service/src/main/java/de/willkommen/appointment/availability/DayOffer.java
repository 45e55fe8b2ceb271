package de.willkommen.appointment.availability;

import java.time.Instant;

/**
 * The starts to offer on one day.
 *
 * @param starts minutes since 1970, in order
 * @param from when it was found out
 * @param until from then on it may be otherwise though nothing is booked or planned: a hold runs out, time of another
 *     channel is released, a start is too near
 */
record DayOffer(long[] starts, Instant from, Instant until) {

    boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
