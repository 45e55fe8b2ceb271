package de.willkommen.appointment.booking;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why a booking is refused. */
enum BookingProblem implements ProblemType {
    /** The time is not free; {@code alternatives} names some that are. */
    SLOT_TAKEN(409),
    /** The time was not confirmed while it was held. */
    HOLD_EXPIRED(410),
    /** The address was not confirmed in time. */
    VERIFICATION_EXPIRED(410),
    /** The booking has ended, or its time has begun. */
    BOOKING_CLOSED(409),
    /** The person is here: the desk decides now. */
    ALREADY_CHECKED_IN(409),
    /** The person or the address has as many open bookings as the office allows. */
    TOO_MANY_BOOKINGS(409),
    /** The person holds as many times at once as the office allows. */
    TOO_MANY_HOLDS(409),
    /** A booking keeps the name it was confirmed with: it cannot be passed on. */
    NAME_FROZEN(409);

    private final int status;

    BookingProblem(int status) {
        this.status = status;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }
}
