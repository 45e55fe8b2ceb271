package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Finds free time. The search for slots and the choice of a counter when one is booked walk the same starts of the same
 * openings; only what they collect differs.
 */
@ApplicationScoped
public class SlotFinder {

    private static final int DAYS_AT_ONCE = 62;
    private static final int DAYS_NEARBY = 14;
    private static final int ALTERNATIVES = 6;

    private final Counters counters;
    private final Schedules schedules;
    private final SlotClaims claims;
    private final Clock clock;

    SlotFinder(Counters counters, Schedules schedules, SlotClaims claims, Clock clock) {
        this.counters = counters;
        this.schedules = schedules;
        this.claims = claims;
        this.clock = clock;
    }

    /** The furthest day that can be booked at the office now. */
    public LocalDate horizon(Office office) {
        return today(office).plusDays(office.rules().horizonDays());
    }

    /** The day it is at the office now. */
    public LocalDate today(Office office) {
        return office.dayOf(clock.instant());
    }

    /** The free slots of these days, both included, in order; each once, however many counters are free. */
    public List<Slot> slots(Wish wish, LocalDate from, LocalDate to) {
        return slots(wish, speaking(wish, able(wish)), from, to);
    }

    private List<Slot> slots(Wish wish, List<Counter> able, LocalDate from, LocalDate to) {
        var length = wish.duration();
        var starts = new TreeSet<Instant>();
        eachFreeStart(wish, able, from, to, (counter, start) -> starts.add(start));
        return starts.stream().map(start -> new Slot(start, start.plus(length))).toList();
    }

    /** The first day after this one that has a free slot, as far as the office plans ahead. */
    public Optional<LocalDate> nextDayWithSlots(Wish wish, LocalDate after) {
        var able = speaking(wish, able(wish));
        var horizon = horizon(wish.office());
        for (var from = after.plusDays(1);
                !able.isEmpty() && !from.isAfter(horizon);
                from = from.plusDays(DAYS_AT_ONCE)) {
            var slots = slots(wish, able, from, from.plusDays(DAYS_AT_ONCE - 1L));
            if (!slots.isEmpty()) {
                return Optional.of(wish.office().dayOf(slots.get(0).start()));
            }
        }
        return Optional.empty();
    }

    /**
     * The counters free for the wish at that start, those that speak its language first. Among equals the order differs
     * from booking to booking, so that many who want the same minute do not all try the same counter.
     */
    public List<Counter> freeCounters(Wish wish, Instant start, UUID booking) {
        var day = wish.office().dayOf(start);
        var free = new ArrayList<Counter>();
        eachFreeStart(wish, able(wish), day, day, (counter, freeStart) -> {
            if (freeStart.equals(start)) {
                free.add(counter);
            }
        });
        Collections.shuffle(free, new Random(booking.getLeastSignificantBits()));
        free.sort(Comparator.comparing(counter -> !wish.spokenAt(counter)));
        return free;
    }

    /** Free slots as near as possible to a time that is not free, in order. */
    public List<Slot> alternatives(Wish wish, Instant wanted) {
        var office = wish.office();
        var wantedDay = office.dayOf(wanted);
        var today = today(office);
        var center = wantedDay.isBefore(today) ? today : wantedDay;
        var near = slots(wish, center.minusDays(1), center.plusDays(DAYS_NEARBY));
        if (near.isEmpty()) {
            near = nextDayWithSlots(wish, center.plusDays(DAYS_NEARBY))
                    .map(day -> slots(wish, day, day))
                    .orElse(List.of());
        }
        return near.stream()
                .sorted(Comparator.comparing(
                        slot -> Duration.between(wanted, slot.start()).abs()))
                .limit(ALTERNATIVES)
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    private List<Counter> able(Wish wish) {
        return counters.ofOffice(wish.office().code()).stream()
                .filter(wish::servableAt)
                .toList();
    }

    /** The counters that speak the wished language; all of them where none does, since any time is better than none. */
    private static List<Counter> speaking(Wish wish, List<Counter> able) {
        var speaking = able.stream().filter(wish::spokenAt).toList();
        return speaking.isEmpty() ? able : speaking;
    }

    private void eachFreeStart(
            Wish wish, List<Counter> able, LocalDate from, LocalDate to, BiConsumer<Counter, Instant> found) {
        var office = wish.office();
        var now = clock.instant();
        var first = from.isBefore(today(office)) ? today(office) : from;
        var last = to.isAfter(horizon(office)) ? horizon(office) : to;
        if (last.isBefore(first) || able.isEmpty()) {
            return;
        }
        var schedule = schedules.of(office);
        var window = new TimeRange(
                first.atStartOfDay(office.zone()).toInstant(),
                last.plusDays(1).atStartOfDay(office.zone()).toInstant());
        var taken = claims.taken(able.stream().map(SlotFinder::resource).toList(), window, now);
        var earliest = now.plus(office.rules().minimumLead());
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var times = schedule.on(day);
            for (var counter : able) {
                var time = times.of(Resources.of(counter));
                var occupied = occupied(time, taken, counter);
                for (var opening : bookable(time, wish.channel(), now)) {
                    freeStarts(wish, opening, occupied, earliest).forEach(start -> found.accept(counter, start));
                }
            }
        }
    }

    /** The time that the channel may book, in as few ranges as possible. */
    private static List<TimeRange> bookable(ResourceDay time, Channel channel, Instant now) {
        return TimeRange.merged(time.openings().stream()
                .filter(opening -> opening.isFor(channel, now))
                .map(Opening::during)
                .toList());
    }

    private static List<TimeRange> occupied(ResourceDay time, Map<String, List<TimeRange>> taken, Counter counter) {
        var occupied = new ArrayList<>(time.closed());
        occupied.addAll(taken.getOrDefault(resource(counter), List.of()));
        return TimeRange.merged(occupied);
    }

    /** The starts from which the whole length lies within the opening and nothing is in the way. */
    static List<Instant> freeStarts(Wish wish, TimeRange opening, List<TimeRange> occupied, Instant earliest) {
        var length = wish.duration();
        var step = wish.startEvery();
        var starts = new ArrayList<Instant>();
        var next = 0;
        for (var start = opening.start(); !start.plus(length).isAfter(opening.end()); start = start.plus(step)) {
            while (next < occupied.size() && !occupied.get(next).end().isAfter(start)) {
                next++;
            }
            var free = next == occupied.size() || !occupied.get(next).start().isBefore(start.plus(length));
            if (free && !start.isBefore(earliest)) {
                starts.add(start);
            }
        }
        return starts;
    }

    private static String resource(Counter counter) {
        return Resources.of(counter);
    }
}
