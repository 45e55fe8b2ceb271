package de.willkommen.web.backoffice.statistics;

import de.willkommen.web.backoffice.Span;
import de.willkommen.web.page.Pages;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * What the page is about, as it stands in the address.
 *
 * @param date a day of the period
 * @param service code of the one service that is looked at; empty for all
 */
record Period(Span span, LocalDate date, String service) {

    /** What an address asks for; what it says wrongly or not at all is the week of today, of everybody. */
    static Period of(@Nullable String view, @Nullable String date, String service, LocalDate today) {
        return new Period(Span.named(view), Span.dayOr(date, today), service.matches("[a-z0-9-]{1,64}") ? service : "");
    }

    LocalDate from() {
        return switch (span) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** The last day, included. */
    LocalDate to() {
        return span.after(from()).minusDays(1);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from()) && !day.isAfter(to());
    }

    Period before() {
        return at(span.before(date));
    }

    Period after() {
        return at(span.after(date));
    }

    Period at(LocalDate day) {
        return new Period(span, day, service);
    }

    Period as(Span other) {
        return new Period(other, date, service);
    }

    /** The address of the page. */
    String href() {
        return StatisticsResource.HERE + "?view=" + span.code() + "&date=" + date + ofService();
    }

    /** The address of the table for other programs. */
    String table(String office) {
        return StatisticsResource.HERE + "/" + office + "/figures.csv?from=" + from() + "&to=" + to() + ofService();
    }

    private String ofService() {
        return service.isEmpty() ? "" : "&service=" + Pages.encoded(service);
    }
}
