package de.willkommen.appointment.availability;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An RFC 5545 rule of whole days, evaluated as one would with a wall calendar and a finger: each day is looked at by
 * itself. Slow and obvious; the tests hold the library against it.
 *
 * @param byDay weekdays, each alone or the n-th of a month or year
 * @param bySetPos of the days of one period only that one; 0 when all count
 * @param count 0 when endless
 */
record RuleByDays(
        Frequency frequency,
        int interval,
        List<Weekday> byDay,
        List<Integer> byMonthDay,
        List<Integer> byMonth,
        List<Integer> byWeekNumber,
        int bySetPos,
        int count,
        LocalDate until) {

    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /**
     * A weekday, or only its n-th in a period.
     *
     * @param ordinal 0 for each
     */
    record Weekday(int ordinal, DayOfWeek day) {

        private String written() {
            return (ordinal == 0 ? "" : ordinal) + day.name().substring(0, 2);
        }

        private boolean is(LocalDate date, LocalDate first, LocalDate last) {
            if (date.getDayOfWeek() != day) {
                return false;
            }
            var before = (int) ChronoUnit.DAYS.between(first, date) / 7 + 1;
            var after = (int) ChronoUnit.DAYS.between(date, last) / 7 + 1;
            return ordinal == 0 || ordinal == before || ordinal == -after;
        }
    }

    static RuleByDays of(Frequency frequency, int interval) {
        return new RuleByDays(frequency, interval, List.of(), List.of(), List.of(), List.of(), 0, 0, null);
    }

    RuleByDays on(Set<DayOfWeek> days) {
        return on(days.stream().sorted().map(day -> new Weekday(0, day)).toList());
    }

    RuleByDays on(List<Weekday> days) {
        return new RuleByDays(frequency, interval, days, byMonthDay, byMonth, byWeekNumber, bySetPos, count, until);
    }

    RuleByDays onDaysOfMonth(List<Integer> days) {
        return new RuleByDays(frequency, interval, byDay, days, byMonth, byWeekNumber, bySetPos, count, until);
    }

    RuleByDays inMonths(List<Integer> months) {
        return new RuleByDays(frequency, interval, byDay, byMonthDay, months, byWeekNumber, bySetPos, count, until);
    }

    RuleByDays inWeeks(List<Integer> weeks) {
        return new RuleByDays(frequency, interval, byDay, byMonthDay, byMonth, weeks, bySetPos, count, until);
    }

    RuleByDays only(int position) {
        return new RuleByDays(frequency, interval, byDay, byMonthDay, byMonth, byWeekNumber, position, count, until);
    }

    RuleByDays times(int number) {
        return new RuleByDays(frequency, interval, byDay, byMonthDay, byMonth, byWeekNumber, bySetPos, number, null);
    }

    RuleByDays until(LocalDate last) {
        return new RuleByDays(frequency, interval, byDay, byMonthDay, byMonth, byWeekNumber, bySetPos, 0, last);
    }

    /** As RFC 5545 writes it. */
    String written() {
        return Stream.of(
                        "FREQ=" + frequency,
                        interval == 1 ? "" : "INTERVAL=" + interval,
                        byMonth.isEmpty() ? "" : "BYMONTH=" + list(byMonth),
                        byWeekNumber.isEmpty() ? "" : "BYWEEKNO=" + list(byWeekNumber),
                        byMonthDay.isEmpty() ? "" : "BYMONTHDAY=" + list(byMonthDay),
                        byDay.isEmpty()
                                ? ""
                                : "BYDAY="
                                        + list(byDay.stream()
                                                .map(Weekday::written)
                                                .toList()),
                        bySetPos == 0 ? "" : "BYSETPOS=" + bySetPos,
                        count == 0 ? "" : "COUNT=" + count,
                        until == null ? "" : "UNTIL=" + until.toString().replace("-", ""))
                .filter(part -> !part.isEmpty())
                .collect(joining(";"));
    }

    private static String list(List<?> values) {
        return values.stream().map(String::valueOf).collect(joining(","));
    }

    /** Every day of the rule from its first possible day on, up to another. */
    List<LocalDate> days(LocalDate start, LocalDate to) {
        var byPeriod = new TreeMap<Long, List<LocalDate>>();
        // To the end of the last period: of which day is the last one of a month only the whole month tells.
        for (var day = firstOfPeriod(start); !firstOfPeriod(day).isAfter(to); day = day.plusDays(1)) {
            var period = period(start, day);
            if (period % interval == 0 && fits(start, day)) {
                byPeriod.computeIfAbsent(period, each -> new ArrayList<>()).add(day);
            }
        }
        return byPeriod.entrySet().stream()
                .map(Map.Entry::getValue)
                .flatMap(this::positioned)
                .filter(day -> !day.isBefore(start))
                .filter(day -> until == null || !day.isAfter(until))
                .limit(count == 0 ? Long.MAX_VALUE : count)
                .filter(day -> !day.isAfter(to))
                .toList();
    }

    private Stream<LocalDate> positioned(List<LocalDate> ofPeriod) {
        if (bySetPos == 0) {
            return ofPeriod.stream();
        }
        var index = bySetPos > 0 ? bySetPos - 1 : ofPeriod.size() + bySetPos;
        return index >= 0 && index < ofPeriod.size() ? Stream.of(ofPeriod.get(index)) : Stream.of();
    }

    private LocalDate firstOfPeriod(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY -> day.withDayOfYear(1);
        };
    }

    private long period(LocalDate start, LocalDate day) {
        var first = firstOfPeriod(start);
        return switch (frequency) {
            case DAILY -> ChronoUnit.DAYS.between(first, day);
            case WEEKLY -> ChronoUnit.WEEKS.between(first, day);
            case MONTHLY -> ChronoUnit.MONTHS.between(first, firstOfPeriod(day));
            case YEARLY -> ChronoUnit.YEARS.between(first, firstOfPeriod(day));
        };
    }

    private boolean fits(LocalDate start, LocalDate day) {
        return fitsMonth(start, day) && fitsWeekNumber(day) && fitsDayOfMonth(start, day) && fitsWeekday(start, day);
    }

    private boolean fitsMonth(LocalDate start, LocalDate day) {
        return byMonth.isEmpty()
                ? frequency != Frequency.YEARLY || namesDays() || day.getMonth() == start.getMonth()
                : byMonth.contains(day.getMonthValue());
    }

    private boolean fitsWeekNumber(LocalDate day) {
        if (byWeekNumber.isEmpty()) {
            return true;
        }
        var week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        var weeks = (int) IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(day).getMaximum();
        return byWeekNumber.contains(week) || byWeekNumber.contains(week - weeks - 1);
    }

    private boolean fitsDayOfMonth(LocalDate start, LocalDate day) {
        if (!byMonthDay.isEmpty()) {
            var fromTheEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
            return byMonthDay.contains(day.getDayOfMonth()) || byMonthDay.contains(fromTheEnd);
        }
        var takenFromStart = (frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY) && !namesDays();
        return !takenFromStart || day.getDayOfMonth() == start.getDayOfMonth();
    }

    private boolean namesDays() {
        return !byDay.isEmpty() || !byMonthDay.isEmpty() || !byWeekNumber.isEmpty();
    }

    private boolean fitsWeekday(LocalDate start, LocalDate day) {
        if (byDay.isEmpty()) {
            var takenFromStart = frequency == Frequency.WEEKLY || !byWeekNumber.isEmpty();
            return !takenFromStart || day.getDayOfWeek() == start.getDayOfWeek();
        }
        var month = YearMonth.from(day);
        var ofYear = frequency == Frequency.YEARLY && byMonth.isEmpty();
        var first = ofYear ? day.withDayOfYear(1) : month.atDay(1);
        var last = ofYear ? day.with(TemporalAdjusters.lastDayOfYear()) : month.atEndOfMonth();
        return byDay.stream().anyMatch(weekday -> weekday.is(day, first, last));
    }
}
