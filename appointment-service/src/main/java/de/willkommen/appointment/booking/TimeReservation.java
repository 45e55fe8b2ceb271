package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Candidate;
import de.willkommen.appointment.availability.Occupied;
import de.willkommen.appointment.availability.OfficeSchedule;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.ScheduleIndex;
import de.willkommen.appointment.availability.SlotClaims;
import de.willkommen.appointment.availability.SlotFinder;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.availability.Wish;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.ScheduleRevisions;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a time for a booking at a counter that is free, whoever else is asking at the same moment. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TimeReservation {

    private final SlotFinder finder;
    private final ScheduleIndex index;
    private final Counters counters;
    private final SlotClaims claims;
    private final Bookings bookings;
    private final BookingSteps steps;
    private final Clock clock;

    TimeReservation(
            SlotFinder finder,
            ScheduleIndex index,
            Counters counters,
            SlotClaims claims,
            Bookings bookings,
            BookingSteps steps,
            Clock clock) {
        this.finder = finder;
        this.index = index;
        this.counters = counters;
        this.claims = claims;
        this.bookings = bookings;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Claims the time for a new booking.
     *
     * @return what was claimed
     * @throws Refusal 400 for a time that is over or beyond what can be booked, 409 when no counter is free
     */
    Reserved take(UUID booking, Wish wish, Instant start, Instant heldUntil) {
        checkBounds(wish, start);
        return firstFree(booking, wish, start, heldUntil, null);
    }

    /**
     * A counter for a booking that staff enter beyond what is free: nothing is claimed, so it is in nobody's way.
     *
     * @throws Refusal 400 for a counter the office does not have, or a time as above
     */
    Reserved beyond(Wish wish, String code, Instant start) {
        checkBounds(wish, start);
        return counters.find(wish.office().authority().code(), code)
                .filter(counter -> counter.active()
                        && counter.office().equals(wish.office().code()))
                .map(counter -> new Reserved(counter, List.of()))
                .orElseThrow(() -> Refusal.ofField("overbook.counter", "field.unknown"));
    }

    /**
     * Claims another time for a booking and gives back the old one. A refusal, which rolls back, leaves everything as it
     * was.
     *
     * @param own what it gives back
     * @param heldUntil until when the booking is provisional; nothing when it is firm
     */
    Reserved exchange(UUID booking, Occupied own, Wish wish, Instant start, @Nullable Instant heldUntil) {
        checkBounds(wish, start);
        // First, since the new time may overlap the old one at the same counter. Others see it only when all is done.
        claims.release(booking);
        return firstFree(booking, wish, start, heldUntil, own);
    }

    private Reserved firstFree(
            UUID booking, Wish wish, Instant start, @Nullable Instant heldUntil, @Nullable Occupied own) {
        Long known = index.schedule(wish.office().code())
                .map(OfficeSchedule::revision)
                .orElse(0L);
        var during = TimeRange.of(start, wish.duration());
        // The first claim waits for a change of the schedule that is going on, and keeps others out until the booking
        // is
        // done. What was found in memory counts only if the schedule is still the same then.
        var first = true;
        for (var candidate : finder.candidates(wish, start, booking, own)) {
            var resource = Resources.of(candidate.counter());
            boolean claimed;
            if (first) {
                var answers = claims.claim(
                        ScheduleRevisions.booking(wish.office().code()), booking, resource, during, heldUntil);
                if (!answers.get(1).equals(known)) {
                    throw new ScheduleMovedOn();
                }
                claimed = answers.get(2) == 1 || claimAfterRunOut(booking, resource, during, heldUntil);
                first = false;
            } else {
                claimed = claim(booking, resource, during, heldUntil);
            }
            if (claimed) {
                return new Reserved(candidate.counter(), beside(candidate, booking, wish, during, heldUntil));
            }
        }
        throw new SlotTaken(wish, start);
    }

    /** All of what is needed beside the counter, or nothing: a refusal rolls the counter's claim back, too. */
    private List<BookableResource> beside(
            Candidate candidate, UUID booking, Wish wish, TimeRange during, @Nullable Instant heldUntil) {
        var claimed = new ArrayList<BookableResource>();
        for (var alternatives : candidate.beside()) {
            if (alternatives.stream().noneMatch(claimed::contains)) {
                claimed.add(alternatives.stream()
                        .filter(resource -> claim(booking, Resources.of(resource), during, heldUntil))
                        .findFirst()
                        .orElseThrow(() -> new SlotTaken(wish, during.start())));
            }
        }
        return List.copyOf(claimed);
    }

    private boolean claim(UUID booking, String resource, TimeRange during, @Nullable Instant heldUntil) {
        return claims.claim(booking, resource, during, heldUntil)
                || claimAfterRunOut(booking, resource, during, heldUntil);
    }

    /** What stands in the way may be holds that have run out: they are ended, and the time claimed once more. */
    private boolean claimAfterRunOut(UUID booking, String resource, TimeRange during, @Nullable Instant heldUntil) {
        return endRunOutHolds(resource, during) && claims.claim(booking, resource, during, heldUntil);
    }

    private boolean endRunOutHolds(String resource, TimeRange during) {
        var now = clock.instant();
        var ended = false;
        for (var id : claims.runOut(resource, during, now)) {
            var runOut = bookings.locked(id).filter(booking -> booking.hasRunOut(now));
            runOut.ifPresent(steps::expire);
            ended |= runOut.isPresent();
        }
        return ended;
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
