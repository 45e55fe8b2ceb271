package de.willkommen.web.search;

import de.willkommen.web.language.Dates;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Free times as a calendar: weeks from Monday to Sunday, the number of free times on each day.
 *
 * @param label for example "November 2026"
 * @param previous query of the month before; absent when it is past
 * @param next query of the next month; absent when nothing can be booked that far ahead
 * @param now query of the present month; absent when it is shown
 * @param chosen the day whose times are shown, written out; absent when none was chosen
 * @param times the free times of that day
 */
public record FreeMonth(
        String label,
        List<Weekday> weekdays,
        List<List<Day>> weeks,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String now,
        @Nullable String chosen,
        List<FreeTime> times) {

    /** The head of a column. */
    public record Weekday(String label, String shortLabel) {}

    /**
     * A field of the calendar.
     *
     * @param number day of the month; 0 outside of the month
     * @param label the day, written out
     * @param free how many times are free
     * @param query leads to the times of the day
     */
    public record Day(int number, String label, int free, boolean today, boolean chosen, String query) {
        static final Day OUTSIDE = new Day(0, "", 0, false, false, "");
    }

    /** The times of the chosen day, those of each office by themselves. */
    public List<FreeTime.Place> places() {
        return FreeTime.byPlace(times);
    }

    static FreeMonth of(List<FreeTime> times, Window window, LocalDate today, boolean endsHere, Dates dates) {
        var byDay = times.stream().collect(Collectors.groupingBy(time -> time.date(dates)));
        var month = window.month();
        var present = YearMonth.from(today);
        var weeks = new ArrayList<List<Day>>();
        var day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (!day.isAfter(month.atEndOfMonth())) {
            var week = new ArrayList<Day>();
            for (int i = 0; i < DayOfWeek.values().length; i++) {
                int free = byDay.getOrDefault(day, List.of()).size();
                week.add(YearMonth.from(day).equals(month) ? field(day, free, today, window, dates) : Day.OUTSIDE);
                day = day.plusDays(1);
            }
            weeks.add(week);
        }
        var chosen = window.day();
        return new FreeMonth(
                dates.month(month),
                Arrays.stream(DayOfWeek.values())
                        .map(weekday -> new Weekday(dates.weekday(weekday), dates.shortWeekday(weekday)))
                        .toList(),
                weeks,
                month.isAfter(present) ? Window.calendar(month.minusMonths(1)) : null,
                endsHere ? null : Window.calendar(month.plusMonths(1)),
                month.equals(present) ? null : Window.calendar(present),
                chosen == null ? null : dates.day(chosen),
                chosen == null ? List.of() : byDay.getOrDefault(chosen, List.of()));
    }

    private static Day field(LocalDate day, int free, LocalDate today, Window window, Dates dates) {
        return new Day(
                day.getDayOfMonth(),
                dates.day(day),
                free,
                day.equals(today),
                day.equals(window.day()),
                Window.calendar(day));
    }
}
