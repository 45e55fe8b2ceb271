package de.willkommen.appointment.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hours of a schedule that a channel may book, made ready for counting with and remembered. */
final class BookableHours {

    private static final Hours NONE = new Hours(new long[0], new long[0]);

    private final OfficeSchedule schedule;
    private final Map<DayOfChannel, Day> days = new ConcurrentHashMap<>();

    BookableHours(OfficeSchedule schedule) {
        this.schedule = schedule;
    }

    private record DayOfChannel(LocalDate date, Channel channel) {}

    /**
     * One resource's hours as {@link Minutes}.
     *
     * @param open what the channel may book, in as few ranges as possible
     */
    record Hours(long[] open, long[] closed) {}

    /**
     * The hours of a day.
     *
     * @param until from then on it may be otherwise: time of another channel is released
     */
    record Day(Instant until, Map<String, Hours> hours) {

        Hours of(String resource) {
            return hours.getOrDefault(resource, NONE);
        }
    }

    /** The hours of that day as they are now. */
    Day on(LocalDate date, Channel channel, Instant now) {
        var key = new DayOfChannel(date, channel);
        var day = days.get(key);
        if (day == null || !now.isBefore(day.until())) {
            day = day(date, channel, now);
            days.put(key, day);
        }
        return day;
    }

    private Day day(LocalDate date, Channel channel, Instant now) {
        var until = Instant.MAX;
        var hours = new HashMap<String, Hours>();
        for (var time : schedule.on(date).times().entrySet()) {
            var open = TimeRange.merged(time.getValue().openings().stream()
                    .filter(opening -> opening.isFor(channel, now))
                    .map(Opening::during)
                    .toList());
            if (!open.isEmpty()) {
                hours.put(
                        time.getKey(),
                        new Hours(
                                Minutes.within(open),
                                Minutes.around(time.getValue().closed())));
            }
            until = earliest(until, nextRelease(time.getValue().openings(), now));
        }
        return new Day(until, Map.copyOf(hours));
    }

    private static Instant nextRelease(List<Opening> openings, Instant now) {
        var next = Instant.MAX;
        for (var opening : openings) {
            if (opening.releaseMinutesBefore() != null) {
                var release = opening.during().start().minus(Duration.ofMinutes(opening.releaseMinutesBefore()));
                next = release.isAfter(now) ? earliest(next, release) : next;
            }
        }
        return next;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
