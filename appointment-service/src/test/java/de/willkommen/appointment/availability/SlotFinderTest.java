package de.willkommen.appointment.availability;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.office.Office;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which days are searched and which can be booked. */
@QuarkusTest
class SlotFinderTest extends ServiceTest {

    private static final int HORIZON = 250;

    @Inject
    SlotFinder finder;

    @Inject
    ScheduleIndex index;

    @Inject
    Wishes wishes;

    private static Office.BookingRules rules(int lead, LocalTime newDaysAt, int spread) {
        return new Office.BookingRules(false, lead, HORIZON, 10, 5, 15, 10_000, 10_000, 10_000, newDaysAt, spread);
    }

    private Wish wish(String office) {
        index.refresh();
        return wishes.of(
                index.office(office).orElseThrow(),
                "service",
                List.of(new Wishes.Asked("permit", 1, "service", "persons")),
                Set.of(),
                null);
    }

    @Test
    void a_window_has_the_slots_of_its_days_and_next_from_is_the_first_day_after_it_that_has_any() {
        var office = anOffice()
                .open("2026-01-01", "FREQ=MONTHLY;BYDAY=2MO,-1FR", "08:00", "09:40")
                .open("2026-11-24", "FREQ=WEEKLY;INTERVAL=5;BYDAY=WE,TH", "22:10", "00:00")
                .open("2026-01-01", "FREQ=MONTHLY;BYDAY=-1FR", "09:00", "10:00")
                .rules(rules(90, LocalTime.MIDNIGHT, 0))
                .create();
        var wish = wish(office);
        var today = LocalDate.parse("2026-11-24");
        var byDay = new TreeMap<LocalDate, List<Slot>>();
        for (var day = today.minusDays(3); day.isBefore(today.plusDays(HORIZON + 70)); day = day.plusDays(1)) {
            var slots = finder.slots(wish, day, day);
            if (!slots.isEmpty()) {
                byDay.put(day, slots);
            }
        }
        assertThat(byDay.firstKey()).isAfterOrEqualTo(today);
        assertThat(byDay.lastKey()).isBeforeOrEqualTo(today.plusDays(HORIZON));
        assertThat(byDay).hasSizeGreaterThan(20);

        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var window = 0; window < 150; window++) {
            var from = today.plusDays(random.nextInt(-5, HORIZON + 20));
            var to = from.plusDays(random.nextInt(0, 62));

            var slots = finder.slots(wish, from, to);
            var next = finder.nextDayWithSlots(wish, to);

            var expected = new ArrayList<Slot>();
            byDay.subMap(from, true, to, true).values().forEach(expected::addAll);
            assertThat(slots).as("seed %d", seed).containsExactlyElementsOf(expected);
            assertThat(slots).extracting(Slot::start).isSorted().doesNotHaveDuplicates();
            assertThat(next.orElse(null)).as("seed %d", seed).isEqualTo(byDay.higherKey(to));
        }
    }

    @Test
    void alternatives_come_from_the_two_weeks_around_and_else_from_the_next_day_that_has_any() {
        var office = anOffice()
                .open("2026-01-01", "FREQ=MONTHLY;BYDAY=2MO,-1FR", "08:00", "09:40")
                .open("2026-11-24", "FREQ=WEEKLY;INTERVAL=5;BYDAY=WE,TH", "22:10", "00:00")
                .rules(rules(90, LocalTime.MIDNIGHT, 0))
                .create();
        var wish = wish(office);
        var today = LocalDate.parse("2026-11-24");
        var free = finder.slots(wish, today, today.plusDays(HORIZON));
        assertThat(free).hasSizeGreaterThan(60);

        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var wanted = random.nextInt(3) == 0
                    ? free.get(random.nextInt(free.size())).start()
                    : Instant.parse("2026-11-22T23:00:00Z")
                            .plus(Duration.ofMinutes(15L * random.nextInt(96 * HORIZON)));

            var alternatives = finder.alternatives(wish, wanted);

            assertThat(alternatives).as("seed %d, %s", seed, wanted).isEqualTo(alternatives(free, wanted, today));
        }
    }

    /** All that is free in the two weeks, or else on the next day that has any, sorted by distance. */
    private static List<Slot> alternatives(List<Slot> free, Instant wanted, LocalDate today) {
        var berlin = ZoneId.of("Europe/Berlin");
        var day = wanted.atZone(berlin).toLocalDate();
        var center = day.isBefore(today) ? today : day;
        var last = center.plusDays(14);
        var near = free.stream()
                .filter(slot -> !slot.start().equals(wanted))
                .filter(slot -> {
                    var its = slot.start().atZone(berlin).toLocalDate();
                    return !its.isBefore(center.minusDays(1)) && !its.isAfter(last);
                })
                .toList();
        if (near.isEmpty()) {
            var next = free.stream()
                    .map(slot -> slot.start().atZone(berlin).toLocalDate())
                    .filter(its -> its.isAfter(last))
                    .findFirst();
            near = free.stream()
                    .filter(slot -> next.filter(slot.start().atZone(berlin).toLocalDate()::equals)
                            .isPresent())
                    .toList();
        }
        return near.stream()
                .sorted(Comparator.comparing(
                        slot -> Duration.between(wanted, slot.start()).abs()))
                .limit(6)
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    @Test
    void the_day_at_the_horizon_opens_for_search_and_booking_at_one_moment_nobody_knows() {
        var office = anOffice().rules(rules(0, LocalTime.of(10, 0), 30)).create();
        var wish = wish(office);
        var furthest = LocalDate.parse("2026-11-24").plusDays(HORIZON);
        var ten = Instant.parse("2026-11-24T09:00:00Z");
        var openedAfter = new ArrayList<Integer>();

        for (var minute = -1; minute <= 30; minute++) {
            clock.set(ten.plus(Duration.ofMinutes(minute)));
            var slots = finder.slots(wish, furthest, furthest);
            var start = slots.isEmpty()
                    ? furthest + "T09:00:00+02:00"
                    : slots.get(0).start().toString();
            hold(office, "permit", start).then().statusCode(slots.isEmpty() ? 400 : 201);
            if (!slots.isEmpty()) {
                openedAfter.add(minute);
                break;
            }
        }

        assertThat(openedAfter)
                .hasSize(1)
                .allSatisfy(minute -> assertThat(minute).isBetween(0, 30));
        assertThat(finder.slots(wish, furthest.plusDays(1), furthest.plusDays(1)))
                .isEmpty();
    }
}
