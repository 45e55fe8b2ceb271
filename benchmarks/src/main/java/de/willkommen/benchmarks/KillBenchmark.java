package de.willkommen.benchmarks;

import static de.willkommen.benchmarks.report.Figures.text;

import de.willkommen.benchmarks.load.CpuWatch;
import de.willkommen.benchmarks.load.EventStreams;
import de.willkommen.benchmarks.load.ServerSentEvents;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Clerks;
import de.willkommen.benchmarks.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One of two instances of the queue-service is killed while clerks call and a thousand displays listen: no call is lost, no
 * display misses one, nobody is called twice.
 */
final class KillBenchmark implements Benchmark {

    private static final int WAITING = 500;
    private static final String KILLED = "queue-service-2";
    private static final Duration WARM = Duration.ofSeconds(40);
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final Set<String> NUMBERED = Set.of("called", "recalled", "cleared");

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<String> stackOptions() {
        return List.of("--apps=appointment-service,queue-service,gateway", "--instances=queue-service=2");
    }

    @Override
    public List<Table> measure(Stack stack) throws Exception {
        var clerks = Clerks.enter(stack, DeskOffices.DESKS);
        try (var database = stack.database("queue")) {
            DeskOffices.prepare(database, clerks.subjects());
            DeskOffices.fill(database, WAITING);
            var displays = new Displays();
            var called = ConcurrentHashMap.<String>newKeySet();
            var gateway = stack.address("gateway");
            try (var streams = new EventStreams(
                    gateway,
                    DisplayBenchmark.DISPLAYS,
                    (display, lastId) -> DisplayBenchmark.listen(clerks, display, lastId),
                    displays)) {
                streams.awaitAnswers();
                var there = new Desks(gateway, clerks.tokens(), (number, asked, answered) -> called.add(number))
                        .patient()
                        .of(0, 1);
                var elsewhere = new Desks(gateway, clerks.tokens(), (number, asked, answered) -> {})
                        .patient()
                        .of(1, DeskOffices.OFFICES);
                DisplayBenchmark.work(there, elsewhere, WARM, new CpuWatch());
                var before = there.repeated() + elsewhere.repeated();
                var killed = killedDuringWork(stack, there, elsewhere);
                displays.awaitAll(called);
                DeskOffices.check(database);
                var repeated = there.repeated() + elsewhere.repeated() - before;
                return List.of(table(displays, called, stored(database), killed, repeated));
            }
        }
    }

    /** The moment of the kill. */
    private static long killedDuringWork(Stack stack, Desks there, Desks elsewhere) throws Exception {
        var killer = Executors.newSingleThreadScheduledExecutor();
        try {
            var kill = killer.schedule(
                    () -> {
                        var moment = System.nanoTime();
                        stack.kill(KILLED);
                        return moment;
                    },
                    BEFORE.toMillis(),
                    TimeUnit.MILLISECONDS);
            DisplayBenchmark.work(there, elsewhere, MEASURED, new CpuWatch());
            return kill.get();
        } finally {
            killer.shutdown();
        }
    }

    /** The calls in the office of the displays, as they are stored. */
    private static long stored(Connection database) throws SQLException {
        return Stack.number(
                database,
                "select count(*) from ticket where called_at is not null and office = '" + DisplayBenchmark.OFFICE
                        + "'");
    }

    /** What the displays have seen: events by their numbers, and when each was there again. */
    private static final class Displays implements EventStreams.Listener {

        private final List<BitSet> seen = new ArrayList<>();
        private final Map<String, Integer> calls = new HashMap<>();
        private final List<Long> backAgain = new ArrayList<>();
        private final BitSet cut = new BitSet();
        private long twice;

        Displays() {
            for (var display = 0; display < DisplayBenchmark.DISPLAYS; display++) {
                seen.add(new BitSet());
            }
        }

        @Override
        public synchronized void heard(int display, ServerSentEvents.Event event, long at) {
            if (cut.get(display)) {
                cut.clear(display);
                backAgain.add(at);
            }
            if (!NUMBERED.contains(event.name())) {
                return;
            }
            var number = Integer.parseInt(String.valueOf(event.id()));
            if (seen.get(display).get(number)) {
                twice++;
            }
            seen.get(display).set(number);
            if (event.name().equals("called")) {
                calls.put(DisplayBenchmark.number(event.data()), number);
            }
        }

        @Override
        public synchronized void ended(int display, long at) {
            cut.set(display);
        }

        /** Waits until every display has every call, or for some seconds. */
        void awaitAll(Set<String> called) throws InterruptedException {
            var deadline = System.nanoTime() + LATEST.toNanos();
            while (unseen(called) > 0 && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }

        /** Calls that at least one display does not have. */
        synchronized long unseen(Set<String> called) {
            return called.stream()
                    .filter(ticket -> {
                        var number = calls.get(ticket);
                        return number == null || seen.stream().anyMatch(numbers -> !numbers.get(number));
                    })
                    .count();
        }

        /** Displays that missed an event between the first and the last they saw. */
        synchronized long withGaps() {
            return seen.stream()
                    .filter(numbers -> numbers.cardinality() != numbers.length() - Math.max(0, numbers.nextSetBit(0)))
                    .count();
        }

        synchronized int away() {
            return cut.cardinality();
        }

        /** How long after the moment each that was cut off had an event again, the shortest first. */
        synchronized long[] backAfter(long moment) {
            return backAgain.stream().mapToLong(at -> at - moment).sorted().toArray();
        }
    }

    private static Table table(Displays displays, Set<String> called, long stored, long killed, long repeated) {
        var back = displays.backAfter(killed);
        if (back.length == 0) {
            throw new IllegalStateException("No display was at the instance that was killed");
        }
        return new Table(
                "One of two instances is killed while clerks call and displays listen",
                List.of("", "seen"),
                List.of(
                        row("calls answered in the office of the displays", called.size()),
                        row("calls stored there", stored),
                        row("calls that did not come to all displays", displays.unseen(called)),
                        row("displays whose stream was cut", back.length + displays.away()),
                        List.of("until half of them had the next event", seconds(back[back.length / 2])),
                        List.of("until all had", seconds(back[back.length - 1])),
                        row("displays that did not come back", displays.away()),
                        row("displays with a gap in the numbers of their events", displays.withGaps()),
                        row("events that came to a display twice", displays.twice),
                        row("steps of clerks that were sent again", repeated),
                        row("people called twice, counters with two people", 0)),
                List.of(
                        "The aim: no call lost, every display whole again within 5 s, nobody called twice.",
                        text(
                                "%,d displays of one office, whose clerks call %.0f a second, and %.0f people a second in %d other offices, all"
                                        + " through the gateway; the instance is killed (SIGKILL) and stays away. A display comes back as a browser"
                                        + " does, by itself and with `Last-Event-ID`; a clerk whose answer did not come sends the same step with the"
                                        + " same `Idempotency-Key`.",
                                DisplayBenchmark.DISPLAYS,
                                DisplayBenchmark.CALLS_THERE,
                                DisplayBenchmark.CALLS_ELSEWHERE,
                                DeskOffices.OFFICES - 1)));
    }

    private static List<String> row(String what, long count) {
        return List.of(what, Long.toString(count));
    }

    private static String seconds(long nanos) {
        return text("%.2f s", nanos / 1e9);
    }
}
