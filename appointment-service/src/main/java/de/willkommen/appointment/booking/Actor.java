package de.willkommen.appointment.booking;

import de.willkommen.events.BookingChanged.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Who causes a change.
 *
 * @param subject of the token, when there is one; a citizen with a booking's token has none
 */
record Actor(Cause cause, @Nullable String subject) {

    /** The clock. */
    static final Actor SYSTEM = new Actor(Cause.SYSTEM, null);

    /** The holder of the booking's token. */
    static final Actor CITIZEN = new Actor(Cause.CITIZEN, null);

    /** The queue, by a ticket. */
    static final Actor QUEUE = new Actor(Cause.QUEUE, null);

    static Actor staff(@Nullable String subject) {
        return new Actor(Cause.STAFF, subject);
    }
}
