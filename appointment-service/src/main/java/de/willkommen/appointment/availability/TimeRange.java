package de.willkommen.appointment.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From a moment up to, but not including, another. */
public record TimeRange(Instant start, Instant end) {

    public TimeRange {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("Ends before it starts: " + start + " to " + end);
        }
    }

    /** The range of that length. */
    public static TimeRange of(Instant start, Duration length) {
        return new TimeRange(start, start.plus(length));
    }

    /** Whether they share a moment; ranges that only touch do not. */
    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether all of the other lies within. */
    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** What remains when these, in order and without overlaps, are taken out. */
    public List<TimeRange> without(List<TimeRange> others) {
        var rest = new ArrayList<TimeRange>();
        var from = start;
        for (var other : others) {
            if (other.end.isAfter(from) && other.start.isBefore(end)) {
                if (other.start.isAfter(from)) {
                    rest.add(new TimeRange(from, other.start));
                }
                from = other.end;
            }
        }
        if (from.isBefore(end)) {
            rest.add(new TimeRange(from, end));
        }
        return rest;
    }

    /** The same moments in as few ranges as possible, in order. */
    public static List<TimeRange> merged(List<TimeRange> ranges) {
        var merged = new ArrayList<TimeRange>();
        for (var range :
                ranges.stream().sorted(Comparator.comparing(TimeRange::start)).toList()) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || range.start.isAfter(last.end)) {
                merged.add(range);
            } else if (range.end.isAfter(last.end)) {
                merged.set(merged.size() - 1, new TimeRange(last.start, range.end));
            }
        }
        return List.copyOf(merged);
    }
}
