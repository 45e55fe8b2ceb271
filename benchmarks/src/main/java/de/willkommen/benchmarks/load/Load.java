package de.willkommen.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/** Some clients that ask at once, for a while. */
public final class Load {

    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final int clients;
    private final IntFunction<Client> maker;

    /** @param maker makes the client with this number */
    public Load(int clients, IntFunction<Client> maker) {
        this.clients = clients;
        this.maker = maker;
    }

    /** Somebody who asks. For one thread. */
    public interface Client extends AutoCloseable {

        /** Asks once; returns whether the answer was as hoped. */
        boolean once() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /** Each client asks again as soon as it has its answer. */
    public Measured closedLoop(Duration duration, CpuWatch cpu) throws Exception {
        return run(duration, cpu, begin -> now -> now);
    }

    /**
     * So many questions a second, however long the answers take; a question that had to wait for a client counts from the
     * moment it was due.
     */
    public Measured paced(double perSecond, Duration duration, CpuWatch cpu) throws Exception {
        var next = new AtomicLong();
        var gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        return run(duration, cpu, begin -> now -> {
            var due = begin + Math.round(next.getAndIncrement() * gap);
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            return due;
        });
    }

    /** Says when the next question was due, having waited for that moment. */
    private interface Pace {
        long due(long now);
    }

    private Measured run(Duration duration, CpuWatch cpu, LongFunction<Pace> paces) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var begin = System.nanoTime();
            var end = begin + duration.toNanos();
            var pace = paces.apply(begin);
            var each = new ArrayList<Callable<Measured>>();
            for (var number = 0; number < clients; number++) {
                var client = maker.apply(number);
                each.add(() -> oneClient(client, end, pace));
            }
            cpu.begin();
            var results = new ArrayList<Measured>();
            for (var future : threads.invokeAll(each)) {
                results.add(future.get());
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            return Measured.of(results, seconds, cpu.end());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Measured oneClient(Client client, long end, Pace pace) throws Exception {
        var micros = new Histogram(HIGHEST_MICROS, 3);
        var failures = 0L;
        try (client) {
            while (true) {
                var asked = pace.due(System.nanoTime());
                if (asked - end >= 0) {
                    return new Measured(micros, failures, 0, CpuWatch.Share.UNKNOWN);
                }
                if (!client.once()) {
                    failures++;
                }
                micros.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - asked) / 1_000));
            }
        }
    }

    /** All of what several clients measured. */
    static Histogram sum(List<Measured> results) {
        var all = new Histogram(HIGHEST_MICROS, 3);
        results.forEach(result -> all.add(result.micros()));
        return all;
    }
}
