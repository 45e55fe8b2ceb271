package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Plans against calendars and clocks that are looked at day by day and minute by minute. */
class OpeningPlanPropertiesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    @Provide
    Arbitrary<RuleByDays> rules() {
        return AnyRule.rule();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return AnyRule.day();
    }

    @Provide
    Arbitrary<LocalDate> oddDays() {
        return Arbitraries.of(AnyRule.ODD_DAYS);
    }

    /** Midnight, hours around the changing clocks, and any minute. */
    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0, 60, 90, 119, 120, 121, 150, 179, 180, 181, 240, 1439),
                        Arbitraries.integers().between(0, 1439))
                .map(minute -> LocalTime.of(minute / 60, minute % 60));
    }

    private static OpeningPlan plan(
            LocalDate startsOn,
            LocalDate endsOn,
            String rule,
            LocalTime opens,
            LocalTime closes,
            Set<LocalDate> except) {
        return new OpeningPlan(
                new UUID(0, 1),
                0,
                "T",
                "T-ABH",
                OpeningPlan.Owner.team("team"),
                startsOn,
                endsOn,
                opens,
                closes,
                rule,
                except,
                List.of(OpeningPlan.Share.ALL_PUBLIC));
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void a_plan_has_the_days_a_wall_calendar_says_wherever_one_starts_to_look(
            @ForAll("rules") RuleByDays rule,
            @ForAll("days") LocalDate start,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 800) int length,
            @ForAll("days") LocalDate end,
            @ForAll @Size(max = 3) Set<@IntRange(max = 400) Integer> except) {
        var endsOn = end.isBefore(start) ? null : end;
        var to = from.plusDays(length);
        var left = rule.days(start, to);
        var exceptions = except.stream()
                .filter(index -> index < left.size())
                .map(left::get)
                .collect(Collectors.toSet());

        var days = plan(start, endsOn, rule.written(), MIDNIGHT, MIDNIGHT, exceptions)
                .days(from, to);

        assertThat(days)
                .containsExactlyElementsOf(left.stream()
                        .filter(day -> !day.isBefore(from) && (endsOn == null || !day.isAfter(endsOn)))
                        .filter(day -> !exceptions.contains(day))
                        .toList());
    }

    @Property(tries = 1_000)
    void a_day_of_a_plan_has_the_minutes_its_clock_on_the_wall_shows(
            @ForAll("oddDays") LocalDate day, @ForAll("times") LocalTime opens, @ForAll("times") LocalTime closes) {
        Assume.that(closes.equals(MIDNIGHT) || closes.isAfter(opens));

        var hours = plan(day, null, "FREQ=DAILY", opens, closes, Set.of()).on(day, BERLIN);

        // The hands are watched from one midnight to the next.
        var first = onTheWall(day, opens);
        var end = closes.equals(MIDNIGHT) ? midnight(day.plusDays(1)) : onTheWall(day, closes);
        if (end.isAfter(first)) {
            assertThat(hours).contains(new TimeRange(first, end));
        } else {
            assertThat(hours).isEmpty();
        }
    }

    /** When the clock shows that time for the first time that day; when it jumps over it, an hour later. */
    private static Instant onTheWall(LocalDate day, LocalTime time) {
        for (var minute = midnight(day); minute.isBefore(midnight(day.plusDays(1))); minute = minute.plusSeconds(60)) {
            if (minute.atZone(BERLIN).toLocalTime().equals(time)) {
                return minute;
            }
        }
        return onTheWall(day, time.plusHours(1));
    }

    private static Instant midnight(LocalDate day) {
        var minute = Instant.parse(day.minusDays(1) + "T21:00:00Z");
        while (!minute.atZone(BERLIN).toLocalDate().equals(day)) {
            minute = minute.plusSeconds(60);
        }
        return minute;
    }
}
