package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.SlotClaims;
import de.willkommen.appointment.availability.SlotFinder;
import de.willkommen.appointment.availability.SlotResource.FreeSlot;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.availability.Wish;
import de.willkommen.appointment.office.Counter;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a time for a booking at a counter that is free, whoever else is asking at the same moment. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TimeReservation {

    private final SlotFinder finder;
    private final SlotClaims claims;
    private final Bookings bookings;
    private final BookingSteps steps;
    private final Clock clock;

    TimeReservation(SlotFinder finder, SlotClaims claims, Bookings bookings, BookingSteps steps, Clock clock) {
        this.finder = finder;
        this.claims = claims;
        this.bookings = bookings;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Claims the time for a new booking.
     *
     * @return the counter
     * @throws Refusal 400 for a time that is over or beyond what can be booked, 409 when no counter is free
     */
    Counter take(UUID booking, Wish wish, Instant start, Instant heldUntil) {
        checkBounds(wish, start);
        return firstFree(booking, wish, start, heldUntil);
    }

    /**
     * Claims another time for a booking and gives back the old one. A refusal, which rolls back, leaves everything as it
     * was.
     *
     * @param heldUntil until when the booking is provisional; nothing when it is firm
     */
    Counter exchange(UUID booking, Wish wish, Instant start, @Nullable Instant heldUntil) {
        checkBounds(wish, start);
        // First, since the new time may overlap the old one at the same counter. Others see it only when all is done.
        claims.release(booking);
        return firstFree(booking, wish, start, heldUntil);
    }

    private Counter firstFree(UUID booking, Wish wish, Instant start, @Nullable Instant heldUntil) {
        var during = TimeRange.of(start, wish.duration());
        for (var counter : finder.freeCounters(wish, start, booking)) {
            var resource = Resources.of(counter);
            endRunOutHolds(resource, during);
            if (claims.claim(booking, resource, during, heldUntil)) {
                return counter;
            }
        }
        throw new Refusal(BookingProblem.SLOT_TAKEN)
                .withMember(
                        "alternatives",
                        finder.alternatives(wish, start).stream()
                                .map(slot -> FreeSlot.of(slot, wish.office()))
                                .toList());
    }

    private void endRunOutHolds(String resource, TimeRange during) {
        var now = clock.instant();
        for (var id : claims.runOut(resource, during, now)) {
            bookings.locked(id).filter(booking -> booking.hasRunOut(now)).ifPresent(steps::expire);
        }
    }

    private void checkBounds(Wish wish, Instant start) {
        var now = clock.instant();
        if (start.isBefore(now)) {
            throw Refusal.ofField("start", "field.past");
        }
        // By the moment first: of a moment in a million years no day can be told.
        var furthest = now.plus(Duration.ofDays(wish.office().rules().horizonDays() + 2L));
        if (start.isAfter(furthest) || wish.office().dayOf(start).isAfter(finder.horizon(wish.office()))) {
            throw Refusal.ofField("start", "field.too-far");
        }
    }
}
