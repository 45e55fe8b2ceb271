package de.willkommen.appointment.availability;

/**
 * The free time of one resource on one day: what is open, less what is closed or taken.
 *
 * <p>All numbers are whole minutes since 1970, but for {@code now} and the ends of holds, which are milliseconds.
 */
final class FreeRuns {

    private FreeRuns() {}

    /** Told about each stretch of free time, in order. */
    @FunctionalInterface
    interface Run {

        /**
         * A stretch of free time.
         *
         * @param opening start of the opening it lies in, from which starts are counted
         */
        void found(long opening, long from, long to);
    }

    /**
     * Finds the runs.
     *
     * @param open pairs, in order, not touching
     * @param closed pairs, in order, not overlapping
     * @param calendar the resource's claims; those held no longer than now count as free
     */
    static void each(long[] open, long[] closed, Occupancy.Calendar calendar, long now, Run run) {
        for (var i = 0; i < open.length; i += 2) {
            inOpening(open[i], open[i + 1], closed, calendar, now, run);
        }
    }

    private static void inOpening(
            long opening, long end, long[] closed, Occupancy.Calendar calendar, long now, Run run) {
        var from = opening;
        var shut = 0;
        var lastDay = Occupancy.day(end - 1);
        for (var day = Occupancy.day(opening); day <= lastDay; day++) {
            var taken = calendar.on(day);
            for (var claim = 0; claim < taken.length; claim += Occupancy.WIDTH) {
                if (taken[claim + 2] > now && taken[claim + 1] > from && taken[claim] < end) {
                    while (shut < closed.length && closed[shut] <= taken[claim]) {
                        from = passed(opening, from, closed[shut], closed[shut + 1], end, run);
                        shut += 2;
                    }
                    from = passed(opening, from, taken[claim], taken[claim + 1], end, run);
                }
            }
        }
        for (; shut < closed.length; shut += 2) {
            from = passed(opening, from, closed[shut], closed[shut + 1], end, run);
        }
        if (from < end) {
            run.found(opening, from, end);
        }
    }

    /** Tells of the run before an obstacle, and answers where the next may begin. */
    private static long passed(long opening, long from, long obstacle, long obstacleEnd, long end, Run run) {
        if (obstacle > from && from < end) {
            run.found(opening, from, Math.min(obstacle, end));
        }
        return Math.max(from, obstacleEnd);
    }
}
