package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Wish;
import de.willkommen.kit.problem.Refusal;
import java.time.Instant;

/** Nothing is free for the wish at that start. What is free near it is looked for when the transaction is over. */
class SlotTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient Wish wish;
    private final transient Instant start;

    SlotTaken(Wish wish, Instant start) {
        super(BookingProblem.SLOT_TAKEN);
        this.wish = wish;
        this.start = start;
    }

    Wish wish() {
        return wish;
    }

    Instant start() {
        return start;
    }
}
