package de.willkommen.appointment.availability;

import java.util.ArrayList;
import java.util.List;

/**
 * One day of a counter, a room or an interpreter.
 *
 * @param openings what the plans say, in order of their start; appointments are counted from there, closures or not
 * @param closed what closures take out of it again, in order, without overlaps
 */
public record ResourceDay(List<Opening> openings, List<TimeRange> closed) {

    /** Never there on that day. */
    public static final ResourceDay SHUT = new ResourceDay(List.of(), List.of());

    /** The times it is there for whichever channel, closures taken out. */
    public List<TimeRange> open() {
        var open = new ArrayList<TimeRange>();
        for (var range : TimeRange.merged(openings.stream().map(Opening::during).toList())) {
            open.addAll(range.without(closed));
        }
        return List.copyOf(open);
    }
}
