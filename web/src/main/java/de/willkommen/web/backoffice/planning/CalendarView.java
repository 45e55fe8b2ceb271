package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.Span;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.PlanningApi.Calendar;
import de.willkommen.web.upstream.PlanningApi.Owner;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calendar as it stands on the page.
 *
 * @param span {@code day}, {@code week} or {@code month}
 * @param date a day of what is shown, as in addresses
 * @param label what is shown, written out
 * @param spans the same days seen otherwise
 * @param whose as in addresses, empty for everybody
 * @param name whose time is shown, empty for everybody
 * @param today address of what is shown with today in it; absent when it is shown
 * @param begin adds a plan
 * @param close closes a day
 * @param copy copies the week
 * @param done what was just done, empty when nothing was
 * @param rows whose hours are shown
 * @param weeks the days, in weeks; a day alone is in one
 */
record CalendarView(
        String span,
        String date,
        String label,
        List<Tab> spans,
        String whose,
        String name,
        List<Owners.Group> groups,
        String before,
        String after,
        @Nullable String today,
        String begin,
        String close,
        String copy,
        String done,
        List<Row> rows,
        List<Weekday> weekdays,
        List<Week> weeks) {

    /** Another way to see the same days. */
    record Tab(String code, String href, String key, boolean current) {}

    /**
     * Somebody whose hours are shown.
     *
     * @param href shows them alone; empty when they are
     */
    record Row(String name, String href) {}

    /** The head of a column. */
    record Weekday(String label, String shortLabel) {}

    /**
     * A calendar week.
     *
     * @param number as Germany counts weeks
     * @param code such as {@code 2026-W53}
     */
    record Week(int number, String code, String label, String href, List<DayView> days) {}

    static CalendarView of(Look look, Calendar calendar, Owners owners, Dates dates, Wording wording, String done) {
        var shown = shown(look, owners);
        var days = calendar.days().stream()
                .map(day -> new DayDrawing(look, calendar.today(), owners, dates, wording).draw(day, shown))
                .toList();
        return new CalendarView(
                look.span().code(),
                look.date().toString(),
                label(look, dates, wording),
                Arrays.stream(Span.values())
                        .map(span -> new Tab(
                                span.code(), look.as(span).href(), span.name().substring(0, 1), span == look.span()))
                        .toList(),
                look.whose() == null ? "" : Owners.written(look.whose()),
                look.whose() == null ? "" : owners.name(look.whose()),
                owners.groups(look.whose()),
                look.before().href(),
                look.after().href(),
                look.shows(calendar.today()) ? null : look.at(calendar.today()).href(),
                look.begin(),
                look.close(),
                look.copy(),
                done,
                shown.stream()
                        .map(owner -> new Row(
                                owners.name(owner),
                                owner.equals(look.whose()) ? "" : look.of(owner).href()))
                        .toList(),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Weekday(dates.weekday(day), dates.shortWeekday(day)))
                        .toList(),
                weeks(look, days, dates));
    }

    /** Everybody's calendar shows the teams, a team's its counters. */
    private static List<Owner> shown(Look look, Owners owners) {
        var whose = look.whose();
        if (whose == null) {
            return Stream.concat(owners.teams().stream(), owners.resources().stream())
                    .toList();
        }
        return whose.kind().equals("TEAM") ? owners.countersOf(whose) : List.of(whose);
    }

    private static String label(Look look, Dates dates, Wording wording) {
        return switch (look.span()) {
            case DAY -> dates.day(look.date());
            case WEEK ->
                wording.say(
                        "planning.week.heading",
                        look.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        dates.range(look.from(), look.to()));
            case MONTH -> dates.month(YearMonth.from(look.date()));
        };
    }

    private static List<Week> weeks(Look look, List<DayView> days, Dates dates) {
        var weeks = new ArrayList<Week>();
        for (var start = 0; start < days.size(); start += 7) {
            var some = days.subList(start, Math.min(days.size(), start + 7));
            var first = some.get(0).day();
            weeks.add(new Week(
                    first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                    WeekCode.of(first),
                    dates.range(first, some.get(some.size() - 1).day()),
                    look.as(Span.WEEK).at(first).href(),
                    some));
        }
        return weeks;
    }
}
