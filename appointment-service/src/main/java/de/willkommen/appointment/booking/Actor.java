package de.willkommen.appointment.booking;

import de.willkommen.events.BookingChanged.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Who causes a change, and why.
 *
 * @param subject of the token, when there is one; a citizen with a booking's token has none
 * @param reason in the words of staff; nobody else has to give one
 */
record Actor(
        Cause cause, @Nullable String subject, @Nullable String reason) {

    /** The clock. */
    static final Actor SYSTEM = new Actor(Cause.SYSTEM, null, null);

    /** The holder of the booking's token. */
    static final Actor CITIZEN = new Actor(Cause.CITIZEN, null, null);

    /** The queue, by a ticket. */
    static final Actor QUEUE = new Actor(Cause.QUEUE, null, null);

    static Actor staff(@Nullable String subject) {
        return new Actor(Cause.STAFF, subject, null);
    }

    /** The same with a reason. */
    Actor because(@Nullable String why) {
        return new Actor(cause, subject, why);
    }

    boolean isStaff() {
        return cause == Cause.STAFF;
    }
}
