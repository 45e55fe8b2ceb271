package de.willkommen.queue.estimate;

import de.willkommen.queue.order.Desk;

/**
 * A counter in the simulation.
 *
 * @param freeInMinutes when it can call somebody, while it has nobody
 * @param elapsedMinutes how long it has had somebody; negative when it has nobody
 * @param serving how long that person's service takes
 * @param plannedMinutes how long it was planned to take
 */
record Busy(
        Desk desk, double freeInMinutes, double elapsedMinutes, ServingTimes.OfService serving, int plannedMinutes) {

    static Busy free(Desk desk) {
        return freeIn(desk, 0);
    }

    /** A counter somebody will probably sign on to. */
    static Busy freeIn(Desk desk, double minutes) {
        return new Busy(desk, minutes, -1, ServingTimes.PLANNED.ofAny(), 0);
    }

    boolean isFree() {
        return elapsedMinutes < 0;
    }
}
