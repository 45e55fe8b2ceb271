package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How much of what is left of a day long services can still use, after people have booked short ones wherever they liked
 * among what was offered. With fixed seeds, so that the figures of {@code docs/benchmarks.md} are the same on every machine.
 */
class UsableCapacityTest {

    private static final int COUNTERS = 6;
    private static final int DAYS = 200;
    private static final int SHORT = 15;
    private static final int LONG = 45;
    private static final List<Integer> LEVELS = List.of(50, 70, 80, 90);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
    private static final Path TABLE = Path.of("target/usable-capacity.md");

    private static final Office OFFICE = new Office(
            "T-ABH",
            new Authority("T", "T", "st"),
            1,
            new Office.Address("Am Markt 1", "39104", "Magdeburg"),
            BERLIN,
            List.of("de"),
            List.of(),
            new Office.CheckIn(60, 15),
            new Office.BookingRules(false, 0, 365, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0));

    private static final OfficeSchedule SCHEDULE = new OfficeSchedule(
            OFFICE,
            1,
            List.of(plan(LocalTime.of(8, 0), LocalTime.of(12, 0)), plan(LocalTime.of(13, 0), LocalTime.of(18, 0))),
            List.of(),
            IntStream.rangeClosed(1, COUNTERS)
                    .mapToObj(UsableCapacityTest::counter)
                    .toList(),
            List.of(),
            List.of(service("short", SHORT), service("long", LONG)),
            new Holidays());

    private static final int CAPACITY = COUNTERS * (4 + 5) * 60;

    /** How a day is offered, and what is booked. */
    private enum Way {
        /** As the platform does. */
        OURS,
        /** Every free start is offered; the first free counter takes it. */
        FIRST_FIT,
        /** Every free start is offered; any free counter takes it. */
        RANDOM
    }

    /**
     * What was left of many days.
     *
     * @param usable share of the free time that long services can still use, one after the other
     * @param choice how many starts were still offered for a short one
     */
    private record Left(double usable, double choice) {}

    /** One day that fills up. */
    private static final class Day {

        private final Way way;
        private final Random random;
        private final Occupancy occupancy = new Occupancy();
        private final IndexedOffice office = new IndexedOffice(SCHEDULE);
        private int booked;

        Day(Way way, int seed) {
            this.way = way;
            this.random = new Random(seed);
        }

        void fillTo(int percent) {
            while (booked * SHORT * 100 < percent * CAPACITY) {
                var starts = starts();
                var start = StartSet.moment(starts.get(random.nextInt(starts.size())));
                occupancy.apply(List.of(new ClaimChange(
                        new UUID(random.nextLong(), random.nextLong()),
                        Resources.of(chosen(start)),
                        TimeRange.of(start, Duration.ofMinutes(SHORT)),
                        null)));
                booked++;
            }
        }

        private List<Long> starts() {
            var starts = new ArrayList<Long>();
            search().offered(DAY, DAY).forEach(starts::add);
            return starts;
        }

        private Counter chosen(Instant start) {
            var candidates = new ArrayList<>(search().candidates(start));
            switch (way) {
                case OURS -> {
                    Collections.shuffle(candidates, random);
                    candidates.sort(Candidate.BEST_FIRST);
                }
                case FIRST_FIT -> {
                    // They come in the order of the counters.
                }
                case RANDOM -> Collections.shuffle(candidates, random);
            }
            return candidates.get(0).counter();
        }

        private SlotSearch search() {
            // Staff are offered every start that is possible, and nothing is kept free for anything.
            var channel = way == Way.OURS ? Channel.PUBLIC : Channel.INTERNAL;
            var wish = new Wish(OFFICE, List.of(new Wish.Part("short", 1, SHORT)), Set.of(), null, null, channel);
            return new SlotSearch(office, occupancy, wish, null, NOW);
        }

        Left left() {
            var free = new long[1];
            var usable = new long[1];
            for (var counter : SCHEDULE.counters()) {
                var hours = office.hours().on(DAY, Channel.PUBLIC, NOW).of(Resources.of(counter));
                FreeRuns.each(
                        hours.open(),
                        hours.closed(),
                        occupancy.of(Resources.of(counter)),
                        NOW.toEpochMilli(),
                        (opening, from, to) -> {
                            free[0] += to - from;
                            usable[0] += (to - from) / LONG * LONG;
                        });
            }
            return new Left((double) usable[0] / free[0], starts().size());
        }
    }

    private static Left average(Way way, int percent) {
        var usable = 0.0;
        var choice = 0.0;
        for (var seed = 1; seed <= DAYS; seed++) {
            var day = new Day(way, seed);
            day.fillTo(percent);
            var left = day.left();
            usable += left.usable() / DAYS;
            choice += left.choice() / DAYS;
        }
        return new Left(usable, choice);
    }

    @Test
    void more_of_a_day_is_left_for_long_services_than_by_first_fit_or_by_chance() throws IOException {
        var rows = new ArrayList<String>();
        for (var percent : LEVELS) {
            var ours = average(Way.OURS, percent);
            var firstFit = average(Way.FIRST_FIT, percent);
            var random = average(Way.RANDOM, percent);
            rows.add(String.format(
                    Locale.ROOT,
                    "| %d %% | %.0f %% | %.0f %% | %.0f %% | %.1f | %.1f | %.1f |",
                    percent,
                    ours.usable() * 100,
                    firstFit.usable() * 100,
                    random.usable() * 100,
                    ours.choice(),
                    firstFit.choice(),
                    random.choice()));

            assertThat(ours.usable())
                    .as("%d %% full", percent)
                    .isGreaterThan(firstFit.usable())
                    .isGreaterThan(random.usable());
        }
        Files.writeString(TABLE, String.join("\n", rows) + "\n");
    }

    private static OpeningPlan plan(LocalTime opensAt, LocalTime closesAt) {
        return new OpeningPlan(
                UUID.nameUUIDFromBytes(opensAt.toString().getBytes(StandardCharsets.UTF_8)),
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
                List.of(OpeningPlan.Share.ALL_PUBLIC));
    }

    private static Counter counter(int number) {
        return new Counter(
                "T",
                Integer.toString(number),
                OFFICE.code(),
                1,
                "1." + number,
                "team",
                List.of("short", "long"),
                List.of("de"),
                List.of(),
                true);
    }

    private static OfferedService service(String code, int minutes) {
        return new OfferedService("T", OFFICE.code(), code, 1, "", minutes, 0, 1, "A", 1, true, List.of());
    }
}
