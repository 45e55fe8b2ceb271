package de.willkommen.appointment.availability;

import java.util.List;

/** Ranges of time as pairs of whole minutes since 1970: what the search counts with. */
final class Minutes {

    private Minutes() {}

    /** Start and end of each range, rounded inwards: what is open. */
    static long[] within(List<TimeRange> ranges) {
        var pairs = new long[ranges.size() * 2];
        for (var i = 0; i < ranges.size(); i++) {
            pairs[2 * i] = Occupancy.ceiling(ranges.get(i).start());
            pairs[2 * i + 1] = Occupancy.floor(ranges.get(i).end());
        }
        return pairs;
    }

    /** Start and end of each range, rounded outwards: what is closed. */
    static long[] around(List<TimeRange> ranges) {
        var pairs = new long[ranges.size() * 2];
        for (var i = 0; i < ranges.size(); i++) {
            pairs[2 * i] = Occupancy.floor(ranges.get(i).start());
            pairs[2 * i + 1] = Occupancy.ceiling(ranges.get(i).end());
        }
        return pairs;
    }
}
