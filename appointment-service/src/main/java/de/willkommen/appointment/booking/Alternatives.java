package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.SlotFinder;
import de.willkommen.appointment.availability.SlotResource.FreeSlot;
import de.willkommen.kit.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Tells somebody who came too late what is free near the time they wanted. Looked for after the transaction: it may take
 * some milliseconds, for which nobody should wait who wants a connection or another time of the same counter.
 */
@Singleton
class Alternatives {

    private final SlotFinder finder;

    Alternatives(SlotFinder finder) {
        this.finder = finder;
    }

    /**
     * Performs a command that takes time.
     *
     * @throws Refusal 409 with {@code alternatives} when there is none
     */
    <T> T offeredBy(Supplier<T> command) {
        try {
            return command.get();
        } catch (SlotTaken taken) {
            throw new Refusal(BookingProblem.SLOT_TAKEN)
                    .withMember(
                            "alternatives",
                            finder.alternatives(taken.wish(), taken.start()).stream()
                                    .map(slot -> FreeSlot.of(slot, taken.wish().office()))
                                    .toList());
        }
    }
}
