package de.willkommen.queue.closing;

import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Ends the day of every office: looks every minute whether one is over. */
@ApplicationScoped
class NightClosing {

    private static final Logger LOG = Logger.getLogger(NightClosing.class);

    private static final Duration FORGETS_FOR = Duration.ofMinutes(30);

    private final Offices offices;
    private final NightDesk desk;
    private final QueueSettings.Closing settings;
    private final Counter failures;
    private final Clock clock;

    /** Saves work and nothing else: another instance may forget the same again. */
    private final Map<String, Instant> forgotten = new ConcurrentHashMap<>();

    NightClosing(Offices offices, NightDesk desk, QueueSettings settings, MeterRegistry meters, Clock clock) {
        this.offices = offices;
        this.desk = desk;
        this.settings = settings.closing();
        this.failures = Counter.builder("willkommen.job.failures")
                .tag("job", "night-closing")
                .description("Runs of a job that failed; more than none is an alarm")
                .register(meters);
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeDays() {
        attempt("offices", "all", () -> {
            for (var office : offices.all()) {
                attempt("officeId", office.code(), () -> close(office));
            }
        });
    }

    /** What fails keeps nothing else from being done. */
    private void attempt(String key, Object what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failures.increment();
            LOG.errorf(e, "The day could not be closed, trying again in a minute %s=%s", key, what);
        }
    }

    private void close(Office office) {
        var now = clock.instant();
        var closing = lastClosing(office, now);
        // First, so that the events of the night do not carry on what is to be forgotten.
        if (forgettingIsDue(office, closing, now)) {
            desk.forget(office, closing);
            forgotten.put(office.code(), closing);
        }
        for (var ticket : desk.open(office, closing)) {
            attempt("ticketId", ticket, () -> desk.close(ticket));
        }
        desk.signEverybodyOff(office, closing, now);
    }

    /** Once for each day, and for a while more: what Kafka took only after closing is forgotten then. */
    private boolean forgettingIsDue(Office office, Instant closing, Instant now) {
        return !closing.equals(forgotten.get(office.code())) || now.isBefore(closing.plus(FORGETS_FOR));
    }

    /** The last closing time that has passed, by the office's own clock and on the Sundays it changes, too. */
    private Instant lastClosing(Office office, Instant now) {
        var today = office.dayOf(now);
        var closing = today.atTime(settings.at()).atZone(office.zone()).toInstant();
        return now.isBefore(closing)
                ? today.minusDays(1).atTime(settings.at()).atZone(office.zone()).toInstant()
                : closing;
    }
}
