package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RowByRow;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Erases what was given for a time that nobody confirmed in the end: there is no appointment it would be for. */
@ApplicationScoped
class UnconfirmedRetention implements RowByRow {

    private final Bookings bookings;
    private final BookingSteps steps;
    private final AppointmentConfig config;

    UnconfirmedRetention(Bookings bookings, BookingSteps steps, AppointmentConfig config) {
        this.bookings = bookings;
        this.steps = steps;
        this.config = config;
    }

    @Override
    public String name() {
        return "booking-unconfirmed";
    }

    @Override
    public List<UUID> due(Instant now, int skip, int limit) {
        return bookings.dueUnconfirmed(now.minus(config.keep().unconfirmed()), skip, limit);
    }

    @Override
    public Overdue overdue(Instant now) {
        var period = config.keep().unconfirmed();
        return bookings.overdueUnconfirmed(now.minus(period)).keptFor(period);
    }

    @Override
    @RepeatOnConflict
    @Transactional
    public void forget(UUID id, Instant now) {
        bookings.locked(id).filter(booking -> !booking.isErased()).ifPresent(booking -> {
            if (booking.hasRunOut(now)) {
                steps.expire(booking);
            }
            if (!booking.status().isAhead()) {
                steps.erase(booking, Actor.SYSTEM, now);
            }
        });
    }
}
