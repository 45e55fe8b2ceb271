package de.willkommen.queue.estimate;

import de.willkommen.queue.order.Waiting;

/**
 * Somebody in the simulation.
 *
 * @param inMinutes when they will be there; 0 for who is
 * @param servingMinutes how long they are expected to be served
 * @param comes probability that they come at all
 */
record Person(Waiting waiting, double inMinutes, double servingMinutes, double comes) {}
