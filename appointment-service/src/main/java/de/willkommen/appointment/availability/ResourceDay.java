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

    /** The times that are for this channel, closures taken out; what is released later is still its own. */
    public List<TimeRange> openFor(Channel channel) {
        var open = new ArrayList<TimeRange>();
        var its = openings.stream().filter(opening -> opening.channel() == channel);
        for (var range : TimeRange.merged(its.map(Opening::during).toList())) {
            open.addAll(range.without(closed));
        }
        return List.copyOf(open);
    }

    /** The times it is there for whichever channel, closures taken out. */
    public List<TimeRange> open() {
        var open = new ArrayList<TimeRange>();
        for (var range : TimeRange.merged(openings.stream().map(Opening::during).toList())) {
            open.addAll(range.without(closed));
        }
        return List.copyOf(open);
    }
}
