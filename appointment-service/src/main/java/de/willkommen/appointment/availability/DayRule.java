package de.willkommen.appointment.availability;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 5545 recurrence rule of whole days. A library evaluates it; some of its ways are not ours: in a year without a
 * week 53 it finds wrong days for it, and after a thousand periods without a day it gives up with an exception.
 */
final class DayRule {

    private static final int MOST_WEEKS = 53;

    private final RecurrenceRule rule;
    private final List<Integer> weeks;
    private final @Nullable Integer count;

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException when it is none
     */
    DayRule(String text) {
        try {
            rule = new RecurrenceRule(text);
            weeks = rule.hasPart(Part.BYWEEKNO) ? rule.getByPart(Part.BYWEEKNO) : List.of();
            count = weeks.isEmpty() ? null : rule.getCount();
            if (!weeks.isEmpty()) {
                rule.setByPart(
                        Part.BYWEEKNO,
                        weeks.stream()
                                .map(DayRule::thatThereAlwaysIs)
                                .distinct()
                                .toList());
            }
            if (count != null) {
                // Counted here, when the days of weeks that are not meant are left out.
                rule.setUntil(null);
            }
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("No recurrence rule: " + text, e);
        }
    }

    /** Week 53 is the last one where it is at all, and the 53rd from the end the first. */
    private static int thatThereAlwaysIs(int week) {
        return Math.abs(week) == MOST_WEEKS ? -Integer.signum(week) : week;
    }

    /**
     * Its days from one day to another, both included.
     *
     * @param start DTSTART, from which it counts its periods
     */
    List<LocalDate> days(LocalDate start, LocalDate from, LocalDate to) {
        var days = new ArrayList<LocalDate>();
        try {
            var recurrences = rule.iterator(date(firstLookedAt(start)));
            if (count == null) {
                recurrences.fastForward(date(weeks.isEmpty() ? from : from.minusWeeks(1)));
            }
            for (var counted = 0; recurrences.hasNext() && (count == null || counted < count); ) {
                var next = recurrences.nextDateTime();
                var day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (day.isAfter(to)) {
                    break;
                }
                if (!day.isBefore(start) && isInItsWeeks(day)) {
                    counted++;
                    if (!day.isBefore(from)) {
                        days.add(day);
                    }
                }
            }
        } catch (IllegalArgumentException nothingForYears) {
            // Nobody looks that far ahead, and one strange plan must not keep a whole office from being searched.
        }
        return days;
    }

    /** The first days of January can belong to the last week of a year that the library would not look at any more. */
    private LocalDate firstLookedAt(LocalDate start) {
        return weeks.isEmpty() || rule.getInterval() > 1 ? start : start.minusWeeks(52);
    }

    private static DateTime date(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private boolean isInItsWeeks(LocalDate day) {
        if (weeks.isEmpty()) {
            return true;
        }
        // SU is the first in the library's order, and the last in ours.
        var firstOfWeek = DayOfWeek.SUNDAY.plus(rule.getWeekStart().ordinal());
        var numbers = WeekFields.of(firstOfWeek, 4).weekOfWeekBasedYear();
        var week = day.get(numbers);
        return weeks.contains(week)
                || weeks.contains(week - (int) numbers.rangeRefinedBy(day).getMaximum() - 1);
    }
}
