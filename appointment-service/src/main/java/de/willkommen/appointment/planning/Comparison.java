package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.OfficeSchedule;
import de.willkommen.appointment.availability.Opening;
import de.willkommen.appointment.availability.ResourceDay;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.booking.BookedTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is different between the schedule of an office and the one it would have. */
final class Comparison {

    private static final int MOST_WEEKS = 12;
    private static final UUID NO_PLAN = new UUID(0, 0);

    private final OfficeSchedule now;
    private final OfficeSchedule then;

    Comparison(OfficeSchedule now, OfficeSchedule then) {
        this.now = now;
        this.then = then;
    }

    /** The first weeks with a difference between two days, both included. */
    List<PreviewView.Week> weeks(LocalDate first, LocalDate last) {
        var weeks = new ArrayList<PreviewView.Week>();
        var from = first;
        while (!from.isAfter(last) && weeks.size() < MOST_WEEKS) {
            var sunday = IsoWeek.of(from).monday().plusDays(6);
            var sum = new Sum();
            for (var day = from; !day.isAfter(sunday); day = day.plusDays(1)) {
                sum.add(day);
            }
            if (sum.isDifferent) {
                weeks.add(sum.week(from, sunday));
            }
            from = sunday.plusDays(1);
        }
        return List.copyOf(weeks);
    }

    /** The bookings that fit now and would no longer. */
    List<PreviewView.Affected> affected(List<BookedTime> booked) {
        var before = new Fitting(now);
        var after = new Fitting(then);
        var affected = new ArrayList<PreviewView.Affected>();
        for (var each : booked) {
            var reasons = after.misfits(each);
            if (!reasons.isEmpty() && before.misfits(each).isEmpty()) {
                affected.add(PreviewView.Affected.of(each, reasons, now.office()));
            }
        }
        return List.copyOf(affected);
    }

    private static List<TimeRange> rest(List<TimeRange> ranges, List<TimeRange> taken) {
        return ranges.stream().flatMap(range -> range.without(taken).stream()).toList();
    }

    private static long minutes(List<TimeRange> ranges) {
        return ranges.stream()
                .mapToLong(range -> Duration.between(range.start(), range.end()).toMinutes())
                .sum();
    }

    /** Minutes of all counters over some days. */
    private final class Sum {

        private final EnumMap<Channel, long[]> channels = new EnumMap<>(Channel.class);
        private long before;
        private long after;
        private long gained;
        private long lost;
        private boolean isDifferent;

        void add(LocalDate day) {
            var today = now.on(day);
            var changed = then.on(day);
            for (var counter : now.counters()) {
                var name = Resources.of(counter);
                var was = today.of(name);
                var is = changed.of(name);
                before += minutes(was.open());
                after += minutes(is.open());
                gained += minutes(rest(is.open(), was.open()));
                lost += minutes(rest(was.open(), is.open()));
                for (var channel : Channel.values()) {
                    var part = channels.computeIfAbsent(channel, each -> new long[2]);
                    part[0] += minutes(was.openFor(channel));
                    part[1] += minutes(is.openFor(channel));
                }
                isDifferent |= !was.open().equals(is.open()) || !booked(was).equals(booked(is));
            }
        }

        /** What it is open for, and when that is released; which plan says so makes no difference. */
        private Set<Opening> booked(ResourceDay day) {
            return day.openings().stream()
                    .map(opening ->
                            new Opening(opening.during(), opening.channel(), opening.releaseMinutesBefore(), NO_PLAN))
                    .collect(Collectors.toSet());
        }

        PreviewView.Week week(LocalDate from, LocalDate to) {
            var parts = channels.entrySet().stream()
                    .map(part -> new PreviewView.Part(part.getKey(), part.getValue()[0], part.getValue()[1]))
                    .filter(part -> part.before() > 0 || part.after() > 0)
                    .toList();
            return new PreviewView.Week(IsoWeek.of(from).toString(), from, to, before, after, gained, lost, parts);
        }
    }
}
