package de.willkommen.appointment.booking;

import de.willkommen.kit.sql.RepeatOnConflict;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends holds and unverified bookings whose time is over. It only tidies up: their time counts as free from the moment they
 * run out, and whoever wants it ends them. Any number of instances may do this at once.
 */
@ApplicationScoped
class HoldExpiry {

    private static final Logger LOG = Logger.getLogger(HoldExpiry.class);
    private static final int AT_ONCE = 200;

    private final Bookings bookings;
    private final Ending ending;
    private final Clock clock;

    HoldExpiry(Bookings bookings, Ending ending, Clock clock) {
        this.bookings = bookings;
        this.ending = ending;
        this.clock = clock;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endRunOut() {
        for (var id : bookings.runOut(clock.instant(), AT_ONCE)) {
            try {
                ending.end(id);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Hold not ended, tried again bookingId=%s", id);
            }
        }
    }

    /** One booking, one transaction. */
    @ApplicationScoped
    static class Ending {

        private final Bookings bookings;
        private final BookingSteps steps;
        private final Clock clock;

        Ending(Bookings bookings, BookingSteps steps, Clock clock) {
            this.bookings = bookings;
            this.steps = steps;
            this.clock = clock;
        }

        @RepeatOnConflict
        @Transactional
        void end(UUID id) {
            var now = clock.instant();
            bookings.locked(id).filter(booking -> booking.hasRunOut(now)).ifPresent(steps::expire);
        }
    }
}
