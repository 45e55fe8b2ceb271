package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Schedules and occupied time of all offices in memory, so that a search costs the database one small question.
 *
 * <p>Before every search the instance reads what was committed since its last look, whoever committed it: what was
 * answered to anybody, on any instance, is in the next search. Many who ask at once share one look. What is in memory
 * decides nothing: time is taken in the database, where the exclusion constraint is the referee.
 */
@ApplicationScoped
public class ScheduleIndex {

    /** Well below the age at which changes are forgotten. */
    private static final Duration TOO_OLD = Duration.ofMinutes(10);

    /** Claims that are over are dropped then; and were there ever a difference, it would not last. */
    private static final Duration REBUILT_EVERY = Duration.ofHours(12);

    private static final Duration PAST = Duration.ofDays(1);

    private final ClaimChanges changes;
    private final Schedules schedules;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<String, IndexedOffice> offices = new ConcurrentHashMap<>();
    private volatile Occupancy occupancy = new Occupancy();
    private @Nullable String seen;
    private long lookedAt;
    private long rebuiltAt;

    ScheduleIndex(ClaimChanges changes, Schedules schedules, Clock clock) {
        this.changes = changes;
        this.schedules = schedules;
        this.clock = clock;
    }

    /**
     * Takes in everything that was committed before the call.
     *
     * @throws IllegalStateException inside a transaction, whose connection could be the last one while others wait here
     */
    public void refresh() {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("Look before the transaction begins");
        }
        var asked = System.nanoTime();
        looking.lock();
        try {
            // Somebody who waited longer has looked since, and saw all there was when this one asked.
            if (seen == null || lookedAt - asked < 0) {
                look(System.nanoTime());
            }
        } finally {
            looking.unlock();
        }
    }

    private void look(long now) {
        if (seen == null || now - lookedAt > TOO_OLD.toNanos() || now - rebuiltAt > REBUILT_EVERY.toNanos()) {
            var fresh = new Occupancy();
            var all = changes.all(clock.instant().minus(PAST));
            fresh.apply(all.changes());
            occupancy = fresh;
            rebuiltAt = now;
            take(all);
        } else {
            var since = changes.since(seen);
            occupancy.apply(since.changes());
            take(since);
        }
        lookedAt = now;
    }

    private void take(ClaimChanges.Look look) {
        seen = look.snapshot();
        look.revisions().forEach((code, revision) -> {
            var known = offices.get(code);
            if (known == null || known.schedule().revision() != revision) {
                QuarkusTransaction.requiringNew()
                        .call(() -> schedules.find(code))
                        .ifPresent(schedule -> offices.put(code, new IndexedOffice(schedule)));
            }
        });
    }

    /** The office with this code, as it was at the last look. */
    Optional<IndexedOffice> find(String code) {
        return Optional.ofNullable(offices.get(code));
    }

    /** The office itself. */
    public Optional<Office> office(String code) {
        return find(code).map(IndexedOffice::office);
    }

    /** The schedule of the office. */
    public Optional<OfficeSchedule> schedule(String code) {
        return find(code).map(IndexedOffice::schedule);
    }

    Occupancy occupancy() {
        return occupancy;
    }

    /** Keeps an instance that is asked nothing from falling so far behind that it would have to read everything anew. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookNowAndThen() {
        refresh();
    }
}
