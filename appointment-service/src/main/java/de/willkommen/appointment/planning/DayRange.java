package de.willkommen.appointment.planning;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days somebody asks about, both included. */
record DayRange(LocalDate from, LocalDate to) {

    /**
     * The days.
     *
     * @throws Refusal 400 naming the parameter
     */
    static DayRange of(@Nullable String from, @Nullable String to, LocalDate today, int usual, int most) {
        var first = day("from", from, today);
        var last = day("to", to, first.plusDays(usual - 1L));
        if (last.isBefore(first)) {
            throw Refusal.ofField("to", "field.order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= most) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField("to", "field.days", Map.of("max", most));
        }
        return new DayRange(first, last);
    }

    private static LocalDate day(String field, @Nullable String written, LocalDate otherwise) {
        return written == null || written.isBlank() ? otherwise : day(field, written);
    }

    /**
     * A day.
     *
     * @throws Refusal 400 naming the parameter
     */
    static LocalDate day(String field, String written) {
        try {
            var day = LocalDate.parse(written.strip());
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below, as a day out of all reason is.
        }
        throw Refusal.ofField(field, "field.date");
    }
}
