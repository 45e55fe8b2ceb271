package de.willkommen.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.willkommen.gateway.GatewaySettings;
import io.github.bucket4j.Bucket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests by network address or account, one bucket each. A request that finds its bucket empty waits for its
 * turn; only one that would have to wait longer than the patience of its class is refused. Five hundred people behind
 * one address are slowed down together before anybody is sent away.
 *
 * <p>Every instance of the gateway counts for itself, in a bounded number of buckets: the one that was not used for
 * longest goes first, and a bucket that has gone is a full one.
 */
@Singleton
public class Limits {

    private static final int MOST_BUCKETS = 200_000;
    // Longer than any bucket needs to fill up again.
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

    private final Map<String, LimitSettings> classes;
    private final Cache<Counted, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterAccess(FORGET_AFTER)
            .build();
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "limits");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    Limits(GatewaySettings settings) {
        this(settings.limits());
    }

    Limits(Map<String, LimitSettings> classes) {
        this.classes = Map.copyOf(classes);
    }

    private enum Kind {
        READS,
        WRITES,
        ACCOUNT
    }

    private record Counted(String limitClass, Kind kind, String who) {}

    /**
     * Whether a request may go on.
     *
     * @param admitted whether it may
     * @param retryAfter when the next one may, if not
     */
    public record Admission(boolean admitted, Duration retryAfter) {}

    /** Whether the configuration has the class. */
    public boolean knows(String limitClass) {
        return classes.containsKey(limitClass);
    }

    /** Counts a request without an account; completes when its turn has come, or at once if it is refused. */
    public Future<Admission> ofAddress(String limitClass, String address, boolean write) {
        var settings = settings(limitClass);
        return write
                ? admit(new Counted(limitClass, Kind.WRITES, Clients.countedAs(address)), settings.writes())
                : admit(new Counted(limitClass, Kind.READS, Clients.countedAs(address)), settings.reads());
    }

    /** Counts a request of an account; completes when its turn has come, or at once if it is refused. */
    public Future<Admission> ofAccount(String limitClass, String subject) {
        return admit(
                new Counted(limitClass, Kind.ACCOUNT, subject),
                settings(limitClass).account());
    }

    private LimitSettings settings(String limitClass) {
        return Objects.requireNonNull(classes.get(limitClass), limitClass);
    }

    private Future<Admission> admit(Counted counted, LimitSettings.Allowance allowance) {
        var bucket = buckets.get(counted, key -> bucketOf(allowance));
        if (bucket.tryConsume(1)) {
            return Future.succeededFuture(new Admission(true, Duration.ZERO));
        }
        var turn = bucket.asScheduler().tryConsume(1, allowance.patience(), turns);
        if (turn.isDone() && !turn.join()) {
            return Future.succeededFuture(new Admission(false, untilNext(bucket)));
        }
        return backOn(Vertx.currentContext(), Future.fromCompletionStage(turn))
                .map(admitted -> new Admission(admitted, admitted ? Duration.ZERO : untilNext(bucket)));
    }

    private static <T> Future<T> backOn(@Nullable Context context, Future<T> future) {
        if (context == null) {
            return future;
        }
        return Future.future(done -> future.onComplete(result -> context.runOnContext(v -> done.handle(result))));
    }

    private static Duration untilNext(Bucket bucket) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private static Bucket bucketOf(LimitSettings.Allowance allowance) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowance.burst()).refillGreedy(allowance.rate(), Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }

    @PreDestroy
    void stop() {
        turns.shutdownNow();
    }
}
