package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.appointment.availability.OpeningCalendar;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.sql.RepeatOnConflict;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives every appointment of the day an outcome once the office has closed: nobody came, or the person left or did not
 * answer. A ticket that is opened late corrects it. What was needed for the day alone is forgotten then, too.
 */
@ApplicationScoped
class DayClosing {

    private static final Logger LOG = Logger.getLogger(DayClosing.class);
    private static final int AT_ONCE = 500;

    private final Bookings bookings;
    private final Closing closing;
    private final AppointmentConfig config;
    private final Clock clock;

    DayClosing(Bookings bookings, Closing closing, AppointmentConfig config, Clock clock) {
        this.bookings = bookings;
        this.closing = closing;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeDays() {
        var over = new LinkedHashSet<>(bookings.overWithoutOutcome(clock.instant(), AT_ONCE));
        over.addAll(bookings.overWithDayData(clock.instant().minus(config.keep().dayData()), AT_ONCE));
        for (var id : over) {
            try {
                closing.close(id);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Appointment without outcome after closing, tried again bookingId=%s", id);
            }
        }
    }

    /** One booking, one transaction. */
    @ApplicationScoped
    static class Closing {

        private static final Set<String> GONE = Set.of("NO_SHOW", "LEFT");

        private final Bookings bookings;
        private final BookingSteps steps;
        private final Offices offices;
        private final OpeningCalendar calendar;
        private final AppointmentConfig config;
        private final Clock clock;

        Closing(
                Bookings bookings,
                BookingSteps steps,
                Offices offices,
                OpeningCalendar calendar,
                AppointmentConfig config,
                Clock clock) {
            this.bookings = bookings;
            this.steps = steps;
            this.offices = offices;
            this.calendar = calendar;
            this.config = config;
            this.clock = clock;
        }

        @RepeatOnConflict
        @Transactional
        void close(UUID id) {
            bookings.locked(id)
                    .filter(booking -> isOverSince(booking, Duration.ZERO))
                    .ifPresent(booking -> {
                        if (booking.status() == BookingStatus.CONFIRMED
                                || (booking.status() == BookingStatus.CHECKED_IN
                                        && GONE.contains(booking.ticketStatus()))) {
                            steps.miss(booking, Actor.SYSTEM);
                        }
                        if (booking.status() != BookingStatus.CHECKED_IN
                                && isOverSince(booking, config.keep().dayData())) {
                            steps.forgetDayData(booking);
                        }
                    });
        }

        private boolean isOverSince(Booking booking, Duration period) {
            var office = offices.find(booking.office()).orElseThrow();
            return !clock.instant()
                    .isBefore(closingOf(office, booking.during().end()).plus(period));
        }

        /** When the office closes on the day of the appointment; its end where a plan was changed since. */
        private Instant closingOf(Office office, Instant end) {
            return calendar.closing(office, office.dayOf(end))
                    .filter(closing -> closing.isAfter(end))
                    .orElse(end);
        }
    }
}
