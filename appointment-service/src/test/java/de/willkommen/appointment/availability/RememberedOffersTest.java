package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.availability.AnyOffice.Situation;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What is remembered must never differ from what would be found out now, whatever is booked and however time goes by. */
class RememberedOffersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private static final Office OFFICE = new Office(
            "T-ABH",
            new Authority("T", "T", "st"),
            1,
            new Office.Address("Am Markt 1", "39104", "Magdeburg"),
            ZoneId.of("Europe/Berlin"),
            List.of("de"),
            List.of(),
            new Office.CheckIn(60, 15),
            new Office.BookingRules(false, 0, 365, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0));

    @Provide
    Arbitrary<Situation> situations() {
        return AnyOffice.situation();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void what_is_remembered_is_what_would_be_found_now(
            @ForAll("situations") Situation situation, @ForAll Random random) {
        var office = new IndexedOffice(situation.schedule());
        var occupancy = new Occupancy();
        var now = situation.now();

        for (var change : situation.claims()) {
            occupancy.apply(List.of(change));
            assertRemembered(situation, office, occupancy, now);
            // Now and then a hold runs out, a start comes too near, time of another channel is released.
            now = now.plus(Duration.ofMinutes(random.nextInt(120)));
            assertRemembered(situation, office, occupancy, now);
            if (random.nextBoolean()) {
                occupancy.apply(List.of(new ClaimChange(change.booking(), change.resource(), null, null)));
                assertRemembered(situation, office, occupancy, now);
            }
        }
    }

    @Example
    void a_hold_that_runs_out_is_not_remembered_any_longer() {
        var office = new IndexedOffice(schedule(new OpeningPlan.Share(Channel.PUBLIC, null, null)));
        var occupancy = new Occupancy();
        occupancy.apply(List.of(new ClaimChange(
                UUID.randomUUID(),
                Resources.counter("T", "1"),
                new TimeRange(NOON.minusSeconds(3_600), NOON),
                NOW.plusSeconds(600))));

        var held = remembered(office, occupancy, NOW);
        var stillHeld = remembered(office, occupancy, NOW.plusSeconds(599));
        var free = remembered(office, occupancy, NOW.plusSeconds(600));

        assertThat(stillHeld).isSameAs(held);
        assertThat(held.starts()).isEmpty();
        assertThat(free.starts()).isNotEmpty();
    }

    @Example
    void time_of_another_channel_is_offered_when_it_is_released() {
        var office = new IndexedOffice(schedule(new OpeningPlan.Share(Channel.PARTNER, null, 60)));
        var occupancy = new Occupancy();
        var release = NOON.minusSeconds(2 * 3_600);

        var before = remembered(office, occupancy, release.minusSeconds(3_600));
        var stillBefore = remembered(office, occupancy, release.minusSeconds(1));
        var released = remembered(office, occupancy, release);

        assertThat(before.starts()).isEmpty();
        assertThat(stillBefore.starts()).isEmpty();
        assertThat(released.starts()).isNotEmpty();
    }

    @Example
    void a_claim_in_the_first_or_last_minutes_of_the_day_is_seen() {
        for (var minute : List.of(0, 23 * 60 + 30)) {
            var office = new IndexedOffice(schedule(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
            var occupancy = new Occupancy();
            var start = DAY.atStartOfDay(OFFICE.zone()).toInstant().plus(Duration.ofMinutes(minute));
            assertThat(remembered(office, occupancy, NOW).starts()).contains(Occupancy.floor(start));

            occupancy.apply(List.of(claim("1", TimeRange.of(start, Duration.ofMinutes(30)))));

            assertThat(remembered(office, occupancy, NOW).starts()).doesNotContain(Occupancy.floor(start));
        }
    }

    /** Changes are counted from nothing when all is read anew. */
    @Example
    void what_was_found_out_before_everything_was_read_anew_is_forgotten() {
        var office = new IndexedOffice(schedule(LocalTime.of(11, 0), LocalTime.of(12, 0)));
        var before = new Occupancy();
        before.apply(List.of(claim("1", new TimeRange(NOON.minusSeconds(3_600), NOON))));
        var anew = new Occupancy();
        anew.apply(List.of(claim("other", new TimeRange(NOON.minusSeconds(3_600), NOON))));

        var full = remembered(office, before, NOW);
        var free = remembered(office, anew, NOW);

        assertThat(full.starts()).isEmpty();
        assertThat(free.starts()).isNotEmpty();
    }

    /** Two who ask at once may have read the clock in the other order. */
    @Example
    void what_was_found_out_later_is_no_answer_to_an_earlier_moment() {
        var office = new IndexedOffice(schedule(LocalTime.of(11, 0), LocalTime.of(12, 0)));
        var occupancy = new Occupancy();

        var later = remembered(office, occupancy, NOON.minusSeconds(1_800));
        var earlier = remembered(office, occupancy, NOON.minusSeconds(3_600));

        assertThat(earlier.starts()).contains(Occupancy.floor(NOON.minusSeconds(3_600)));
        assertThat(later.starts()).doesNotContain(Occupancy.floor(NOON.minusSeconds(3_600)));
    }

    /** The public's counter serves one service and has steps, the partners' one all, without steps and in Arabic. */
    @Example
    void nobody_gets_the_answer_to_another_question() {
        var usual = wish("permit", 30);
        var others = List.of(
                wish("permit", 60),
                wish("pickup", 30),
                new Wish(OFFICE, usual.parts(), Set.of("step-free"), null, null, Channel.PUBLIC),
                usual.speaking("ar"),
                usual.by(Channel.PARTNER));
        var occupancy = new Occupancy();
        occupancy.apply(List.of(claim("2", new TimeRange(NOON.minusSeconds(1_800), NOON))));

        for (var other : others) {
            for (var order : List.of(List.of(usual, other), List.of(other, usual))) {
                var office = new IndexedOffice(twoCounters());
                var found = order.stream()
                        .map(wish -> remembered(office, occupancy, wish, NOW).starts())
                        .toList();

                assertThat(found.get(0)).isNotEqualTo(found.get(1));
                assertThat(found.get(1))
                        .isEqualTo(remembered(new IndexedOffice(twoCounters()), occupancy, order.get(1), NOW)
                                .starts());
            }
        }
    }

    /** Whoever evaluates a day while a change is made may see it or not; the next one sees it. */
    @Example
    void a_change_that_comes_while_the_day_is_evaluated_is_in_the_next_answer() throws Exception {
        var schedule = schedule(LocalTime.of(11, 0), LocalTime.of(12, 0));
        var occupancy = new Occupancy();
        var barrier = new CyclicBarrier(2);
        var changing = Executors.newSingleThreadExecutor();
        try {
            for (var round = 0; round < 4_000; round++) {
                // Nothing is remembered yet: the day is evaluated at once, and again when the change is counted.
                var office = new IndexedOffice(schedule);
                var isTaken = round % 2 == 0;
                var changes = changes(isTaken, round % 3 == 0 ? 200 : 1);
                var later = round % 100 * 5;
                var change = changing.submit(() -> {
                    barrier.await();
                    for (var turn = 0; turn < later; turn++) {
                        Thread.onSpinWait();
                    }
                    occupancy.apply(changes);
                    return null;
                });
                barrier.await();
                while (!change.isDone()) {
                    remembered(office, occupancy, NOW);
                }
                change.get();

                assertThat(remembered(office, occupancy, NOW).starts().length == 0)
                        .as("taken, in round %d", round)
                        .isEqualTo(isTaken);
            }
        } finally {
            changing.shutdownNow();
        }
    }

    /** The counter is taken or given back, and so many others with it. */
    private static List<ClaimChange> changes(boolean isTaken, int counters) {
        return IntStream.rangeClosed(1, counters)
                .mapToObj(counter -> new ClaimChange(
                        new UUID(0, 0),
                        Resources.counter("T", String.valueOf(counter)),
                        isTaken ? new TimeRange(NOON.minusSeconds(3_600), NOON) : null,
                        null))
                .toList();
    }

    private static ClaimChange claim(String counter, TimeRange during) {
        return new ClaimChange(UUID.randomUUID(), Resources.counter("T", counter), during, null);
    }

    private static Wish wish(String service, int minutes) {
        return new Wish(OFFICE, List.of(new Wish.Part(service, 1, minutes)), Set.of(), null, null, Channel.PUBLIC);
    }

    /** One for the public, and one for the partners. */
    private static OfficeSchedule twoCounters() {
        return new OfficeSchedule(
                OFFICE,
                1,
                List.of(plan(
                        LocalTime.of(11, 0),
                        LocalTime.of(12, 0),
                        new OpeningPlan.Share(Channel.PUBLIC, 1, null),
                        new OpeningPlan.Share(Channel.PARTNER, 1, null))),
                List.of(),
                List.of(
                        new Counter(
                                "T",
                                "1",
                                OFFICE.code(),
                                1,
                                "1.1",
                                "team",
                                List.of("permit"),
                                List.of("de"),
                                List.of(),
                                true),
                        new Counter(
                                "T",
                                "2",
                                OFFICE.code(),
                                1,
                                "1.2",
                                "team",
                                List.of("permit", "pickup"),
                                List.of("de", "ar"),
                                List.of("step-free"),
                                true)),
                List.of(),
                List.of(service("permit"), service("pickup")),
                new Holidays());
    }

    private static OfferedService service(String code) {
        return new OfferedService("T", OFFICE.code(), code, 1, "", 30, 0, 1, "A", 1, true, List.of());
    }

    private static OpeningPlan plan(LocalTime opensAt, LocalTime closesAt, OpeningPlan.Share... shares) {
        return new OpeningPlan(
                UUID.randomUUID(),
                0,
                "T",
                OFFICE.code(),
                OpeningPlan.Owner.team("team"),
                DAY,
                null,
                opensAt,
                closesAt,
                "FREQ=DAILY",
                Set.of(),
                List.of(shares));
    }

    /** One counter, open from eleven to twelve. */
    private static OfficeSchedule schedule(OpeningPlan.Share share) {
        return schedule(plan(LocalTime.of(11, 0), LocalTime.of(12, 0), share));
    }

    private static OfficeSchedule schedule(LocalTime opensAt, LocalTime closesAt) {
        return schedule(plan(opensAt, closesAt, OpeningPlan.Share.ALL_PUBLIC));
    }

    private static OfficeSchedule schedule(OpeningPlan plan) {
        var counter = new Counter(
                "T", "1", OFFICE.code(), 1, "1.1", "team", List.of("permit"), List.of("de"), List.of(), true);
        return new OfficeSchedule(
                OFFICE,
                1,
                List.of(plan),
                List.of(),
                List.of(counter),
                List.of(),
                List.of(service("permit")),
                new Holidays());
    }

    private static DayOffer remembered(IndexedOffice office, Occupancy occupancy, Instant now) {
        return remembered(office, occupancy, wish("permit", 30), now);
    }

    private static DayOffer remembered(IndexedOffice office, Occupancy occupancy, Wish wish, Instant now) {
        return office.offers()
                .of(wish, occupancy, now, () -> new SlotSearch(office, occupancy, wish, null, now))
                .on(DAY);
    }

    private static void assertRemembered(Situation situation, IndexedOffice office, Occupancy occupancy, Instant now) {
        var fresh = new SlotSearch(new IndexedOffice(situation.schedule()), occupancy, situation.wish(), null, now)
                .offered(situation.day(), situation.day())
                .toArray();
        var remembered = office.offers()
                .of(
                        situation.wish(),
                        occupancy,
                        now,
                        () -> new SlotSearch(office, occupancy, situation.wish(), null, now))
                .on(situation.day());

        assertThat(remembered.starts()).containsExactly(fresh);
    }
}
