package de.willkommen.queue.statistics;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days somebody asks about, both included. */
record Days(LocalDate from, LocalDate to) {

    /** A leap year. */
    private static final int MOST = 366;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    /**
     * The days; without a beginning today alone, without an end the beginning alone.
     *
     * @throws Refusal 400 naming the parameter
     */
    static Days of(@Nullable String from, @Nullable String to, LocalDate today) {
        var first = day("from", from, today);
        var last = day("to", to, first);
        if (last.isBefore(first)) {
            throw Refusal.ofField("to", "field.order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField("to", "field.days", Map.of("max", MOST));
        }
        return new Days(first, last);
    }

    /**
     * A day.
     *
     * @throws Refusal 400 naming the parameter
     */
    static LocalDate day(String field, @Nullable String written, LocalDate otherwise) {
        if (written == null) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(written);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below, as a day out of this world is.
        }
        throw Refusal.ofField(field, "field.date");
    }
}
