package de.willkommen.queue.estimate;

import de.willkommen.queue.order.Desk;

/**
 * A counter in the simulation.
 *
 * @param elapsedMinutes how long it has had somebody; negative when it has nobody
 * @param servingMinutes how long that person is expected to be served
 */
record Busy(Desk desk, double elapsedMinutes, double servingMinutes) {

    static Busy free(Desk desk) {
        return new Busy(desk, -1, 0);
    }

    boolean isFree() {
        return elapsedMinutes < 0;
    }
}
