package de.willkommen.benchmarks;

import static de.willkommen.benchmarks.report.Figures.millis;
import static de.willkommen.benchmarks.report.Figures.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.benchmarks.load.CpuWatch;
import de.willkommen.benchmarks.load.EventStreams;
import de.willkommen.benchmarks.load.HttpConnection;
import de.willkommen.benchmarks.reference.NginxPush;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Clerks;
import de.willkommen.benchmarks.stack.Stack;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A thousand displays of one office see its calls, beside nginx handing the same message to as many. */
final class DisplayBenchmark implements Benchmark {

    static final int DISPLAYS = 1_000;

    /** The office whose displays these are; it has one call in twenty. */
    static final String OFFICE = "MD-D0";

    static final double CALLS_THERE = 1;
    static final double CALLS_ELSEWHERE = 19;

    private static final int WAITING = 500;
    private static final Duration WARM = Duration.ofMinutes(2);
    private static final Duration MEASURED = Duration.ofMinutes(2);
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final double AIM = 3;

    private static final String COMMITTED = """
            insert into reference.display_event (office, number, kind, ticket, counter, room, language, recalls, called_at, occurred_at)
            values ('nginx', ?, 'called', ?, 'D1', '1.13', 'de', 0, now(), now())
            """;

    @Override
    public String name() {
        return "displays";
    }

    @Override
    public List<String> stackOptions() {
        return List.of("--apps=appointment-service,queue-service,gateway");
    }

    @Override
    public List<Table> measure(Stack stack) throws Exception {
        var clerks = Clerks.enter(stack, DeskOffices.DESKS);
        try (var database = stack.database("queue")) {
            DeskOffices.prepare(database, clerks.subjects());
            DeskOffices.fill(database, WAITING);
            var cpu = stack.watch("queue-service").and("gateway", stack.pid("gateway"));
            var ours = ours(stack, clerks, cpu);
            var nginx = nginx(database);
            return List.of(table(ours, nginx));
        }
    }

    /** Latencies of calls, in microseconds, counted from the clerk's answer, or from the commit. */
    private record Seen(Histogram first, Histogram last, String cpu) {
        static Seen of(Map<String, Long> answered, Arrivals arrivals, String cpu) throws InterruptedException {
            var first = new Histogram(3);
            var last = new Histogram(3);
            var deadline = System.nanoTime() + LATEST.toNanos();
            for (var call : answered.entrySet()) {
                while (arrivals.of(call.getKey()).listeners() < DISPLAYS && System.nanoTime() - deadline < 0) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                var arrival = arrivals.of(call.getKey());
                if (arrival.listeners() != DISPLAYS) {
                    throw new IllegalStateException(
                            call.getKey() + " came to " + arrival.listeners() + " of " + DISPLAYS + " displays");
                }
                // A display may be faster than the way of the answer to the clerk.
                first.recordValue(Math.max(0, arrival.first() - call.getValue()) / 1_000);
                last.recordValue(Math.max(0, arrival.last() - call.getValue()) / 1_000);
            }
            return new Seen(first, last, cpu);
        }
    }

    private static Seen ours(Stack stack, Clerks clerks, CpuWatch cpu) throws Exception {
        var arrivals = new Arrivals();
        var answered = new ConcurrentHashMap<String, Long>();
        var gateway = stack.address("gateway");
        try (var displays = new EventStreams(
                gateway, DISPLAYS, (reader, lastId) -> listen(clerks, reader, lastId), (reader, event, at) -> {
                    if (event.name().equals("called")) {
                        arrivals.add(number(event.data()), at);
                    }
                })) {
            displays.awaitAnswers();
            var there = new Desks(gateway, clerks.tokens(), (number, asked, at) -> answered.put(number, at)).of(0, 1);
            var elsewhere = new Desks(gateway, clerks.tokens(), (number, asked, at) -> {}).of(1, DeskOffices.OFFICES);
            work(there, elsewhere, WARM, cpu);
            answered.clear();
            var used = work(there, elsewhere, MEASURED, cpu);
            return Seen.of(answered, arrivals, used);
        }
    }

    /** Calls in the office of the displays and everywhere else; who used the processor meanwhile. */
    static String work(Desks there, Desks elsewhere, Duration duration, CpuWatch cpu) throws Exception {
        var others = Executors.newSingleThreadExecutor();
        try {
            var apart = others.submit(() -> elsewhere.work(CALLS_ELSEWHERE, duration, new CpuWatch()));
            var measured = there.work(CALLS_THERE, duration, cpu);
            if (measured.failures() + apart.get().failures() > 0) {
                throw new IllegalStateException("Some steps of clerks failed");
            }
            return measured.cpu().text();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            others.shutdown();
        }
    }

    /** What a display sends; some share an account. */
    static byte[] listen(Clerks clerks, int display, @Nullable String lastId) {
        var authorization =
                "Bearer " + clerks.tokens().get(display % clerks.tokens().size());
        return HttpConnection.get(
                "/api/v1/offices/" + OFFICE + "/display/stream",
                lastId == null
                        ? Map.of("Authorization", authorization, "Accept", "text/event-stream")
                        : Map.of(
                                "Authorization",
                                authorization,
                                "Accept",
                                "text/event-stream",
                                "Last-Event-ID",
                                lastId));
    }

    static String number(String call) {
        try {
            return new ObjectMapper().readTree(call).path("number").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(call, e);
        }
    }

    private static Seen nginx(Connection database) throws Exception {
        var arrivals = new Arrivals();
        var answered = new ConcurrentHashMap<String, Long>();
        try (var nginx = NginxPush.start();
                var displays = new EventStreams(
                        nginx.address(),
                        DISPLAYS,
                        (reader, lastId) -> NginxPush.listen(),
                        (reader, event, at) -> arrivals.add(number(event.data()), at));
                var commit = database.prepareStatement(COMMITTED)) {
            displays.awaitAnswers();
            var messages = (int) (MEASURED.toSeconds() * CALLS_THERE);
            for (var message = 0; message < messages; message++) {
                var number = "N" + message;
                commit.setInt(1, message);
                commit.setString(2, number);
                commit.executeUpdate();
                answered.put(number, System.nanoTime());
                nginx.publish(
                        "{\"number\":\"%s\",\"counter\":\"D1\",\"room\":\"1.13\",\"calledAt\":\"2026-11-24T07:05:00Z\",\"language\":\"de\",\"recalls\":0}"
                                .formatted(number));
                TimeUnit.MILLISECONDS.sleep(Math.round(500 / CALLS_THERE));
            }
            return Seen.of(answered, arrivals, "");
        }
    }

    private static Table table(Seen ours, Seen nginx) {
        return new Table(
                text("%,d displays of one office see its calls", DISPLAYS),
                List.of("", "calls", "first display, median", "last display, median", "p99", "longest"),
                List.of(
                        row("through the gateway, from the clerk's answer", ours),
                        row("nginx with nchan, from the commit", nginx)),
                List.of(
                        text(
                                "The last of our displays has a call %.1f times as late as nginx's, by the medians; the aim is at most %.0f times, and"
                                        + " a p99 under 100 ms.",
                                ours.last().getValueAtPercentile(50)
                                        / (double) nginx.last().getValueAtPercentile(50),
                                AIM),
                        text(
                                "%.0f people a second are called, served and finished meanwhile, in %d offices; one in twenty in the office of the"
                                        + " displays. Nothing else happens while nginx is measured.",
                                CALLS_THERE + CALLS_ELSEWHERE, DeskOffices.OFFICES),
                        "Both are read by the same client, one thread, which comes on top of every figure.",
                        "Who used the processor: " + ours.cpu() + "."));
    }

    private static List<String> row(String name, Seen seen) {
        return List.of(
                name,
                Long.toString(seen.last().getTotalCount()),
                millis(seen.first(), 50),
                millis(seen.last(), 50),
                millis(seen.last(), 99),
                millis(seen.last(), 100));
    }
}
