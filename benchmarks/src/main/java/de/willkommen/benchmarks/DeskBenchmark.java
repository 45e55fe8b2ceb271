package de.willkommen.benchmarks;

import static de.willkommen.benchmarks.report.Figures.middle;
import static de.willkommen.benchmarks.report.Figures.millis;
import static de.willkommen.benchmarks.report.Figures.text;

import de.willkommen.benchmarks.load.Measured;
import de.willkommen.benchmarks.reference.PgBench;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Clerks;
import de.willkommen.benchmarks.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Three hundred clerks of thirty offices call the next, serve and finish, beside pgbench writing the same rows; with few and
 * with many people waiting.
 */
final class DeskBenchmark implements Benchmark {

    private static final List<Integer> WAITING = List.of(100, 500, 10_000);

    /** With fewer an office would run out of people while all counters are at work at once. */
    private static final int ENOUGH = 500;

    private static final Duration WARM = Duration.ofMinutes(2);
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;
    private static final int WARM_WAITING = 2_000;

    /** A second; each clerk has somebody else every ten seconds. */
    private static final double PACE = 30;

    /** Connections of pgbench: more make it slower. */
    private static final int REFERENCE_CLIENTS = 40;

    private static final double AIM = 0.4;

    private static final String STEP = """
            begin;
            insert into reference.performed_command (caller, operation, key, request_hash, answer, expires_at)
            values (cast(:client_id as text), '%1$s', gen_random_uuid(), encode(sha256(cast(cast(:ticket as text) as bytea)), 'hex'), '{"id": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "number": "Q1234", "status": "%2$s", "statusSince": "2026-11-24T08:10:00Z", "services": ["address-change"], "language": "de", "accessNeeds": [], "counter": "D123", "room": "1.13", "reasonCode": "waited", "reason": "Wartet seit 24 Minuten", "openedAt": "2026-11-24T07:46:00Z"}', now() + interval '1 day');
            update reference.ticket set revision = revision + 1, status = '%2$s', status_since = now(), %3$s
            where id = cast(:ticket as uuid);
            update reference.ticket_segment set ended_at = now() where ticket_id = cast(:ticket as uuid) and ended_at is null;
            insert into reference.ticket_segment (ticket_id, ordinal, status, step, services, counter, room, clerk, started_at)
            values (cast(:ticket as uuid), %4$d, '%2$s', '%5$s', '{address-change}', 'C' || :client_id, '1.13', 'clerk', now());
            insert into reference.outbox (id, topic, key, type, authority, payload, occurred_at, request_id)
            values (gen_random_uuid(), 'willkommen.ticket.v1', cast(:ticket as text), 'ticket.%1$s.v1', 'MD', '{"ticketId": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "revision": 2, "authority": "MD", "office": "MD-D12", "number": "Q1234", "day": "2026-11-24", "status": "%2$s", "services": ["address-change"], "language": "de", "accessNeeds": [], "counter": "D123", "room": "1.13", "openedAt": "2026-11-24T07:46:00Z", "contactable": false, "contactRevision": 0, "occurredAt": "2026-11-24T08:10:00Z"}', now(), cast(:ticket as text));
            insert into reference.office_feed as feed (office, revision, display_number) values (:office, 1, 1)
            on conflict (office) do update set revision = feed.revision + 1, display_number = feed.display_number + 1
            returning display_number \\gset
            """;

    private static final String SHOW = """
            insert into reference.display_event (office, number, kind, ticket, counter, room, language, recalls, called_at, occurred_at)
            values (:office, :display_number, '%s', 'Q1234', 'D123', '1.13', 'de', 0, now(), now());
            """;

    private static final String REFERENCE_SCRIPT = "\\set i :i + 1\n\\set turn :i * " + REFERENCE_CLIENTS
            + " + :client_id + 1\nselect ticket, office from reference.turn where number = :turn \\gset\n"
            + STEP.formatted(
                    "called",
                    "CALLED",
                    "counter = 'C' || :client_id, room = '1.13', reason = 'WAITED', reason_minutes = 24, recalls = 0,"
                            + " called_at = now(), call_began_at = now(), last_called_at = now()",
                    2,
                    "CALL")
            + SHOW.formatted("called") + "commit;\n"
            + STEP.formatted("started", "SERVING", "started_at = now()", 3, "START")
            + SHOW.formatted("cleared") + "commit;\n"
            + STEP.formatted("finished", "DONE", "finished_at = now()", 4, "FINISH") + "commit;\n";

    @Override
    public String name() {
        return "desks";
    }

    @Override
    public List<String> stackOptions() {
        return List.of("--apps=appointment-service,queue-service");
    }

    @Override
    public List<Table> measure(Stack stack) throws Exception {
        var clerks = Clerks.enter(stack, DeskOffices.DESKS);
        try (var database = stack.database("queue")) {
            DeskOffices.prepare(database, clerks.subjects());
            var cpu = stack.watch("queue-service").and("Kafka", stack.pid("kafka"));
            var calls = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
            var desks = new Desks(
                    stack.address("queue-service"),
                    clerks.tokens(),
                    (number, asked, answered) -> calls.recordValue((answered - asked) / 1_000));
            DeskOffices.fill(database, WARM_WAITING);
            desks.work(WARM, cpu);
            var rows = new ArrayList<Row>();
            for (var waiting : WAITING) {
                DeskOffices.fill(database, waiting);
                calls.reset();
                var paced = desks.work(PACE, ROUND, cpu);
                var next = calls.copy();
                var rounds = new ArrayList<Round>();
                while (waiting >= ENOUGH && rounds.size() < ROUNDS) {
                    DeskOffices.fill(database, waiting);
                    calls.reset();
                    var closed = desks.work(ROUND, cpu);
                    var reference =
                            new PgBench(stack, "queue", "--define=i=0").run(REFERENCE_SCRIPT, REFERENCE_CLIENTS, ROUND);
                    rounds.add(new Round(closed, calls.copy(), reference));
                }
                var row = new Row(waiting, paced, next, rounds);
                System.out.println(String.join(" | ", cells(row)));
                rows.add(row);
            }
            DeskOffices.check(database);
            return List.of(table(rows));
        }
    }

    /** What was seen with so many waiting in each office. */
    private record Row(int waiting, Measured paced, Histogram next, List<Round> rounds) {

        /** The round that stands for all: the one in the middle by its ratio. */
        Round median() {
            return middle(rounds, Round::ratio);
        }

        long failures() {
            return paced.failures()
                    + rounds.stream()
                            .mapToLong(round -> round.closed().failures())
                            .sum();
        }
    }

    /** All counters at once, and pgbench after them. */
    private record Round(Measured closed, Histogram next, PgBench.Result reference) {

        double ratio() {
            return closed.perSecond() / reference.perSecond();
        }
    }

    private static Table table(List<Row> rows) {
        var growth = rows.get(rows.size() - 1).next().getValueAtPercentile(50)
                / (double) rows.get(0).next().getValueAtPercentile(50);
        return new Table(
                text("%d counters of %d offices call, serve and finish", DeskOffices.DESKS, DeskOffices.OFFICES),
                List.of(
                        "waiting in each office",
                        text("\"next\" at %.0f people a second, median", PACE),
                        "p99",
                        "failed, then and at once",
                        "people a second, all counters at once",
                        "\"next\" then, median",
                        "p99",
                        "pgbench, people a second",
                        "pgbench, p99 of a person",
                        "ratio"),
                rows.stream().map(DeskBenchmark::cells).toList(),
                List.of(
                        text("The aim is a ratio of %.1f, and 30 ms for the p99 of \"next\".", AIM),
                        text(
                                "From the fewest to the most people waiting the median of \"next\" grows %.2f times.",
                                growth),
                        "At once: each clerk goes on as soon as the answer is there, 300 requests are under way all the time.",
                        "Who used the processor then, with the most people waiting: "
                                + rows.get(rows.size() - 1)
                                        .median()
                                        .closed()
                                        .cpu()
                                        .text()
                                + ".",
                        text(
                                "%d rounds of both, one after the other, with each number of people who are enough for it; the row shows the"
                                        + " one in the middle. The ratios of all: %s.",
                                ROUNDS,
                                rows.stream()
                                        .flatMap(row -> row.rounds().stream())
                                        .map(round -> text("%.2f", round.ratio()))
                                        .collect(Collectors.joining(", "))),
                        text(
                                "pgbench writes the same rows with %d connections, in three transactions for each person, into a copy of"
                                        + " the same tables. It chooses nobody, checks nothing, and carries no events to Kafka.",
                                REFERENCE_CLIENTS),
                        "Looked at afterwards: nobody was called twice, and no counter had two people at once."));
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<>(List.of(
                text("%,d", row.waiting()),
                millis(row.next(), 50),
                millis(row.next(), 99),
                Long.toString(row.failures())));
        cells.addAll(row.rounds().isEmpty() ? Collections.nCopies(6, "") : cells(row.median()));
        return cells;
    }

    private static List<String> cells(Round round) {
        return List.of(
                text("%.0f", round.closed().perSecond()),
                millis(round.next(), 50),
                millis(round.next(), 99),
                text("%.0f", round.reference().perSecond()),
                text("%.1f ms", round.reference().p99Millis()),
                text("%.2f", round.ratio()));
    }
}
