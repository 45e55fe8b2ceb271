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

    /** One counter, open from eleven to twelve. */
    private static OfficeSchedule schedule(OpeningPlan.Share share) {
        var plan = new OpeningPlan(
                UUID.randomUUID(),
                0,
                "T",
                OFFICE.code(),
                OpeningPlan.Owner.team("team"),
                DAY,
                null,
                LocalTime.of(11, 0),
                LocalTime.of(12, 0),
                "FREQ=DAILY",
                Set.of(),
                List.of(share));
        var counter = new Counter(
                "T", "1", OFFICE.code(), 1, "1.1", "team", List.of("permit"), List.of("de"), List.of(), true);
        var service = new OfferedService("T", OFFICE.code(), "permit", 1, "", 30, 0, 1, "A", 1, true, List.of());
        return new OfficeSchedule(
                OFFICE, 1, List.of(plan), List.of(), List.of(counter), List.of(), List.of(service), new Holidays());
    }

    private static DayOffer remembered(IndexedOffice office, Occupancy occupancy, Instant now) {
        var wish = new Wish(OFFICE, List.of(new Wish.Part("permit", 1, 30)), Set.of(), null, null, Channel.PUBLIC);
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
