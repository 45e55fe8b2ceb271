package de.willkommen.web.backoffice.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A day of the calendar.
 *
 * @param number of the month
 * @param label the day, written out
 * @param shortLabel such as "Di., 24. Nov."
 * @param sentence all of it for those who do not see the table
 * @param href shows the day alone
 * @param begin adds a plan from that day on
 * @param close closes the day
 * @param inside whether it belongs to what was asked for: weeks at the edge of a month have days that do not
 * @param holiday what it is called, empty on other days
 * @param closures of the whole office
 * @param open how long counters are open, in words
 */
record DayView(
        LocalDate day,
        int number,
        String label,
        String shortLabel,
        String sentence,
        String href,
        String begin,
        String close,
        boolean today,
        boolean past,
        boolean inside,
        String holiday,
        List<Closing> closures,
        List<Cell> cells,
        String open,
        Load load) {

    /** As in addresses. */
    public String date() {
        return day.toString();
    }

    /**
     * The hours of somebody on that day.
     *
     * @param sentence all of it for those who do not see the table
     * @param hoursSaid the hours and closures alone
     * @param nothing whether there is nothing to see
     */
    record Cell(
            String name,
            String sentence,
            String hoursSaid,
            List<Hours> hours,
            List<Closing> closures,
            Load load,
            boolean nothing) {}

    /**
     * Some hours of a plan.
     *
     * @param parts how many counters for which channel
     * @param start minute of the day, for the picture of a day
     */
    record Hours(String from, String until, UUID plan, List<Part> parts, int start, int length) {

        /** The channel most of it is for. */
        public String channel() {
            return parts.get(0).channel();
        }
    }

    /** A channel's part, in words. */
    record Part(String channel, String words) {}

    /**
     * A closure.
     *
     * @param words what, whose and when
     */
    record Closing(UUID id, String kind, String words) {}

    /**
     * How much of the time is booked.
     *
     * @param percent of the open time, at most 100
     * @param words the bookings, in words
     * @param conflicts bookings that no longer fit and wait for a decision
     */
    record Load(int percent, String words, int bookings, int conflicts) {}
}
