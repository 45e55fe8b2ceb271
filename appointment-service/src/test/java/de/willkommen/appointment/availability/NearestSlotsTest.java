package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What is offered instead of a time that is taken, against all that is free in the two weeks sorted by distance. */
class NearestSlotsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int DAYS = 16;

    /**
     * What is free, and what somebody wanted.
     *
     * @param first the day before the one that counts
     */
    record Wanted(LocalDate first, Map<LocalDate, List<Slot>> free, Instant start) {

        LocalDate last() {
            return first.plusDays(DAYS - 1L);
        }

        List<Slot> alternatives(List<LocalDate> looked) {
            return new NearestSlots(start, BERLIN, day -> {
                        looked.add(day);
                        return free.getOrDefault(day, List.of());
                    })
                    .within(first, last());
        }

        /** All that is free, sorted twice. */
        List<Slot> model() {
            return free.values().stream()
                    .flatMap(List::stream)
                    .filter(slot -> !slot.start().equals(start))
                    .sorted(Comparator.comparing(Slot::start))
                    .sorted(Comparator.comparing(
                            slot -> Duration.between(start, slot.start()).abs()))
                    .limit(6)
                    .sorted(Comparator.comparing(Slot::start))
                    .toList();
        }
    }

    /** With the days of 23 and 25 hours before, between and behind. */
    @Provide
    Arbitrary<Wanted> wanted() {
        var first = Combinators.combine(
                        Arbitraries.of("2026-10-25", "2027-03-28", "2026-12-31").map(LocalDate::parse),
                        Arbitraries.integers().between(-15, 1))
                .as(LocalDate::plusDays);
        // Between two quarters of an hour, too: two slots are seldom equally near otherwise.
        var start = Arbitraries.integers().between(-26 * 8, 50 * 8);
        return Combinators.combine(first, start, free()).as((day, eighths, minutes) -> {
            var free = new TreeMap<LocalDate, List<Slot>>();
            for (var which = 0; which < DAYS; which++) {
                var date = day.plusDays(which);
                free.put(date, slots(date, minutes.get(which)));
            }
            return new Wanted(day, free, day.atStartOfDay(BERLIN).toInstant().plusSeconds(450L * eighths));
        });
    }

    private static Arbitrary<List<List<Integer>>> free() {
        var quarters = Arbitraries.integers().between(0, 99);
        var any = quarters.list().ofMaxSize(4);
        var many = quarters.list().ofMinSize(5).ofMaxSize(40);
        return Arbitraries.of(1, 6, 20)
                .flatMap(emptiness -> Arbitraries.frequencyOf(
                                Tuple.of(emptiness, Arbitraries.just(List.<Integer>of())),
                                Tuple.of(3, any),
                                Tuple.of(1, many))
                        .list()
                        .ofSize(DAYS));
    }

    private static List<Slot> slots(LocalDate day, List<Integer> quarters) {
        var end = day.plusDays(1).atStartOfDay(BERLIN).toInstant();
        return new TreeSet<>(quarters)
                .stream()
                        .map(quarter -> day.atStartOfDay(BERLIN).toInstant().plusSeconds(900L * quarter))
                        .filter(start -> start.isBefore(end))
                        .map(start -> new Slot(start, start.plusSeconds(900)))
                        .toList();
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void alternatives_are_the_six_nearest_of_all_that_is_free(@ForAll("wanted") Wanted wanted) {
        var looked = new ArrayList<LocalDate>();

        var alternatives = wanted.alternatives(looked);

        assertThat(alternatives).isEqualTo(wanted.model());
        often("six", alternatives.size() == 6);
        often("fewer", alternatives.size() < 6);
        often("not all days were looked at", looked.size() < DAYS);
        often(
                "from several days",
                alternatives.stream()
                                .map(slot -> slot.start().atZone(BERLIN).toLocalDate())
                                .distinct()
                                .count()
                        > 1);
    }

    private static void often(String what, boolean isSo) {
        Statistics.label(what)
                .collect(isSo)
                .coverage(checker -> checker.check(true).percentage(share -> share > 10));
    }

    @Example
    void in_a_free_week_the_days_around_are_enough() {
        var first = LocalDate.parse("2026-11-24");
        var free = new TreeMap<LocalDate, List<Slot>>();
        for (var day = first; free.size() < DAYS; day = day.plusDays(1)) {
            free.put(day, slots(day, List.of(32, 33, 34, 35, 36, 37, 38, 39, 40)));
        }
        var looked = new ArrayList<LocalDate>();

        new Wanted(first, free, Instant.parse("2026-11-25T09:00:00Z")).alternatives(looked);

        assertThat(looked).containsExactly(first, first.plusDays(1));
    }
}
