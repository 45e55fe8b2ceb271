package de.willkommen.appointment.booking;

import java.sql.SQLException;

/** The schedule was changed between the look at it and the booking. Treated as what it is, a failed serialisation: again. */
class ScheduleMovedOn extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String SERIALISATION_FAILURE = "40001";

    ScheduleMovedOn() {
        super(new SQLException("The schedule has changed", SERIALISATION_FAILURE));
    }
}
