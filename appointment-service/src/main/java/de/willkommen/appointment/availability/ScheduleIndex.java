package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /** So long ago a look may be for somebody who will be told by the database when it was too long. */
    private static final Duration RECENT = Duration.ofMillis(25);

    /** So long ago it may be for the number of a room and the address of an office, which hardly ever change. */
    private static final Duration SHOWABLE = Duration.ofSeconds(1);

    private final ClaimChanges changes;
    private final Schedules schedules;
    private final Clock clock;
    private final ExecutorService lookout = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "schedule-look");
        thread.setDaemon(true);
        return thread;
    });

    /** Guards the next two: whether somebody looks now, and who waits for the look after it. */
    private final Object turn = new Object();

    private boolean looking;
    private @Nullable CompletableFuture<Void> waiting;
    private final Map<String, IndexedOffice> offices = new ConcurrentHashMap<>();
    private volatile Occupancy occupancy = new Occupancy();
    private volatile @Nullable String seen;
    private volatile long lookedAt;
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
        CompletableFuture<Void> shared;
        synchronized (turn) {
            shared = looking ? orWait() : null;
            looking = true;
        }
        if (shared == null) {
            lookNow();
            return;
        }
        try {
            shared.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /**
     * As {@link #refresh()}, for a thread that must not wait. Completed by whoever looks, who should not be kept busy.
     */
    CompletionStage<Void> refreshed() {
        synchronized (turn) {
            var shared = orWait();
            if (!looking) {
                looking = true;
                lookout.execute(this::lookForOthers);
            }
            return shared;
        }
    }

    private CompletableFuture<Void> orWait() {
        if (waiting == null) {
            waiting = new CompletableFuture<>();
        }
        return waiting;
    }

    /** Whoever waits meanwhile asked after this look had begun, and needs the next one. */
    private void lookNow() {
        try {
            look(System.nanoTime());
        } finally {
            passOn();
        }
    }

    private void lookForOthers() {
        CompletableFuture<Void> all;
        synchronized (turn) {
            all = Objects.requireNonNull(waiting);
            waiting = null;
        }
        try {
            look(System.nanoTime());
            all.complete(null);
        } catch (RuntimeException | Error failed) {
            all.completeExceptionally(failed);
        } finally {
            passOn();
        }
    }

    private void passOn() {
        synchronized (turn) {
            looking = waiting != null;
            if (looking) {
                lookout.execute(this::lookForOthers);
            }
        }
    }

    @PreDestroy
    void end() {
        lookout.shutdown();
    }

    /** Whether the last look was a moment ago. */
    boolean isRecent() {
        return isWithin(RECENT);
    }

    private boolean isWithin(Duration age) {
        return seen != null && System.nanoTime() - lookedAt < age.toNanos();
    }

    private void look(long now) {
        var since = seen == null || now - lookedAt > TOO_OLD.toNanos() || now - rebuiltAt > REBUILT_EVERY.toNanos()
                ? null
                : changes.since(seen);
        // A machine that slept does not know for how long: the database does.
        if (since == null || !since.isWhole()) {
            var fresh = new Occupancy();
            var all = changes.all(clock.instant().minus(PAST));
            fresh.apply(all.changes());
            occupancy = fresh;
            rebuiltAt = now;
            take(all);
        } else {
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

    /** A counter in use, when it was seen within a second. */
    public Optional<Counter> recentCounter(String office, String code) {
        return isWithin(SHOWABLE)
                ? schedule(office).map(OfficeSchedule::counters).orElse(List.of()).stream()
                        .filter(counter -> counter.code().equals(code))
                        .findFirst()
                : Optional.empty();
    }

    /** An office, when it was seen within a second. */
    public Optional<Office> recentOffice(String code) {
        return isWithin(SHOWABLE) ? office(code) : Optional.empty();
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
