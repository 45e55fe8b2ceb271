package de.willkommen.queue.estimate;

import de.willkommen.queue.order.Waiting;

/**
 * Somebody in the simulation.
 *
 * @param inMinutes when they will probably be there; 0 for who is
 * @param giveOrTake how much earlier or later than that, in minutes (standard deviation)
 * @param serving how long their service takes
 * @param plannedMinutes how long it was planned to take
 * @param comes probability that they come at all
 */
record Person(
        Waiting waiting,
        double inMinutes,
        double giveOrTake,
        ServingTimes.OfService serving,
        int plannedMinutes,
        double comes) {

    /** Somebody who is here. */
    static Person here(Waiting waiting, ServingTimes.OfService serving, int plannedMinutes) {
        return new Person(waiting, 0, 0, serving, plannedMinutes, 1);
    }
}
