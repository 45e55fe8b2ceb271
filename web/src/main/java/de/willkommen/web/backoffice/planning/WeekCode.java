package de.willkommen.web.backoffice.planning;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calendar weeks as the interface writes them: {@code 2026-W53}. */
final class WeekCode {

    private static final Pattern WRITTEN = Pattern.compile("(2\\d{3})-W(\\d{2})");

    private WeekCode() {}

    static String of(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The Monday of a week; nothing for a week the year does not have. */
    static Optional<LocalDate> monday(String written) {
        var match = WRITTEN.matcher(written);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            // 4 January is always in week 1.
            var monday = LocalDate.of(Integer.parseInt(match.group(1)), 1, 4)
                    .with(DayOfWeek.MONDAY)
                    .plusWeeks(Integer.parseInt(match.group(2)) - 1L);
            return of(monday).equals(written) ? Optional.of(monday) : Optional.empty();
        } catch (DateTimeException noSuchWeek) {
            return Optional.empty();
        }
    }
}
