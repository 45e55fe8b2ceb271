package de.willkommen.queue.overview;

import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.sql.CountedStays;
import de.willkommen.queue.sql.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells Prometheus how many people wait longer than their office wants, so that somebody hears of it who does not look at the
 * live overview. Every instance reads the same tables and tells the same.
 */
@ApplicationScoped
class WaitAlarm {

    private static final Logger LOG = Logger.getLogger(WaitAlarm.class);

    private static final String TOO_LONG = """
            select office.code, count(ticket.id) as people
            from office
            left join wait_alert on wait_alert.office = office.code
            left join ticket on ticket.office = office.code and ticket.status in ('WAITING', 'TRANSFERRED')
                and %s <= ?::timestamptz - make_interval(mins => coalesce(wait_alert.minutes, ?::int))
            group by office.code
            """.formatted(CountedStays.WAITING_SINCE);

    private final Sql sql;
    private final QueueSettings.Overview settings;
    private final MultiGauge tooLong;
    private final Counter failures;
    private final Clock clock;

    WaitAlarm(Sql sql, QueueSettings settings, MeterRegistry meters, Clock clock) {
        this.sql = sql;
        this.settings = settings.overview();
        this.tooLong = MultiGauge.builder("willkommen.waiting.too.long")
                .description("People who wait longer than their office wants")
                .register(meters);
        this.failures = Counter.builder("willkommen.job.failures")
                .tag("job", "wait-alarm")
                .description("Runs of a job that failed; more than none is an alarm")
                .register(meters);
        this.clock = clock;
    }

    /** An office and how many wait there too long. */
    private record Office(String code, int people) {}

    /** Looks anew. What is not known is told as unknown: an old figure would calm. */
    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            show(offices());
        } catch (RuntimeException e) {
            show(List.of());
            failures.increment();
            LOG.warnf("Who waits too long is not known just now: %s", e.getMessage());
        }
    }

    private void show(List<Office> offices) {
        tooLong.register(
                offices.stream()
                        .map(office -> MultiGauge.Row.of(Tags.of("office", office.code()), office.people()))
                        .toList(),
                true);
    }

    private List<Office> offices() {
        return sql.list(TOO_LONG, row -> new Office(row.text("code"), row.number("people")), clock.instant(), (int)
                settings.tooLong().toMinutes());
    }
}
