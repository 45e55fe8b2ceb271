package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Erases names and contact data when the purpose has ended, here and, by the event, in every other service. */
@ApplicationScoped
class PersonalDataErasure {

    private static final Logger LOG = Logger.getLogger(PersonalDataErasure.class);
    private static final int AT_ONCE = 500;

    private final Bookings bookings;
    private final Erasing erasing;
    private final AppointmentConfig config;
    private final Clock clock;

    PersonalDataErasure(Bookings bookings, Erasing erasing, AppointmentConfig config, Clock clock) {
        this.bookings = bookings;
        this.erasing = erasing;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void erase() {
        for (var id : bookings.unerasedEndedBefore(clock.instant().minus(config.retention()), AT_ONCE)) {
            try {
                erasing.erase(id);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Personal data not erased in time, tried again bookingId=%s", id);
            }
        }
    }

    /** One booking, one transaction. */
    @ApplicationScoped
    static class Erasing {

        private final Bookings bookings;
        private final BookingSteps steps;
        private final Clock clock;

        Erasing(Bookings bookings, BookingSteps steps, Clock clock) {
            this.bookings = bookings;
            this.steps = steps;
            this.clock = clock;
        }

        @Transactional
        void erase(UUID id) {
            bookings.locked(id)
                    .filter(booking -> !booking.isErased())
                    .ifPresent(booking -> steps.erase(booking, Actor.SYSTEM, clock.instant()));
        }
    }
}
