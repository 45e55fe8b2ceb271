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

/**
 * Forgets at midnight what was needed for the day alone, and should have gone with its closing: also of a visit that was left
 * open. Whatever is left then is a failure of {@link DayClosing}, too.
 */
@ApplicationScoped
class DayDataRetention implements RowByRow {

    private final Bookings bookings;
    private final BookingSteps steps;
    private final AppointmentConfig config;

    DayDataRetention(Bookings bookings, BookingSteps steps, AppointmentConfig config) {
        this.bookings = bookings;
        this.steps = steps;
        this.config = config;
    }

    @Override
    public String name() {
        return "booking-day-data";
    }

    @Override
    public List<UUID> due(Instant now, int skip, int limit) {
        return bookings.dueDayData(now.minus(config.keep().dayData()), skip, limit);
    }

    @Override
    public Overdue overdue(Instant now) {
        var period = config.keep().dayData();
        return bookings.overdueDayData(now.minus(period)).keptFor(period);
    }

    @Override
    @RepeatOnConflict
    @Transactional
    public void forget(UUID id, Instant now) {
        bookings.locked(id).ifPresent(steps::forgetDayData);
    }
}
