package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds free time at what the {@link ScheduleIndex} saw last. What is offered can be booked, and more: a start that would
 * leave no room for longer appointments is not offered, but whoever asks for it while it is free gets it.
 */
@ApplicationScoped
public class SlotFinder {

    private static final int DAYS_AT_ONCE = 62;
    private static final int DAYS_NEARBY = 14;

    private final ScheduleIndex index;
    private final NewDays newDays;
    private final Clock clock;

    SlotFinder(ScheduleIndex index, NewDays newDays, Clock clock) {
        this.index = index;
        this.newDays = newDays;
        this.clock = clock;
    }

    /** The furthest day that can be booked at the office now. */
    public LocalDate horizon(Office office) {
        return newDays.furthest(office, clock.instant());
    }

    /** The day it is at the office now. */
    public LocalDate today(Office office) {
        return office.dayOf(clock.instant());
    }

    /** The starts to offer on these days, both included, in order; each once, however many counters are free. */
    List<DayOffer> offered(Wish wish, LocalDate from, LocalDate to) {
        var first = latest(from, today(wish.office()));
        var last = earliest(to, horizon(wish.office()));
        var office = index.find(wish.office().code());
        if (office.isEmpty() || last.isBefore(first)) {
            return List.of();
        }
        var occupancy = index.occupancy();
        var now = clock.instant();
        var days = office.get()
                .offers()
                .of(wish, occupancy, now, () -> new SlotSearch(office.get(), occupancy, wish, null, now));
        return first.datesUntil(last.plusDays(1)).map(days::on).toList();
    }

    /** The free slots of these days, both included, in order. */
    public List<Slot> slots(Wish wish, LocalDate from, LocalDate to) {
        var length = wish.duration();
        return offered(wish, from, to).stream()
                .flatMapToLong(day -> LongStream.of(day.starts()))
                .mapToObj(StartSet::moment)
                .map(start -> new Slot(start, start.plus(length)))
                .toList();
    }

    /** The first day after this one that has a free slot, as far as the office plans ahead. */
    public Optional<LocalDate> nextDayWithSlots(Wish wish, LocalDate after) {
        var horizon = horizon(wish.office());
        for (var from = latest(after.plusDays(1), today(wish.office()));
                !from.isAfter(horizon);
                from = from.plusDays(DAYS_AT_ONCE)) {
            var found = offered(wish, from, from.plusDays(DAYS_AT_ONCE - 1L)).stream()
                    .filter(day -> day.starts().length > 0)
                    .findFirst();
            if (found.isPresent()) {
                return Optional.of(
                        wish.office().dayOf(StartSet.moment(found.get().starts()[0])));
            }
        }
        return Optional.empty();
    }

    /**
     * What is free for the wish at that start, the best first. Among equals the order differs from booking to booking, so that
     * many who want the same minute do not all try the same counter.
     *
     * @param own what the booking has already, which counts as free
     */
    public List<Candidate> candidates(Wish wish, Instant start, UUID booking, @Nullable Occupied own) {
        var day = wish.office().dayOf(start);
        if (day.isBefore(today(wish.office())) || day.isAfter(horizon(wish.office()))) {
            return List.of();
        }
        var candidates = new ArrayList<>(
                search(wish, own).map(search -> search.candidates(start)).orElse(List.of()));
        Collections.shuffle(candidates, new Random(booking.getLeastSignificantBits()));
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    /** Free slots as near as possible to a time that is not free, in order. */
    public List<Slot> alternatives(Wish wish, Instant wanted) {
        var office = wish.office();
        var center = latest(office.dayOf(wanted), today(office));
        var last = center.plusDays(DAYS_NEARBY);
        var nearest = new NearestSlots(wanted, office.zone(), day -> slots(wish, day, day));
        var near = nearest.within(center.minusDays(1), last);
        return near.isEmpty()
                ? nextDayWithSlots(wish, last)
                        .map(day -> nearest.within(day, day))
                        .orElse(List.of())
                : near;
    }

    private Optional<SlotSearch> search(Wish wish, @Nullable Occupied own) {
        return index.find(wish.office().code())
                .map(office -> new SlotSearch(office, index.occupancy(), wish, own, clock.instant()));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
