package de.willkommen.appointment.planning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A calendar week, from Monday to Sunday, as Germany counts them.
 *
 * @param year whose week it is: the first days of January may belong to the last week of the year before
 */
record IsoWeek(int year, int week) implements Comparable<IsoWeek> {

    private static final Pattern WRITTEN = Pattern.compile("(2\\d{3})-W(\\d{2})");

    /** The week of a day. */
    static IsoWeek of(LocalDate day) {
        return new IsoWeek(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The week written as {@code 2026-W53}; nothing for one the year does not have. */
    static Optional<IsoWeek> read(String written) {
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var week = new IsoWeek(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        try {
            return week.week >= 1 && of(week.monday()).equals(week) ? Optional.of(week) : Optional.empty();
        } catch (DateTimeException noSuchWeek) {
            return Optional.empty();
        }
    }

    /** Its first day. */
    LocalDate monday() {
        // 4 January is always in week 1.
        var first = LocalDate.of(year, 1, 4).with(java.time.DayOfWeek.MONDAY);
        return first.plusWeeks(week - 1L);
    }

    @Override
    public int compareTo(IsoWeek other) {
        return monday().compareTo(other.monday());
    }

    @Override
    public String toString() {
        return "%04d-W%02d".formatted(year, week);
    }
}
