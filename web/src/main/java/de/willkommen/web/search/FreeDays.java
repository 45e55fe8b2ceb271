package de.willkommen.web.search;

import de.willkommen.web.language.Dates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Free times as a list, earliest first, grouped by day.
 *
 * @param earlier query of the days before these; absent when that is in the past
 * @param later query of the days after these; absent when nothing can be booked that far ahead
 */
public record FreeDays(
        List<Day> days, @Nullable String earlier, @Nullable String later) {

    // The first days are unfolded; the others are a tap away, so that the page stays short on a phone.
    private static final int UNFOLDED = 2;

    /** A day with free times. */
    public record Day(String date, String label, boolean open, List<FreeTime> times) {

        public List<FreeTime.Place> places() {
            return FreeTime.byPlace(times);
        }
    }

    static FreeDays of(List<FreeTime> times, LocalDate from, LocalDate today, boolean endsHere, Dates dates) {
        var byDay = new TreeMap<LocalDate, List<FreeTime>>();
        times.forEach(time -> byDay.computeIfAbsent(time.date(dates), day -> new ArrayList<>())
                .add(time));
        var days = new ArrayList<Day>();
        byDay.forEach((date, free) ->
                days.add(new Day(date.toString(), dates.day(date), days.size() < UNFOLDED, List.copyOf(free))));
        var before = from.minusDays(Window.SPAN);
        return new FreeDays(
                days,
                from.isAfter(today) ? Window.list(before.isBefore(today) ? today : before) : null,
                endsHere ? null : Window.list(from.plusDays(Window.SPAN)));
    }
}
