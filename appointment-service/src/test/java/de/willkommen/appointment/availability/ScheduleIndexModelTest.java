package de.willkommen.appointment.availability;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What instances have in memory against what the database says, while transactions take time, give it back, move it, edit
 * plans, and end in another order than they began, or not at all.
 */
@QuarkusTest
class ScheduleIndexModelTest extends ServiceTest {

    private static final int STEPS = 120;
    private static final Instant MORNING = Instant.parse("2026-11-25T07:00:00Z");

    /** From yesterday's last hours to tomorrow's first: appointments lie across midnight, too. */
    private static final int PLACES = 16;

    private static final Duration PLACE = Duration.ofMinutes(95);

    @Inject
    ClaimChanges changes;

    @Inject
    Schedules schedules;

    @Inject
    SlotClaims claims;

    @Inject
    OpeningPlans plans;

    @Inject
    Closures closures;

    @Inject
    TransactionManager transactions;

    private String office;
    private String authority;
    private List<String> resources;
    private List<UUID> bookings;

    @BeforeEach
    void an_office_with_bookings() {
        office = anOffice().counters(3).create();
        authority = office.substring(0, office.indexOf('-'));
        resources = List.of(
                Resources.counter(authority, "1"),
                Resources.counter(authority, "2"),
                Resources.counter(authority, "3"),
                Resources.interpreter(authority, "ar-1"));
        bookings = IntStream.range(0, 12).mapToObj(number -> booking()).toList();
    }

    private UUID booking() {
        var start = MORNING.plus(Duration.ofDays(30)).atOffset(ZoneOffset.ofHours(1));
        return UUID.fromString(
                held(office, "permit", nextFree(start.toString())).id());
    }

    private String nextFree(String after) {
        return request()
                .get("/api/v1/slots?office={office}&service=permit&from={from}", office, after.substring(0, 10))
                .then()
                .statusCode(200)
                .extract()
                .path("slots[0].start");
    }

    private ScheduleIndex instance() {
        return new ScheduleIndex(changes, schedules, clock);
    }

    /** New ones each time; a failure names the one it happened with, and {@code -Dseed} tries it again. */
    static LongStream seeds() {
        var given = Long.getLong("seed");
        return given == null ? new Random().longs(5) : LongStream.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void after_every_look_an_instance_has_in_memory_what_the_database_says(long seed) throws Exception {
        var run = new Run(new Random(seed));
        try {
            for (var step = 0; step < STEPS; step++) {
                run.step();
            }
            run.endAll();
            run.lookEverywhere();
        } finally {
            run.rollBackAll();
        }
    }

    /** One row of the claims as it counts for a search. */
    private record Row(String resource, long start, long end, long heldUntil) {}

    private Set<Row> inTheDatabase() {
        var found = new HashSet<Row>();
        for (var row : rows("""
                select resource, lower(during) as taken_from, upper(during) as taken_to, held_until from slot_claim
                where resource like '%/' || ? || '/%'
                """, authority)) {
            var held = (Timestamp) row.get("held_until");
            found.add(new Row(
                    (String) row.get("resource"),
                    ((Timestamp) row.get("taken_from")).getTime() / 60_000,
                    ((Timestamp) row.get("taken_to")).getTime() / 60_000,
                    held == null ? Long.MAX_VALUE : held.getTime()));
        }
        return found;
    }

    private Set<Row> inMemory(ScheduleIndex index) {
        var found = new HashSet<Row>();
        for (var resource : resources) {
            var calendar = index.occupancy().of(resource);
            var first = Occupancy.day(Occupancy.floor(MORNING)) - 3;
            for (var day = first; day < first + 60; day++) {
                var taken = calendar.on(day);
                for (var claim = 0; claim < taken.length; claim += Occupancy.WIDTH) {
                    found.add(new Row(resource, taken[claim], taken[claim + 1], taken[claim + 2]));
                }
            }
        }
        return found;
    }

    private void assertRight(ScheduleIndex index) {
        assertThat(inMemory(index)).isEqualTo(inTheDatabase());
        var now = QuarkusTransaction.requiringNew()
                .call(() -> schedules.find(office))
                .orElseThrow();
        var known = index.schedule(office).orElseThrow();
        assertThat(known.revision()).isEqualTo(now.revision());
        assertThat(known.plans()).containsExactlyInAnyOrderElementsOf(now.plans());
        assertThat(known.closures()).containsExactlyInAnyOrderElementsOf(now.closures());
    }

    /** A transaction that is under way, and what it keeps others from touching until it ends. */
    private static final class Running {

        private final Transaction transaction;
        private final Set<Object> touched = new HashSet<>();

        private Running(Transaction transaction) {
            this.transaction = transaction;
        }
    }

    private final class Run {

        private final Random random;
        private final List<ScheduleIndex> instances = new ArrayList<>(List.of(instance(), instance(), instance()));
        private final List<Running> running = new ArrayList<>();
        private final List<String> done = new ArrayList<>();

        private Run(Random random) {
            this.random = random;
        }

        void step() throws Exception {
            switch (random.nextInt(12)) {
                case 0, 1 -> begin();
                case 2 -> within(this::take);
                case 3 -> within(this::giveBack);
                case 4 -> within(this::keep);
                case 5 -> within(this::move);
                case 6 -> within(this::plan);
                case 7 -> end(true);
                case 8 -> end(random.nextInt(3) > 0);
                case 9, 10 -> look(random.nextInt(instances.size()));
                default -> rarely();
            }
        }

        private void begin() throws Exception {
            if (running.size() < 5) {
                transactions.begin();
                // It writes before others do, and commits when it will.
                running.add(new Running(transactions.suspend()));
            }
        }

        private interface Change {
            void within(Running open);
        }

        private void within(Change change) throws Exception {
            if (running.isEmpty()) {
                begin();
            }
            var open = running.get(random.nextInt(running.size()));
            transactions.resume(open.transaction);
            try {
                change.within(open);
            } finally {
                transactions.suspend();
            }
        }

        private boolean isTouchedElsewhere(Running open, Object what) {
            return running.stream().anyMatch(other -> other != open && other.touched.contains(what));
        }

        /** A booking that no other transaction has in hand. */
        private UUID chosen(Running open) {
            var booking = bookings.get(random.nextInt(bookings.size()));
            if (isTouchedElsewhere(open, booking)) {
                return null;
            }
            open.touched.add(booking);
            return booking;
        }

        private void take(Running open) {
            var booking = chosen(open);
            var resource = resources.get(random.nextInt(resources.size()));
            // Times of one resource are claimed under one name: to wait for another transaction would be for ever here.
            if (booking == null || isTouchedElsewhere(open, resource)) {
                return;
            }
            open.touched.add(resource);
            var start = MORNING.plus(PLACE.multipliedBy(random.nextInt(PLACES)));
            var length = Duration.ofMinutes(random.nextInt(1, 190));
            var held = random.nextBoolean() ? null : clock.instant().plusSeconds(random.nextInt(1_200));
            if (!resourcesOf(booking).contains(resource)) {
                done.add("take " + claims.claim(booking, resource, TimeRange.of(start, length), held));
            }
        }

        /** As the transaction in hand sees it. */
        private Set<String> resourcesOf(UUID booking) {
            var its = new HashSet<String>();
            for (var row : rows("select resource from slot_claim where booking = ?", booking)) {
                its.add((String) row.get("resource"));
            }
            return its;
        }

        private void giveBack(Running open) {
            var booking = chosen(open);
            if (booking != null && mayTouch(open, resourcesOf(booking))) {
                claims.release(booking);
                done.add("give back");
            }
        }

        private void keep(Running open) {
            var booking = chosen(open);
            if (booking != null) {
                claims.keep(
                        booking, random.nextBoolean() ? null : clock.instant().plusSeconds(random.nextInt(900)));
                done.add("keep");
            }
        }

        private void move(Running open) {
            giveBack(open);
            take(open);
        }

        private boolean mayTouch(Running open, Set<String> its) {
            var free = its.stream().noneMatch(resource -> isTouchedElsewhere(open, resource));
            if (free) {
                open.touched.addAll(its);
            }
            return free;
        }

        private void plan(Running open) {
            if (isTouchedElsewhere(open, office)) {
                return;
            }
            open.touched.add(office);
            var known = plans.ofOffice(office);
            switch (random.nextInt(4)) {
                case 0 -> plans.enter(aPlan(UUID.randomUUID(), 0));
                case 1 -> {
                    var plan = known.get(random.nextInt(known.size()));
                    plans.replace(aPlan(plan.id(), plan.version()));
                }
                case 2 -> {
                    if (known.size() > 1) {
                        plans.remove(known.get(0));
                    }
                }
                default ->
                    closures.enter(new Closure(
                            UUID.randomUUID(),
                            0,
                            authority,
                            office,
                            Closure.Kind.CLOSED,
                            Closure.Scope.OFFICE,
                            null,
                            TimeRange.of(MORNING, Duration.ofHours(random.nextInt(1, 9))),
                            "test"));
            }
            done.add("plan");
        }

        private OpeningPlan aPlan(UUID id, int version) {
            var opens = random.nextInt(0, 20);
            return new OpeningPlan(
                    id,
                    version,
                    authority,
                    office,
                    OpeningPlan.Owner.team("team"),
                    LocalDate.parse("2026-01-01"),
                    null,
                    LocalTime.of(opens, 0),
                    LocalTime.of(random.nextInt(opens + 1, 24), 0),
                    "FREQ=DAILY;INTERVAL=" + random.nextInt(1, 9),
                    Set.of(),
                    List.of(OpeningPlan.Share.ALL_PUBLIC));
        }

        private void end(boolean well) throws Exception {
            if (!running.isEmpty()) {
                var open = running.remove(random.nextInt(running.size()));
                transactions.resume(open.transaction);
                if (well) {
                    transactions.commit();
                } else {
                    transactions.rollback();
                }
                done.add(well ? "commit" : "roll back");
            }
        }

        private void look(int which) {
            instances.get(which).refresh();
            done.add("look " + which);
            assertThat(inMemory(instances.get(which))).as("%s", done).isEqualTo(inTheDatabase());
            assertRight(instances.get(which));
        }

        private void rarely() {
            switch (random.nextInt(3)) {
                case 0 -> instances.set(random.nextInt(instances.size()), instance());
                case 1 -> clock.advance(Duration.ofMinutes(random.nextInt(1, 8)));
                default -> {
                    clock.advance(Duration.ofMinutes(random.nextInt(50, 130)));
                    changes.forget();
                    done.add("forget");
                }
            }
        }

        void endAll() throws Exception {
            while (!running.isEmpty()) {
                end(true);
            }
        }

        void lookEverywhere() {
            for (var which = 0; which < instances.size(); which++) {
                look(which);
            }
        }

        void rollBackAll() throws Exception {
            while (!running.isEmpty()) {
                end(false);
            }
        }
    }

    @Test
    void an_instance_that_slept_while_changes_were_forgotten_reads_everything_anew() {
        var sleeping = instance();
        sleeping.refresh();
        var booking = bookings.get(0);
        QuarkusTransaction.requiringNew().run(() -> claims.release(booking));
        clock.advance(Duration.ofMinutes(61));
        changes.forget();

        sleeping.refresh();

        assertRight(sleeping);
    }

    @Test
    void a_change_that_commits_after_a_later_one_is_not_missed() throws Exception {
        var index = instance();
        index.refresh();
        var slow = released(bookings.get(0));
        try {
            QuarkusTransaction.requiringNew().run(() -> claims.release(bookings.get(1)));
            index.refresh();
            assertRight(index);
        } finally {
            transactions.resume(slow);
            transactions.commit();
        }

        index.refresh();

        assertRight(index);
    }

    @Test
    void a_late_change_that_was_forgotten_while_an_instance_slept_is_not_missed() throws Exception {
        var sleeping = instance();
        var slow = released(bookings.get(0));
        try {
            QuarkusTransaction.requiringNew().run(() -> claims.release(bookings.get(1)));
            sleeping.refresh();
        } finally {
            transactions.resume(slow);
            transactions.commit();
        }
        clock.advance(Duration.ofMinutes(61));
        changes.forget();

        sleeping.refresh();

        assertRight(sleeping);
    }

    /** A transaction that gave back time and is not over. */
    private Transaction released(UUID booking) throws Exception {
        transactions.begin();
        claims.release(booking);
        return transactions.suspend();
    }

    @Test
    void whoever_has_committed_finds_it_at_the_next_look_of_every_instance_however_many_look() throws Exception {
        var instances = List.of(instance(), instance());
        var writers = resources.size();
        var threads = Executors.newFixedThreadPool(writers * 2);
        try {
            var seed = new Random().nextLong();
            var work = new ArrayList<Callable<Map<String, Long>>>();
            for (var writer = 0; writer < writers; writer++) {
                var own = resources.get(writer);
                var ofWriter = bookings.subList(writer * 3, writer * 3 + 3);
                var random = new Random(seed + writer);
                work.add(() -> write(own, ofWriter, instances, random));
                work.add(() -> {
                    IntStream.range(0, 200)
                            .forEach(time -> instances.get(time % 2).refresh());
                    return Map.of();
                });
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).as("seed %d", seed).doesNotContainValue(-1L);
            }
        } finally {
            threads.shutdownNow();
        }
        instances.forEach(index -> {
            index.refresh();
            assertRight(index);
        });
    }

    /** Takes and gives back times at one counter, and looks after each commit: nobody else writes there. */
    private Map<String, Long> write(String own, List<UUID> ofWriter, List<ScheduleIndex> instances, Random random) {
        var taken = new HashMap<UUID, TimeRange>();
        QuarkusTransaction.requiringNew().run(() -> ofWriter.forEach(claims::release));
        for (var round = 0; round < 60; round++) {
            var which = random.nextInt(ofWriter.size());
            var booking = ofWriter.get(which);
            var time = TimeRange.of(MORNING.plus(PLACE.multipliedBy(which)), Duration.ofMinutes(random.nextInt(1, 95)));
            var takes = !taken.containsKey(booking);
            QuarkusTransaction.requiringNew().run(() -> {
                if (takes) {
                    claims.claim(booking, own, time, null);
                } else {
                    claims.release(booking);
                }
            });
            if (takes) {
                taken.put(booking, time);
            } else {
                taken.remove(booking);
            }
            var index = instances.get(random.nextInt(instances.size()));
            index.refresh();
            assertThat(startsAt(index, own))
                    .containsExactlyInAnyOrderElementsOf(taken.values().stream()
                            .map(range -> Occupancy.floor(range.start()))
                            .toList());
        }
        return Map.of();
    }

    private static List<Long> startsAt(ScheduleIndex index, String resource) {
        var day = Occupancy.day(Occupancy.floor(MORNING));
        var found = new HashSet<Long>();
        for (var each = day - 1; each <= day + 2; each++) {
            var taken = index.occupancy().of(resource).on(each);
            for (var claim = 0; claim < taken.length; claim += Occupancy.WIDTH) {
                found.add(taken[claim]);
            }
        }
        return List.copyOf(found);
    }

    @Test
    void inside_a_transaction_nobody_looks() {
        var index = instance();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(index::refresh))
                .isInstanceOf(IllegalStateException.class);
    }
}
