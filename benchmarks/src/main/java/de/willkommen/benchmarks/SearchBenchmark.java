package de.willkommen.benchmarks;

import static de.willkommen.benchmarks.report.Figures.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.benchmarks.load.HttpConnection;
import de.willkommen.benchmarks.load.Load;
import de.willkommen.benchmarks.load.Measured;
import de.willkommen.benchmarks.reference.PgBench;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How fast free times are found when more and more bookings are stored, beside one SQL statement that finds them. */
final class SearchBenchmark implements Benchmark {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int CLIENTS = 32;
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(6);

    /** Questions a second of people who don't wait for each other: more than a whole Land asks. */
    private static final double PACE = 500;

    /** Of 10, 15, 20, 30, 45 and 60 minutes, each for one or two people. */
    private static final List<String> SERVICES = List.of(
            "address-change",
            "fiktionsbescheinigung",
            "residence-permit-extension",
            "residence-permit",
            "naturalisation-advice",
            "naturalisation-application");

    /**
     * Free stretches of each counter's day, and a start in them every quarter of an hour. What is open stands in a table, so
     * no plan has to be evaluated; nothing is kept free for longer services, as the service does.
     */
    private static final String STATEMENT = """
            with taken as (
                select resource, (lower(during) at time zone 'Europe/Berlin')::date as day, range_agg(during) as during
                from slot_claim
                where resource in (select distinct resource from benchmark.opening where day = date '2026-11-24')
                    and during && tstzrange(date '2026-11-24' at time zone 'Europe/Berlin',
                        (date '2026-11-24' + %1$d) at time zone 'Europe/Berlin')
                    and (held_until is null or held_until > %3$s)
                group by 1, 2),
            open as (
                select resource, day, range_agg(hours) as hours from benchmark.opening
                where day between date '2026-11-24' and date '2026-11-24' + %1$d - 1 group by 1, 2)
            select distinct start
            from open left join taken using (resource, day)
            cross join lateral unnest(open.hours - coalesce(taken.during, '{}')) as free
            cross join lateral generate_series(
                to_timestamp(ceil(extract(epoch from lower(free)) / 900) * 900),
                upper(free) - make_interval(mins => %2$s), interval '15 min') as start
            where start >= %3$s
            order by start
            """;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Table> measure(Stack stack) throws Exception {
        var rows = new ArrayList<Row>();
        try (var database = stack.database("appointment")) {
            if (ManyBookings.stored(database) == 0) {
                ManyBookings.prepare(database);
            }
            for (var size : SIZES) {
                var stored = ManyBookings.stored(database);
                if (stored < size) {
                    ManyBookings.store(database, size, stored);
                }
                if (stored <= size) {
                    rows.add(row(stack, database, size));
                }
            }
        }
        return List.of(table(rows));
    }

    /** What was seen with so many bookings. */
    private record Row(
            int size,
            double start,
            int slots,
            double ownMillis,
            Measured closed,
            Measured paced,
            PgBench.Result reference) {}

    private static Row row(Stack stack, Connection database, int size) throws Exception {
        // What was written behind its back is read when it starts.
        var seconds = stack.restart("appointment-service");
        var service = stack.address("appointment-service");
        var slots = check(service, database);
        var cpu = stack.watch("appointment-service");
        var load = new Load(CLIENTS, number -> new Searcher(service, number));
        load.closedLoop(WARM, cpu);
        var before = Own.read(service);
        var closed = load.closedLoop(LONG, cpu);
        var own = Own.read(service).since(before);
        var paced = load.paced(PACE, SHORT, cpu);
        var reference = new PgBench(stack, "appointment").run(script(), CLIENTS, SHORT);
        var row = new Row(size, seconds, slots, own, closed, paced, reference);
        System.out.println(String.join(" | ", cells(row, closed.medianMillis())));
        System.out.println(
                "  " + closed.cpu().text() + "; paced: " + paced.cpu().text());
        return row;
    }

    /** Somebody who asks for one service after the other. */
    private static final class Searcher implements Load.Client {

        private final HttpConnection connection;
        private final List<byte[]> questions;
        private int next;

        Searcher(URI service, int number) {
            connection = new HttpConnection(service);
            questions = SERVICES.stream()
                    .flatMap(code -> List.of(1, 2).stream().map(persons -> question(code, persons)))
                    .toList();
            next = number;
        }

        @Override
        public boolean once() throws IOException {
            return connection.send(questions.get(next++ % questions.size())).isOk();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private static byte[] question(String service, int persons) {
        return HttpConnection.get(
                "/api/v1/slots?office=MD-ABH&service=%s&persons=%d&from=%s&to=%s"
                        .formatted(
                                service,
                                persons,
                                ManyBookings.TODAY,
                                ManyBookings.TODAY.plusDays(ManyBookings.DAYS - 1L)),
                Map.of());
    }

    /** Of the lengths that the questions above come to. */
    private static String script() {
        var lengths = List.of(10, 15, 15, 20, 20, 30, 30, 45, 45, 60, 60, 80);
        var choice = new StringBuilder("\\set which random(1, " + lengths.size() + ")\n\\set length case");
        for (var number = 1; number <= lengths.size(); number++) {
            choice.append(" when :which = " + number + " then " + lengths.get(number - 1));
        }
        return choice + " end\n" + statement(":length") + ";\n";
    }

    private static String statement(String length) {
        return STATEMENT.formatted(ManyBookings.DAYS, length, "timestamptz '2026-11-24 08:05 Europe/Berlin'");
    }

    /** Both answer the same question: what the service offers is among what the statement finds, which is nothing on the full day. */
    private static int check(URI service, Connection database) throws IOException, SQLException {
        var found = new HashSet<Long>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(statement("30"))) {
            while (rows.next()) {
                found.add(rows.getObject(1, OffsetDateTime.class).toEpochSecond());
            }
        }
        var offered = offered(service);
        if (offered.isEmpty() || !found.containsAll(offered)) {
            throw new IllegalStateException("The statement and the service disagree about what is free: "
                    + offered.size() + " starts offered, " + found.size() + " found");
        }
        return offered.size();
    }

    private static Set<Long> offered(URI service) throws IOException {
        try (var connection = new HttpConnection(service)) {
            var answer = new ObjectMapper()
                    .readTree(connection.ask(question("residence-permit", 1)).text());
            var offered = new HashSet<Long>();
            answer.path("slots")
                    .forEach(slot -> offered.add(
                            OffsetDateTime.parse(slot.path("start").asText()).toEpochSecond()));
            return offered;
        }
    }

    /** The service's own count of questions and of the time they took it. */
    private record Own(double count, double seconds) {

        static Own read(URI service) throws IOException {
            try (var connection = new HttpConnection(service)) {
                var metrics = connection
                        .ask(HttpConnection.get("/q/metrics", Map.of()))
                        .text();
                return new Own(
                        sum(metrics, "http_server_requests_seconds_count"),
                        sum(metrics, "http_server_requests_seconds_sum"));
            }
        }

        private static double sum(String metrics, String name) {
            return metrics.lines()
                    .filter(line -> line.startsWith(name) && line.contains("/api/v1/slots"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        double since(Own before) {
            return (seconds - before.seconds) / Math.max(1, count - before.count) * 1_000;
        }
    }

    private static Table table(List<Row> rows) {
        var smallest = rows.get(0).closed().medianMillis();
        return new Table(
                "Free times at 31 counters in 62 days, asked by 32 clients",
                List.of(
                        "bookings stored",
                        "searches per second",
                        "median",
                        "p99",
                        "growth of the median",
                        "own time (mean)",
                        "p99 at %.0f per second".formatted(PACE),
                        "SQL per second",
                        "SQL median",
                        "SQL p99",
                        "generator's CPU"),
                rows.stream().map(row -> cells(row, smallest)).toList(),
                List.of(
                        "Each of the 32 clients asks again as soon as it has its answer; the paced column asks 500 times a second"
                                + " on 32 connections and counts from the moment a question was due.",
                        "An answer holds up to "
                                + rows.stream().mapToInt(Row::slots).max().orElse(0)
                                + " times (30 minutes, one person). Failed answers: "
                                + rows.stream()
                                        .mapToLong(row -> row.closed().failures()
                                                + row.paced().failures())
                                        .sum()
                                + ".",
                        "Ready again after a restart, with everything read: "
                                + String.join(
                                        ", ",
                                        rows.stream()
                                                .map(row -> number(row.start()) + " s")
                                                .toList())
                                + "."));
    }

    private static List<String> cells(Row row, double smallest) {
        return List.of(
                text("%,d", row.size()),
                text("%,.0f", row.closed().perSecond()),
                millis(row.closed().medianMillis()),
                millis(row.closed().p99Millis()),
                text("%.2f", row.closed().medianMillis() / smallest),
                millis(row.ownMillis()),
                millis(row.paced().p99Millis()),
                text("%,.0f", row.reference().perSecond()),
                millis(row.reference().medianMillis()),
                millis(row.reference().p99Millis()),
                row.closed().cpu().generator());
    }

    private static String millis(double millis) {
        return number(millis) + " ms";
    }

    private static String number(double number) {
        return text(number < 10 ? "%.2f" : "%.0f", number);
    }
}
