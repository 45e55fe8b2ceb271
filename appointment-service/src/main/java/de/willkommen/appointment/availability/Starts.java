package de.willkommen.appointment.availability;

import java.util.function.LongPredicate;

/**
 * Where appointments of one length may start in a run of free time. All numbers are minutes.
 *
 * @param length of the appointment
 * @param step distance of the starts, counted from the start of the opening
 * @param earliest no start before it
 * @param spared for which appointments to keep room: only those starts are offered that leave as many of them possible in
 *     the run as any start does. Nothing is spared when its length is 0
 */
record Starts(int length, int step, long earliest, Spared spared) {

    /** Longer appointments, that shorter ones should leave room for. */
    record Spared(int length, int step) {

        static final Spared NOTHING = new Spared(0, 1);

        /** How many of them fit one after the other. */
        private long fitting(long opening, long from, long to) {
            var room = to - aligned(opening, from, step) - length;
            return room < 0 ? 0 : 1 + room / ((length + step - 1) / step * step);
        }
    }

    /** Told about each start, and how many of the spared appointments the run loses by it. */
    @FunctionalInterface
    interface Start {
        void found(long minute, long loss);
    }

    /**
     * Each start to offer, in order.
     *
     * @param allowed whether all else that is needed is free at a start; the others are not chosen from
     */
    void offered(long opening, long from, long to, LongPredicate allowed, Start start) {
        var first = first(opening, from);
        var last = to - length;
        var most = -1L;
        if (spared.length() > 0) {
            for (var each = first; each <= last; each += step) {
                if (allowed.test(each)) {
                    most = Math.max(most, left(opening, from, to, each));
                }
            }
        }
        var possible = spared.length() == 0 ? -1 : spared.fitting(opening, Math.max(from, earliest), to);
        for (var each = first; each <= last; each += step) {
            if (allowed.test(each) && (spared.length() == 0 || left(opening, from, to, each) == most)) {
                start.found(each, possible - most);
            }
        }
    }

    /** Whether an appointment may start there, offered or not. */
    boolean isPossible(long opening, long from, long to, long start) {
        return start >= from && start >= earliest && start <= to - length && (start - opening) % step == 0;
    }

    /** How many of the spared appointments the run loses by an appointment at that start. */
    long loss(long opening, long from, long to, long start) {
        return spared.length() == 0
                ? 0
                : spared.fitting(opening, Math.max(from, earliest), to) - left(opening, from, to, start);
    }

    private long first(long opening, long from) {
        return aligned(opening, Math.max(from, earliest), step);
    }

    private long left(long opening, long from, long to, long start) {
        return spared.fitting(opening, Math.max(from, earliest), start) + spared.fitting(opening, start + length, to);
    }

    /** The first of the starts at or after a minute. */
    private static long aligned(long opening, long minute, int step) {
        return opening - Math.floorDiv(opening - minute, (long) step) * step;
    }
}
