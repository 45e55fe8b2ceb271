package de.willkommen.web.backoffice.closure;

import de.willkommen.web.language.Dates;
import de.willkommen.web.upstream.ClosureApi.Closure;
import de.willkommen.web.upstream.ClosureApi.Holiday;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list: a closure, or a holiday, which is given and not to be changed.
 *
 * @param id absent for a holiday
 * @param until last day; empty when it is the first
 * @param startsAt empty when it begins with the day
 * @param endsAt empty when it ends with the day
 * @param what is closed, in words
 */
record Row(
        @Nullable UUID id,
        LocalDate date,
        String kind,
        String from,
        String until,
        String startsAt,
        String endsAt,
        String what,
        String reason) {

    static Row of(Closure closure, Places places, Dates dates) {
        return new Row(
                closure.id(),
                closure.startsOn(),
                closure.kind(),
                dates.day(closure.startsOn()),
                closure.endsOn().equals(closure.startsOn()) ? "" : dates.day(closure.endsOn()),
                Objects.requireNonNullElse(closure.startsAt(), ""),
                Objects.requireNonNullElse(closure.endsAt(), ""),
                places.word(closure),
                Objects.requireNonNullElse(closure.reason(), ""));
    }

    static Row of(Holiday holiday, Places places, Dates dates) {
        return new Row(
                null,
                holiday.date(),
                "HOLIDAY",
                dates.day(holiday.date()),
                "",
                "",
                "",
                places.word("OFFICE"),
                holiday.name());
    }

    /** Whether it lasts from midnight to midnight. */
    public boolean wholeDays() {
        return startsAt.isEmpty() && endsAt.isEmpty();
    }

    /** Whether it is a part of one day, from one time to another. */
    public boolean within() {
        return until.isEmpty() && !startsAt.isEmpty() && !endsAt.isEmpty();
    }
}
