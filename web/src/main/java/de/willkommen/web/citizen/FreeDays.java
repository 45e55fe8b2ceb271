package de.willkommen.web.citizen;

import de.willkommen.web.language.Dates;
import de.willkommen.web.upstream.AppointmentApi.FreeTimes;
import de.willkommen.web.upstream.AppointmentApi.Slot;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Free times by day, earliest first.
 *
 * @param earlier first day of the span before this one; absent when that is in the past
 * @param later first day of the next span
 * @param next the next day with a free time, when this span has none
 */
record FreeDays(
        List<Day> days,
        @Nullable LocalDate earlier,
        LocalDate later,
        @Nullable LocalDate next,
        @Nullable String nextLabel) {

    /** How many days one page shows. */
    static final int SPAN = 14;

    // The first days are unfolded; the others are a tap away, so that the page stays short on a phone.
    private static final int UNFOLDED = 2;

    /** A day with free times. */
    record Day(String date, String label, boolean open, List<Time> times) {}

    /** A free time: as it is sent, and as it is read. */
    record Time(String start, String label, String day) {}

    static FreeDays of(FreeTimes found, LocalDate from, LocalDate today, Dates dates) {
        var byDay = new TreeMap<LocalDate, List<Time>>();
        var slots = Objects.requireNonNullElse(found.slots(), List.<Slot>of());
        for (var time : times(slots, dates)) {
            byDay.computeIfAbsent(dates.date(OffsetDateTime.parse(time.start())), day -> new ArrayList<>())
                    .add(time);
        }
        var days = new ArrayList<Day>();
        byDay.forEach((date, times) ->
                days.add(new Day(date.toString(), dates.day(date), days.size() < UNFOLDED, List.copyOf(times))));
        @Nullable LocalDate next = days.isEmpty() ? found.nextFrom() : null;
        var earlier = from.isAfter(today) ? latest(from.minusDays(SPAN), today) : null;
        return new FreeDays(days, earlier, from.plusDays(SPAN), next, next == null ? null : dates.day(next));
    }

    /** Times in the order of the day; several counters free at one time are one choice. */
    static List<Time> times(List<Slot> slots, Dates dates) {
        return slots.stream()
                .map(slot -> new Time(slot.start().toString(), dates.time(slot.start()), dates.day(slot.start())))
                .distinct()
                .sorted(Comparator.comparing(time -> OffsetDateTime.parse(time.start())))
                .toList();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
