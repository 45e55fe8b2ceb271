package de.willkommen.queue.estimate;

import de.willkommen.queue.order.Desk;
import java.util.List;

/**
 * What an office has learned of its own days.
 *
 * @param appointmentsKept share of the people with an appointment who come
 * @param callsAnswered share of the people called who come to the counter
 * @param lastDay who signed on when on the last day somebody did
 */
record Experience(
        ServingTimes serving,
        double appointmentsKept,
        double callsAnswered,
        List<SignOn> lastDay,
        Correction correction) {

    /**
     * A counter's first sign-on of a day.
     *
     * @param minuteOfDay since the office's midnight
     */
    record SignOn(Desk desk, double minuteOfDay) {}

    /** One in ten to four appointments is missed (DOMAIN, section 2). */
    static final double APPOINTMENTS_USUALLY_KEPT = 0.85;

    static final double CALLS_USUALLY_ANSWERED = 0.95;

    /** What is usual weighs as much as so many people. */
    private static final double USUAL_WEIGHS = 50;

    /** Of an office that has just begun. */
    static final Experience NONE = new Experience(
            ServingTimes.PLANNED, APPOINTMENTS_USUALLY_KEPT, CALLS_USUALLY_ANSWERED, List.of(), Correction.NONE);

    /** A share of {@code all}, drawn to what is usual while they are few. */
    static double share(double usual, long some, long all) {
        return (some + usual * USUAL_WEIGHS) / (all + USUAL_WEIGHS);
    }
}
