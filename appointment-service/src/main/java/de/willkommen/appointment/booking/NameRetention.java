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

/** Erases names and contact data when the purpose has ended, here and, by the event, in every other service. */
@ApplicationScoped
class NameRetention implements RowByRow {

    private final Bookings bookings;
    private final BookingSteps steps;
    private final AppointmentConfig config;

    NameRetention(Bookings bookings, BookingSteps steps, AppointmentConfig config) {
        this.bookings = bookings;
        this.steps = steps;
        this.config = config;
    }

    @Override
    public String name() {
        return "booking-names";
    }

    @Override
    public List<UUID> due(Instant now, int skip, int limit) {
        return bookings.dueNames(now.minus(config.retention()), skip, limit);
    }

    @Override
    public Overdue overdue(Instant now) {
        return bookings.overdueNames(now.minus(config.retention())).keptFor(config.retention());
    }

    @Override
    @RepeatOnConflict
    @Transactional
    public void forget(UUID id, Instant now) {
        bookings.locked(id)
                .filter(booking -> !booking.isErased())
                .ifPresent(booking -> steps.erase(booking, Actor.SYSTEM, now));
    }
}
