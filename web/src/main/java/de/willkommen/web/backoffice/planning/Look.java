package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.Span;
import de.willkommen.web.upstream.PlanningApi.Owner;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar shows, as it stands in the address.
 *
 * @param date a day of what is shown
 * @param whose one team, counter, room or interpreter alone; all when absent
 */
record Look(Span span, LocalDate date, @Nullable Owner whose) {

    /** What an address asks for; what it says wrongly or not at all is the week of today, of everybody. */
    static Look of(@Nullable String view, @Nullable String date, @Nullable String whose, LocalDate today) {
        return new Look(
                Span.named(view), Span.dayOr(date, today), Owners.read(whose).orElse(null));
    }

    /** The first day shown; whole weeks of a month. */
    LocalDate from() {
        return switch (span) {
            case DAY -> date;
            case WEEK -> monday(date);
            case MONTH -> monday(date.withDayOfMonth(1));
        };
    }

    /** The last day shown. */
    LocalDate to() {
        return switch (span) {
            case DAY -> date;
            case WEEK -> from().plusDays(6);
            case MONTH ->
                date.with(TemporalAdjusters.lastDayOfMonth()).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        };
    }

    boolean shows(LocalDate day) {
        return span == Span.MONTH
                ? day.getYear() == date.getYear() && day.getMonth() == date.getMonth()
                : !day.isBefore(from()) && !day.isAfter(to());
    }

    Look before() {
        return at(span.before(date));
    }

    Look after() {
        return at(span.after(date));
    }

    Look at(LocalDate day) {
        return new Look(span, day, whose);
    }

    Look as(Span other) {
        return new Look(other, date, whose);
    }

    Look of(@Nullable Owner other) {
        return new Look(span, date, other);
    }

    /** The address of the page. */
    String href() {
        return CalendarResource.HERE + "?view=" + span.code() + "&date=" + date + forWhom();
    }

    /** The address of a new plan for that time. */
    String begin() {
        return PlanResource.HERE + "/new?date=" + date + forWhom();
    }

    /** The address of a closure of that day. */
    String close() {
        return "/backoffice/closures/new?date=" + date + (whose == null ? "" : "&what=" + Owners.written(whose));
    }

    /** The address of a copy of that week. */
    String copy() {
        return CopyResource.HERE + "?date=" + date + forWhom();
    }

    private String forWhom() {
        return whose == null ? "" : "&whose=" + Owners.written(whose);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
