package de.willkommen.appointment.availability;

import de.willkommen.appointment.availability.RuleByDays.Frequency;
import de.willkommen.appointment.availability.RuleByDays.Weekday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Rules and days as offices have them, and stranger ones. */
final class AnyRule {

    private AnyRule() {}

    /** Days around which calendars go wrong: clocks, week 53, leap days, holidays, ends of months and years. */
    static final List<LocalDate> ODD_DAYS = List.of(
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 12, 30),
            LocalDate.of(2026, 1, 6),
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 10, 31),
            LocalDate.of(2026, 12, 28),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2027, 1, 3),
            LocalDate.of(2027, 2, 28),
            LocalDate.of(2027, 3, 28),
            LocalDate.of(2027, 10, 31),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2028, 12, 31));

    /** Each number as likely as any other. */
    static Arbitrary<Integer> anyOf(int from, int to) {
        return Arbitraries.integers().between(from, to).withDistribution(RandomDistribution.uniform());
    }

    static Arbitrary<LocalDate> day() {
        var around = Combinators.combine(Arbitraries.of(ODD_DAYS), anyOf(-8, 8)).as((day, days) -> day.plusDays(days));
        var any = anyOf(0, 6 * 366).map(days -> LocalDate.of(2023, 12, 25).plusDays(days));
        return Arbitraries.oneOf(around, any);
    }

    /** Any rule of whole days; what comes of it must not depend on who evaluates it. */
    static Arbitrary<RuleByDays> rule() {
        var endless = Arbitraries.oneOf(daily(), weekly(), monthly(), yearly());
        var ended = Combinators.combine(endless, anyOf(1, 60)).as((rule, times) -> rule.times(times));
        var until = Combinators.combine(endless, day()).as((rule, last) -> rule.until(last));
        return Arbitraries.frequencyOf(Tuple.of(6, endless), Tuple.of(2, ended), Tuple.of(2, until));
    }

    private static Arbitrary<RuleByDays> daily() {
        return Combinators.combine(interval(30), weekdays())
                .as((interval, days) -> RuleByDays.of(Frequency.DAILY, interval).on(days));
    }

    private static Arbitrary<RuleByDays> weekly() {
        return Combinators.combine(interval(9), weekdays())
                .as((interval, days) ->
                        RuleByDays.of(Frequency.WEEKLY, interval).on(days));
    }

    private static Arbitrary<RuleByDays> monthly() {
        var rule = interval(7).map(interval -> RuleByDays.of(Frequency.MONTHLY, interval));
        return Arbitraries.oneOf(
                rule,
                Combinators.combine(rule, nth(5)).as((each, days) -> each.on(days)),
                Combinators.combine(rule, daysOfMonth()).as((each, days) -> each.onDaysOfMonth(days)),
                Combinators.combine(rule, weekdays(), Arbitraries.of(-3, -2, -1, 1, 2, 3))
                        .as((each, days, position) ->
                                days.isEmpty() ? each : each.on(days).only(position)),
                Combinators.combine(rule, weekdays(), daysOfMonth())
                        .as((each, days, ofMonth) -> each.on(days).onDaysOfMonth(ofMonth)));
    }

    private static Arbitrary<RuleByDays> yearly() {
        var rule = interval(3).map(interval -> RuleByDays.of(Frequency.YEARLY, interval));
        var months = anyOf(1, 12).set().ofMinSize(1).ofMaxSize(4).map(AnyRule::inOrder);
        // Every year: of which year a day of week 1 or 53 beyond New Year is, is for RFC 5545 to say and left open
        // there.
        var weeks = Combinators.combine(
                        Arbitraries.of(1, 2, 9, 13, 44, 52, 53, -1, -2)
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(AnyRule::inOrder),
                        weekdays())
                .as((numbers, days) ->
                        RuleByDays.of(Frequency.YEARLY, 1).inWeeks(numbers).on(days));
        return Arbitraries.oneOf(
                rule,
                weeks,
                Combinators.combine(rule, months).as((each, ofYear) -> each.inMonths(ofYear)),
                Combinators.combine(rule, months, nth(5))
                        .as((each, ofYear, days) -> each.inMonths(ofYear).on(days)),
                Combinators.combine(rule, nth(53)).as((each, days) -> each.on(days)),
                Combinators.combine(rule, months, daysOfMonth())
                        .as((each, ofYear, days) -> each.inMonths(ofYear).onDaysOfMonth(days)));
    }

    private static Arbitrary<Integer> interval(int widest) {
        return Arbitraries.oneOf(Arbitraries.of(1, 2, 3), anyOf(1, widest));
    }

    private static Arbitrary<Set<DayOfWeek>> weekdays() {
        return Arbitraries.of(DayOfWeek.class).set().ofMaxSize(4);
    }

    private static Arbitrary<List<Weekday>> nth(int last) {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.of(-1, 1, 2, 5), anyOf(-last, last).filter(ordinal -> ordinal != 0)),
                        Arbitraries.of(DayOfWeek.class))
                .as(Weekday::new)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<List<Integer>> daysOfMonth() {
        return Arbitraries.oneOf(Arbitraries.of(-1, 1, 29, 30, 31), anyOf(-31, 31))
                .filter(day -> day != 0)
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(AnyRule::inOrder);
    }

    private static List<Integer> inOrder(Set<Integer> numbers) {
        return numbers.stream().sorted().toList();
    }
}
