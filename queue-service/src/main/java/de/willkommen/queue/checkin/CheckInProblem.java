package de.willkommen.queue.checkin;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why an appointment can't be checked in; each says what to do instead. */
enum CheckInProblem implements ProblemType {
    /** Member {@code from}: when it will be possible. */
    TOO_EARLY,
    /** Member {@code start}: when the appointment was. */
    TOO_LATE,
    /** Member {@code start}: when the appointment is. */
    WRONG_DAY,
    /** Member {@code office}: where the appointment is. */
    WRONG_OFFICE,
    BOOKING_CANCELLED,
    /** Held or waiting for its address to be verified. */
    BOOKING_NOT_CONFIRMED;

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return 409;
    }
}
