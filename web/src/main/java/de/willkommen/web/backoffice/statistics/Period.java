package de.willkommen.web.backoffice.statistics;

import de.willkommen.web.page.Pages;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page is about, as it stands in the address.
 *
 * @param date a day of the period
 * @param service code of the one service that is looked at; empty for all
 */
record Period(Span span, LocalDate date, String service) {

    /** How much time is looked at. */
    enum Span {
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit step;

        Span(ChronoUnit step) {
            this.step = step;
        }

        /** As in addresses and keys of texts. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an address asks for; what it says wrongly or not at all is the week of today, of everybody. */
    static Period of(@Nullable String view, @Nullable String date, String service, LocalDate today) {
        var span = Arrays.stream(Span.values())
                .filter(each -> each.code().equals(view))
                .findFirst()
                .orElse(Span.WEEK);
        return new Period(span, dayOr(date, today), service.matches("[a-z0-9-]{1,64}") ? service : "");
    }

    private static LocalDate dayOr(@Nullable String date, LocalDate otherwise) {
        try {
            var day = date == null ? otherwise : LocalDate.parse(date);
            return day.getYear() > 2000 && day.getYear() < 2190 ? day : otherwise;
        } catch (DateTimeException notADay) {
            return otherwise;
        }
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
        return from().plus(1, span.step).minusDays(1);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from()) && !day.isAfter(to());
    }

    Period before() {
        return at(date.minus(1, span.step));
    }

    Period after() {
        return at(date.plus(1, span.step));
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
