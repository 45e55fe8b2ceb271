package de.willkommen.benchmarks;

import static de.willkommen.benchmarks.report.Figures.middle;
import static de.willkommen.benchmarks.report.Figures.text;

import de.willkommen.benchmarks.load.CpuWatch;
import de.willkommen.benchmarks.load.HttpConnection;
import de.willkommen.benchmarks.load.Load;
import de.willkommen.benchmarks.load.Measured;
import de.willkommen.benchmarks.reference.PgBench;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Stack;
import de.willkommen.benchmarks.stack.ToldEvents;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How many bookings a second an office can take when everybody wants its last free times, beside pgbench writing the same
 * rows. Held and confirmed without an account, with messages wanted, and everything on: idempotency, events carried to
 * Kafka meanwhile, logs, metrics.
 */
final class RushBenchmark implements Benchmark {

    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final int WARM_PAIRS = 40_000;
    private static final Duration WARM = Duration.ofSeconds(120);
    private static final Duration ROUND = Duration.ofSeconds(7);
    private static final Duration REFERENCE = Duration.ofSeconds(5);
    private static final double AIM = 0.4;

    /** Twelve thousand people a minute: more than there are foreigners in Magdeburg. */
    private static final double PACE = 200;

    /** Of so many times one is wanted by two people. */
    private static final int WANTED_TWICE = 10;

    /**
     * The rows of a pair, each by a statement of its own that is prepared once, in two transactions. Nothing is looked for,
     * checked or counted, and nothing is carried to Kafka.
     */
    private static final String REFERENCE_SCRIPT = """
            \\set i :i + 1
            \\set place :i * 64 + :client_id
            \\set counter 1 + :place % 31
            \\set minute (:place / 31) * 100 + :counter * 7 % 20 * 5 + 95
            \\set person random(1, 1000000000000)
            begin;
            select gen_random_uuid() as id, 'R' || cast(:counter as int) as code,
                timestamptz '2026-12-01 00:00+01' + make_interval(mins => cast(:minute as int)) as start \\gset
            insert into reference.performed_command (caller, operation, key, request_hash, answer, expires_at)
            values ('anonymous', 'hold-booking', gen_random_uuid(), encode(sha256(cast(cast(:id as text) as bytea)), 'hex'), '{"id": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "authority": "MD", "office": "MD-RUSH", "reference": "MD-12345678", "status": "HELD", "services": [{"code": "address-change", "persons": 1, "minutes": 5}], "start": "2026-12-01T01:35:00Z", "end": "2026-12-01T01:40:00Z", "heldUntil": "2026-11-27T23:20:00Z", "counter": "R1", "language": "de", "accessNeeds": [], "calendarSequence": 0, "secretKeyId": 1, "secretGeneration": 1}', now() + interval '1 day');
            insert into reference.slot_claim (booking, resource, during, held_until) values (cast(:id as uuid), 'counter/MD/' || cast(:code as text),
                tstzrange(cast(:start as timestamptz), cast(:start as timestamptz) + interval '5 min'), now() + interval '10 min');
            insert into reference.claim_change (booking, resource, during, held_until, at) values (cast(:id as uuid), 'counter/MD/' || cast(:code as text),
                tstzrange(cast(:start as timestamptz), cast(:start as timestamptz) + interval '5 min'), now() + interval '10 min', now());
            insert into reference.booking (id, version, revision, authority, office, reference, status, counter, starts_at, ends_at,
                held_until, language, access_needs, notify, contact_revision, calendar_sequence, secret_key_id,
                secret_generation, verification_generation, ticket_revision, created_at)
            values (cast(:id as uuid), 0, 1, 'MD', 'MD-RUSH', 'MD-' || cast(:person as text), 'HELD', cast(:code as text), cast(:start as timestamptz),
                cast(:start as timestamptz) + interval '5 min', now() + interval '10 min', 'de', '{}', '{}', 0, 0, 1, 1, 0, 0, now());
            insert into reference.booking_service (booking, position, code, persons, minutes)
            values (cast(:id as uuid), 0, 'address-change', 1, 5);
            insert into reference.booking_history (booking, to_status, event, at, cause)
            values (cast(:id as uuid), 'HELD', 'booking.held.v1', now(), 'CITIZEN');
            insert into reference.outbox (id, topic, key, type, authority, payload, occurred_at, request_id)
            values (gen_random_uuid(), 'willkommen.booking.v1', cast(:id as text), 'booking.held.v1', 'MD', '{"bookingId": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "revision": 1, "authority": "MD", "office": "MD-RUSH", "reference": "MD-12345678", "status": "HELD", "services": [{"code": "address-change", "persons": 1}], "start": "2026-12-01T01:35:00Z", "end": "2026-12-01T01:40:00Z", "language": "de", "accessNeeds": [], "counter": "R1", "room": "1.13", "contactable": false, "contactRevision": 0, "calendarSequence": 0, "cause": "CITIZEN", "occurredAt": "2026-11-27T23:10:00Z"}', now(), cast(:id as text));
            commit;
            begin;
            insert into reference.performed_command (caller, operation, key, request_hash, answer, expires_at)
            values ('anonymous', 'confirm-booking', gen_random_uuid(), encode(sha256(cast(cast(:id as text) as bytea)), 'hex'), '{"id": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "authority": "MD", "office": "MD-RUSH", "reference": "MD-12345678", "status": "CONFIRMED", "services": [{"code": "address-change", "persons": 1, "minutes": 5}], "start": "2026-12-01T01:35:00Z", "end": "2026-12-01T01:40:00Z", "counter": "R1", "language": "de", "accessNeeds": [], "calendarSequence": 0, "secretKeyId": 1, "secretGeneration": 1}', now() + interval '1 day');
            update reference.booking set version = 1, revision = 2, status = 'CONFIRMED', held_until = null, given_name = 'Ada',
                family_name = 'Beispiel ' || cast(:person as text), email = 'ada' || cast(:person as text) || '@example.org', person_key = md5(cast(:id as text)),
                notify = '{EMAIL}', consent_at = now(), contact_revision = 1
            where id = cast(:id as uuid) and status = 'HELD';
            update reference.slot_claim set held_until = null where booking = cast(:id as uuid);
            insert into reference.claim_change (booking, resource, during, at) values (cast(:id as uuid), 'counter/MD/' || cast(:code as text),
                tstzrange(cast(:start as timestamptz), cast(:start as timestamptz) + interval '5 min'), now());
            insert into reference.booking_history (booking, from_status, to_status, event, at, cause)
            values (cast(:id as uuid), 'HELD', 'CONFIRMED', 'booking.confirmed.v1', now(), 'CITIZEN');
            insert into reference.outbox (id, topic, key, type, authority, payload, occurred_at, request_id)
            values (gen_random_uuid(), 'willkommen.contact.personal.v1', cast(:id as text), 'contact.changed.v1', 'MD', '{"subject": "BOOKING", "id": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "authority": "MD", "revision": 1, "language": "de", "givenName": "Ada", "familyName": "Beispiel 1234567", "email": "ada1234567@example.org", "channels": ["EMAIL"], "links": {"manage": "http://localhost:8080/l/0123456789abcdef0123456789abcdef0123456789abcdef", "cancel": "http://localhost:8080/l/0123456789abcdef0123456789abcdef0123456789abcdef"}, "keepUntil": "2027-01-01T01:40:00Z"}', now(), cast(:id as text));
            insert into reference.outbox (id, topic, key, type, authority, payload, occurred_at, request_id)
            values (gen_random_uuid(), 'willkommen.booking.v1', cast(:id as text), 'booking.confirmed.v1', 'MD', '{"bookingId": "0193c9c7-7f6b-7c3e-8f2d-4b0e5d1c2a3f", "revision": 2, "authority": "MD", "office": "MD-RUSH", "reference": "MD-12345678", "status": "CONFIRMED", "services": [{"code": "address-change", "persons": 1}], "start": "2026-12-01T01:35:00Z", "end": "2026-12-01T01:40:00Z", "language": "de", "accessNeeds": [], "counter": "R1", "room": "1.13", "contactable": true, "contactRevision": 1, "calendarSequence": 0, "cause": "CITIZEN", "occurredAt": "2026-11-27T23:10:00Z"}', now(), cast(:id as text));
            commit;
            """;

    @Override
    public String name() {
        return "rush";
    }

    @Override
    public List<Table> measure(Stack stack) throws Exception {
        try (var database = stack.database("appointment")) {
            RushOffice.prepare(database);
            stack.restart("appointment-service");
            var cpu = stack.watch("appointment-service").and("Kafka", stack.pid("kafka"));
            var service = stack.address("appointment-service");
            var warm = new Rush(service, RushOffice.free(62, RushOffice.DAYS), WARM_PAIRS);
            warm.run(WARM, cpu);
            warm.awaitRelay(database);
            var rush = new Rush(service, RushOffice.free(0, 62), Integer.MAX_VALUE);
            var rounds = new ArrayList<Round>();
            var done = warm.confirmed.sum();
            for (var number = 0; number < ROUNDS; number++) {
                RushOffice.tidy(database);
                rush.forget();
                var load = rush.run(ROUND, cpu);
                var lag = rush.awaitRelay(database);
                done += rush.confirmed.sum();
                var reference = new PgBench(stack, "appointment", "--define=i=" + number * 100_000 / CLIENTS)
                        .run(REFERENCE_SCRIPT, CLIENTS, REFERENCE);
                var round = Round.of(rush, load, lag, reference);
                System.out.println(
                        String.join(" | ", round.cells()) + "  " + load.cpu().text());
                rounds.add(round);
            }
            RushOffice.tidy(database);
            rush.forget();
            var paced = rush.paced(cpu);
            rush.awaitRelay(database);
            done += rush.confirmed.sum();
            return List.of(table(
                    rounds,
                    paced,
                    Truth.of(
                            database, done, ToldEvents.count(stack, "willkommen.booking.v1", "booking.confirmed.v1"))));
        }
    }

    /** People who want the last times, each for themselves. */
    private static final class Rush {

        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

        private final URI service;
        private final List<OffsetDateTime> wanted;
        private final AtomicInteger next = new AtomicInteger();
        private final int most;
        private final LongAdder confirmed = new LongAdder();
        private final LongAdder taken = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private Histogram holds = histogram();
        private Histogram confirmations = histogram();

        Rush(URI service, List<OffsetDateTime> free, int most) {
            this.service = service;
            this.most = most;
            this.wanted = new ArrayList<>(free);
            // The late ones stand close behind those whose time they want.
            for (var at = 0; at < free.size() / WANTED_TWICE; at++) {
                wanted.add(at * (WANTED_TWICE + 1) + WANTED_TWICE, free.get(at * WANTED_TWICE));
            }
        }

        private static Histogram histogram() {
            return new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
        }

        void forget() {
            confirmed.reset();
            taken.reset();
            failed.reset();
            holds = histogram();
            confirmations = histogram();
        }

        Measured run(Duration duration, CpuWatch cpu) throws Exception {
            return new Load(CLIENTS, number -> new Booker()).closedLoop(duration, cpu);
        }

        /** No more a second than can be served. */
        String paced(CpuWatch cpu) throws Exception {
            var load = new Load(CLIENTS, number -> new Booker()).paced(PACE, ROUND, cpu);
            return text(
                    "With the same clients at %.0f pairs a second: hold %.1f ms median, %.1f ms p99; confirm %.1f ms median, %.1f ms"
                            + " p99; other refusals and errors: %d. %s.",
                    PACE,
                    holds.getValueAtPercentile(50) / 1e3,
                    holds.getValueAtPercentile(99) / 1e3,
                    confirmations.getValueAtPercentile(50) / 1e3,
                    confirmations.getValueAtPercentile(99) / 1e3,
                    failed.sum(),
                    load.cpu().text());
        }

        /** Until the relay has carried everything; how many seconds it needed when the last had their answer. */
        double awaitRelay(Connection database) throws SQLException, InterruptedException {
            var began = System.nanoTime();
            while (Stack.number(database, "select count(*) from outbox") > 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return (System.nanoTime() - began) / 1e9;
        }

        /** Holds a time and confirms it; whoever comes too late goes for the next time. */
        private final class Booker implements Load.Client {

            private final HttpConnection connection = new HttpConnection(service);

            @Override
            public boolean once() throws Exception {
                if (confirmed.sum() >= most) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    return true;
                }
                var place = next.getAndIncrement();
                if (place >= wanted.size()) {
                    throw new IllegalStateException("There are no free times left to ask for");
                }
                var held = timed(holds, hold(wanted.get(place)));
                if (held.status() == 409) {
                    taken.increment();
                    return true;
                }
                if (held.status() != 201) {
                    return failed(held);
                }
                var answer = held.text();
                var done = timed(confirmations, confirmation(quoted(answer, "id"), quoted(answer, "token"), place));
                if (done.status() != 200) {
                    return failed(done);
                }
                confirmed.increment();
                return true;
            }

            private boolean failed(HttpConnection.Answer answer) {
                failed.increment();
                System.err.println(answer.status() + " " + answer.text());
                return false;
            }

            private HttpConnection.Answer timed(Histogram micros, byte[] request) throws IOException {
                var began = System.nanoTime();
                var answer = connection.ask(request);
                micros.recordValue((System.nanoTime() - began) / 1_000);
                return answer;
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        }

        private static byte[] hold(OffsetDateTime start) {
            return HttpConnection.request(
                    "POST",
                    "/api/v1/bookings",
                    Map.of(
                            "Accept-Language",
                            "de",
                            "Idempotency-Key",
                            UUID.randomUUID().toString()),
                    """
                    {"office":"%s","services":[{"code":"address-change","persons":1}],"start":"%s","language":"de"}""".formatted(RushOffice.CODE, MOMENT.format(start)));
        }

        private static byte[] confirmation(String id, String token, int number) {
            return HttpConnection.request(
                    "POST",
                    "/api/v1/bookings/" + id + "/confirmation",
                    Map.of(
                            "Accept-Language",
                            "de",
                            "Booking-Token",
                            token,
                            "Idempotency-Key",
                            UUID.randomUUID().toString()),
                    """
                    {"givenName":"Ada","familyName":"Wunsch %d","email":"wunsch%s@example.org","notify":["EMAIL"],"consent":true}""".formatted(number, id));
        }

        /** Without a parser, which the generator would need the processor for. */
        private static String quoted(String json, String field) {
            var from = json.indexOf("\"" + field + "\":\"") + field.length() + 4;
            return json.substring(from, json.indexOf('"', from));
        }
    }

    /** What was seen in one round, and what pgbench did right after it. */
    private record Round(
            double pairs,
            double holdMedian,
            double holdP99,
            double confirmMedian,
            double confirmP99,
            long taken,
            long failed,
            double lag,
            double reference,
            double referenceP99,
            long referenceFailures,
            String cpu) {

        static Round of(Rush rush, Measured load, double lag, PgBench.Result reference) {
            return new Round(
                    rush.confirmed.sum() / load.seconds(),
                    rush.holds.getValueAtPercentile(50) / 1e3,
                    rush.holds.getValueAtPercentile(99) / 1e3,
                    rush.confirmations.getValueAtPercentile(50) / 1e3,
                    rush.confirmations.getValueAtPercentile(99) / 1e3,
                    rush.taken.sum(),
                    rush.failed.sum(),
                    lag,
                    reference.perSecond(),
                    reference.p99Millis(),
                    reference.failures(),
                    load.cpu().text());
        }

        double ratio() {
            return pairs / reference;
        }

        List<String> cells() {
            return List.of(
                    text("%.0f", pairs),
                    text("%.1f ms", holdMedian),
                    text("%.1f ms", holdP99),
                    text("%.1f ms", confirmMedian),
                    text("%.1f ms", confirmP99),
                    Long.toString(taken),
                    Long.toString(failed),
                    text("%.2f s", lag),
                    text("%.0f", reference),
                    text("%.1f ms", referenceP99),
                    text("%.2f", ratio()));
        }
    }

    /** What the database and Kafka say about it afterwards. */
    private record Truth(long overlaps, long unclaimed, long confirmed, long answered, long told) {

        static Truth of(Connection database, long answered, long told) throws SQLException {
            return new Truth(
                    Stack.number(database, """
                            select count(*) from slot_claim one join slot_claim other
                                on one.resource = other.resource and one.during && other.during and one.booking < other.booking
                            """),
                    Stack.number(database, """
                            select count(*) from booking left join slot_claim on booking = id
                                and resource = 'counter/MD/' || counter and during = tstzrange(starts_at, ends_at)
                            where office = 'MD-RUSH' and status = 'CONFIRMED'
                                and (slot_claim.booking is null or slot_claim.held_until is not null)
                            """),
                    Stack.number(database, """
                            select count(*) from booking
                            where office = 'MD-RUSH' and status = 'CONFIRMED' and reference not like 'RUSH-%'
                            """),
                    answered,
                    told);
        }

        void check() {
            if (overlaps > 0 || unclaimed > 0 || confirmed != answered || told != answered) {
                throw new IllegalStateException("Not as it should be: " + this);
            }
        }
    }

    private static Table table(List<Round> rounds, String paced, Truth truth) {
        truth.check();
        var rows = new ArrayList<List<String>>();
        for (var number = 0; number < rounds.size(); number++) {
            var cells = new ArrayList<>(List.of(Integer.toString(number + 1)));
            cells.addAll(rounds.get(number).cells());
            rows.add(cells);
        }
        var median = middle(rounds, Round::ratio);
        return new Table(
                "Held and confirmed by %d clients on 62 days of which 95 %% are booked".formatted(CLIENTS),
                List.of(
                        "round",
                        "pairs per second",
                        "hold, median",
                        "hold, p99",
                        "confirm, median",
                        "confirm, p99",
                        "too late (409)",
                        "other refusals and errors",
                        "until Kafka had everything",
                        "pgbench, pairs per second",
                        "pgbench, p99 of a pair",
                        "ratio"),
                rows,
                List.of(
                        text("The median of the ratios is %.2f; the aim is %.1f.", median.ratio(), AIM),
                        paced,
                        "Who used the processor in that round: " + median.cpu()
                                + ". pgbench has it to itself and PostgreSQL.",
                        "pgbench writes the same rows into a copy of the same tables with all their indexes and constraints, each"
                                + " by a prepared statement, in two transactions. It looks for nothing, checks nothing, and carries"
                                + " no events to Kafka.",
                        text(
                                "Looked at afterwards: %d bookings confirmed, as many as were answered and told; %d times sold twice;"
                                        + " %d without their claim.",
                                truth.confirmed(), truth.overlaps(), truth.unclaimed())));
    }
}
