package de.willkommen.benchmarks;

import static de.willkommen.benchmarks.report.Figures.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.benchmarks.load.HttpConnection;
import de.willkommen.benchmarks.reference.PgBench;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How long a plan with ten thousand bookings below it takes to be saved, and when every instance searches by it. */
final class PlanBenchmark implements Benchmark {

    private static final int BOOKINGS = 10_000;

    /** There and back, so that each edit finds or clears the same conflicts. */
    private static final int EDITS = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EDIT = """
            begin;
            select pg_advisory_xact_lock(hashtextextended('MD-ABH', 11));
            update schedule set revision = revision + 1 where office = 'MD-ABH';
            update opening_plan set version = version + 1, opens_at = '%1$s', closes_at = '%2$s' where id = '%3$s';
            delete from opening_plan_share where plan = '%3$s';
            insert into opening_plan_share (plan, channel) values ('%3$s', 'PUBLIC');
            %4$s
            commit;
            """;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public List<String> stackOptions() {
        return List.of("--instances=appointment-service=2");
    }

    /** Early hours, which everything booked fits, and late ones: what is booked before nine no longer does. */
    private enum Hours {
        EARLY("08:00", "12:00"),
        LATE("09:00", "13:00");

        private final String opensAt;
        private final String closesAt;

        Hours(String opensAt, String closesAt) {
            this.opensAt = opensAt;
            this.closesAt = closesAt;
        }
    }

    /**
     * What one edit took.
     *
     * @param tries how many searches at each instance it took to see it
     * @param seen milliseconds from the answer until every instance had shown it
     */
    private record Edit(double saved, List<Integer> tries, double seen) {}

    @Override
    public List<Table> measure(Stack stack) throws Exception {
        try (var database = stack.database("appointment")) {
            ManyBookings.prepare(database);
            ManyBookings.store(database, BOOKINGS, 0);
            stack.restart("appointment-service");
            stack.restart("appointment-service-2");
            var instances = stack.instances("appointment-service");
            var token = stack.token("lead");
            var plan = morningOfTheTeam(instances.get(0), token);
            // Once there and back to warm up.
            edit(instances, token, plan, Hours.LATE);
            var conflicts = keepConflicts(database);
            edit(instances, token, plan, Hours.EARLY);
            var edits = new ArrayList<Edit>();
            for (var number = 0; number < EDITS; number++) {
                edits.add(edit(instances, token, plan, number % 2 == 0 ? Hours.LATE : Hours.EARLY));
            }
            var reference = reference(stack, plan.path("id").asText());
            return List.of(table(edits, conflicts, reference));
        }
    }

    private static JsonNode morningOfTheTeam(URI service, String token) throws IOException {
        for (var plan : ask(service, HttpConnection.get("/api/v1/offices/MD-ABH/plans", bearer(token)))) {
            if (plan.path("owner").path("code").asText().equals("residence")
                    && plan.path("opensAt").asText().equals(Hours.EARLY.opensAt)) {
                return plan;
            }
        }
        throw new IllegalStateException("The demo has no morning plan");
    }

    private static Edit edit(List<URI> instances, String token, JsonNode plan, Hours hours) throws IOException {
        var path = "/api/v1/offices/MD-ABH/plans/" + plan.path("id").asText();
        var current = ask(instances.get(0), HttpConnection.get(path, bearer(token)));
        ObjectNode wanted = current.deepCopy();
        wanted.remove(List.of("id", "version"));
        wanted.put("opensAt", hours.opensAt).put("closesAt", hours.closesAt);
        var headers = Map.of(
                "Authorization",
                "Bearer " + token,
                "If-Match",
                "\"" + current.path("version").asText() + "\"");
        try (var editor = new HttpConnection(instances.get(0))) {
            var request = HttpConnection.request("PUT", path, headers, wanted.toString());
            var began = System.nanoTime();
            var answer = editor.ask(request);
            var answered = System.nanoTime();
            if (!answer.isOk()) {
                throw new IllegalStateException("The plan was not saved: " + answer.status() + " " + answer.text());
            }
            var tries = new ArrayList<Integer>();
            for (var instance : instances) {
                tries.add(searchesUntilSeen(instance, hours));
            }
            return new Edit((answered - began) / 1e6, tries, (System.nanoTime() - answered) / 1e6);
        }
    }

    private static int searchesUntilSeen(URI instance, Hours hours) throws IOException {
        for (var tries = 1; tries <= 1_000; tries++) {
            if (offersNoon(instance) == (hours == Hours.LATE)) {
                return tries;
            }
        }
        throw new IllegalStateException(instance + " does not see the plan");
    }

    private static boolean offersNoon(URI instance) throws IOException {
        var to = ManyBookings.TODAY.plusDays(ManyBookings.DAYS - 1L);
        var found = ask(
                instance,
                HttpConnection.get(
                        "/api/v1/slots?office=MD-ABH&service=address-change&from=%s&to=%s"
                                .formatted(ManyBookings.TODAY, to),
                        Map.of()));
        for (var slot : found.path("slots")) {
            if (slot.path("start").asText().substring(11, 13).equals("12")) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode ask(URI service, byte[] request) throws IOException {
        try (var connection = new HttpConnection(service)) {
            var answer = connection.ask(request);
            if (!answer.isOk()) {
                throw new IllegalStateException("No answer: " + answer.status() + " " + answer.text());
            }
            return JSON.readTree(answer.text());
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** The conflicts the service has found, for the reference to write; answers how many. */
    private static int keepConflicts(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            return statement.executeUpdate("create table benchmark.conflict as select * from booking_conflict");
        }
    }

    private static List<Double> reference(Stack stack, String plan) throws IOException, InterruptedException {
        var pgbench = new PgBench(stack, "appointment");
        var late = EDIT.formatted(
                Hours.LATE.opensAt,
                Hours.LATE.closesAt,
                plan,
                "insert into booking_conflict select * from benchmark.conflict;");
        var early = EDIT.formatted(
                Hours.EARLY.opensAt,
                Hours.EARLY.closesAt,
                plan,
                "delete from booking_conflict where id in (select id from benchmark.conflict);");
        var millis = new ArrayList<Double>();
        for (var number = 0; number < EDITS; number++) {
            millis.add(pgbench.run(number % 2 == 0 ? late : early, 1, 1).medianMillis());
        }
        return millis;
    }

    private static Table table(List<Edit> edits, int conflicts, List<Double> reference) {
        return new Table(
                "A team's plan is edited with 10,000 bookings below it, with two instances",
                List.of("", "median", "longest", "reference: pgbench, median", "longest"),
                List.of(
                        List.of(
                                "the edit is saved",
                                millis(median(edits.stream().map(Edit::saved).toList())),
                                millis(longest(edits.stream().map(Edit::saved).toList())),
                                millis(median(reference)),
                                millis(longest(reference))),
                        List.of(
                                "from the answer until both instances have shown it in a search",
                                millis(median(edits.stream().map(Edit::seen).toList())),
                                millis(longest(edits.stream().map(Edit::seen).toList())),
                                "",
                                "")),
                List.of(
                        "The mornings of a team of 27 counters are moved by an hour and back, " + EDITS
                                + " times in all; each move brings or clears " + conflicts
                                + " conflicts, which are found and written before the answer.",
                        "Searches it took until the edit was seen, at each instance: at most "
                                + edits.stream()
                                        .flatMap(edit -> edit.tries().stream())
                                        .mapToInt(Integer::intValue)
                                        .max()
                                        .orElse(0)
                                + ".",
                        "The reference changes the same rows of plan, schedule and conflicts, but need not find out which.",
                        "Editor and searches are one client, which uses next to no CPU."));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double longest(List<Double> values) {
        return Collections.max(values);
    }

    private static String millis(double millis) {
        return text(millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }
}
