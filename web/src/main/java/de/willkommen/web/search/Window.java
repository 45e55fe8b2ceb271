package de.willkommen.web.search;

import de.willkommen.web.visit.Visit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which days a page of free times shows, and how; kept in the address as {@code view}, {@code from}, {@code month} and
 * {@code day}.
 *
 * @param calendar whether as a calendar of a month; else as a list of two weeks
 * @param from first day of the list, never in the past
 * @param month month of the calendar, never in the past
 * @param day the day of the calendar whose times are shown
 */
public record Window(
        boolean calendar,
        LocalDate from,
        YearMonth month,
        @Nullable LocalDate day) {

    /** How many days the list shows. */
    static final int SPAN = 14;

    /** The window named by the address of this request. What is malformed or past counts as not named. */
    public static Window in(Visit visit, LocalDate today) {
        var from = visit.parameter("from").flatMap(Window::day).filter(date -> !date.isBefore(today));
        var day = visit.parameter("day").flatMap(Window::day).filter(date -> !date.isBefore(today));
        var month = visit.parameter("month")
                .flatMap(Window::month)
                .or(() -> day.map(YearMonth::from))
                .or(() -> from.map(YearMonth::from))
                .filter(named -> !named.isBefore(YearMonth.from(today)))
                .orElse(YearMonth.from(today));
        var calendar = visit.parameter("view").filter("calendar"::equals).isPresent();
        return new Window(
                calendar,
                from.orElse(today),
                month,
                day.filter(date -> YearMonth.from(date).equals(month)).orElse(null));
    }

    /** The first day that is searched. */
    LocalDate first(LocalDate today) {
        var first = calendar ? month.atDay(1) : from;
        return first.isBefore(today) ? today : first;
    }

    /** The last day that is searched. */
    LocalDate last() {
        return calendar ? month.atEndOfMonth() : from.plusDays(SPAN - 1L);
    }

    /** The query of a list that begins on this day. */
    static String list(LocalDate from) {
        return "view=list&from=" + from;
    }

    /** The query of a calendar. */
    static String calendar(YearMonth month) {
        return "view=calendar&month=" + month;
    }

    /** The query of a calendar that shows the times of a day. */
    static String calendar(LocalDate day) {
        return calendar(YearMonth.from(day)) + "&day=" + day;
    }

    /** The query of this window. */
    public String query() {
        return calendar ? day == null ? calendar(month) : calendar(day) : list(from);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(Window::isInReason);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text)).filter(month -> isInReason(month.atDay(1)));
        } catch (DateTimeException notAMonth) {
            return Optional.empty();
        }
    }

    private static boolean isInReason(LocalDate day) {
        return day.getYear() > 2000 && day.getYear() < 3000;
    }
}
