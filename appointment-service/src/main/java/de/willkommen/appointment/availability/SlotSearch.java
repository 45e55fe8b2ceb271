package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question for free time: a wish at an office as it is in memory now. The offer of starts and the choice of what to
 * claim walk the same free runs of the same hours; only what they collect differs.
 */
final class SlotSearch {

    /** So many starts in a morning or an afternoon are choice enough, while they cost no longer appointment its place. */
    private static final int ENOUGH_TO_CHOOSE_FROM = 4;

    private static final LongPredicate ALL = minute -> true;

    private final IndexedOffice office;
    private final Occupancy occupancy;
    private final Wish wish;
    private final Instant now;
    private final List<Counter> able;
    private final Set<String> needs;
    private final List<List<BookableResource>> rooms;
    private final @Nullable Occupied own;

    /**
     * A question.
     *
     * @param own counts as free: the booking that asks has it
     */
    SlotSearch(IndexedOffice office, Occupancy occupancy, Wish wish, @Nullable Occupied own, Instant now) {
        this.office = office;
        this.occupancy = occupancy;
        this.wish = wish;
        this.own = own;
        this.now = now;
        this.able =
                office.schedule().counters().stream().filter(wish::servableAt).toList();
        this.needs = new LinkedHashSet<>(wish.spokenNeeds());
        // What nobody at the office speaks cannot be asked for: any time is better than none.
        this.needs.removeIf(language ->
                able.stream().noneMatch(counter -> counter.languages().contains(language))
                        && interpreters(language).isEmpty());
        this.rooms = roomsNeeded();
    }

    /** The starts to offer on these days, both included. */
    StartSet offered(LocalDate from, LocalDate to) {
        var zone = office.office().zone();
        var first = Occupancy.floor(from.atStartOfDay(zone).toInstant());
        var end = Occupancy.ceiling(to.plusDays(1).atStartOfDay(zone).toInstant());
        var byMissing = new HashMap<Set<String>, Offer>();
        var openings = new HashMap<Long, Choice>();
        for (var counter : able) {
            byMissing
                    .computeIfAbsent(
                            missingAt(counter), missing -> new Offer(allowed(missing, from, to, first, end), openings))
                    .add(counter, from, to);
        }
        var offered = new StartSet(first, end);
        openings.values().forEach(choice -> choice.offered().forEach(offered::add));
        return offered;
    }

    /** The starts at which the rooms and somebody for each of these languages is free. */
    private LongPredicate allowed(Set<String> missing, LocalDate from, LocalDate to, long first, long end) {
        var allowed = Stream.concat(missing.stream().map(this::interpreters), rooms.stream())
                .map(alternatives -> free(alternatives, from, to, first, end))
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                });
        return allowed.<LongPredicate>map(starts -> starts::contains).orElse(ALL);
    }

    /** The starts to offer on one day, and until when that stands by itself. */
    DayOffer offeredOn(LocalDate day) {
        return new DayOffer(offered(day, day).toArray(), now, unchangedUntil(day));
    }

    private Instant unchangedUntil(LocalDate day) {
        var until = tooNear(day);
        var released = office.hours().on(day, wish.channel(), now).until();
        until = released.isBefore(until) ? released : until;
        for (var counter : able) {
            until = runOut(Resources.of(counter), day, until);
        }
        for (var resource : office.schedule().resources()) {
            until = runOut(Resources.of(resource), day, until);
        }
        return until;
    }

    /** From when on a start of the day is nearer than the office allows. */
    private Instant tooNear(LocalDate day) {
        var lead = lead();
        var begin = day.atStartOfDay(office.office().zone()).toInstant();
        var earliest = StartSet.moment(Occupancy.ceiling(now.plus(lead)));
        // Starts lie on whole minutes: the next one that is too near is the one that is the earliest now.
        return (earliest.isAfter(begin) ? earliest : begin).minus(lead).plusNanos(1);
    }

    /** When the next hold of the resource on that day runs out, if that is before another moment. */
    private Instant runOut(String resource, LocalDate day, Instant until) {
        var zone = office.office().zone();
        var lastDay = Occupancy.day(
                Occupancy.ceiling(day.plusDays(1).atStartOfDay(zone).toInstant()) - 1);
        var next = until;
        var calendar = calendar(resource);
        for (var each = Occupancy.day(Occupancy.floor(day.atStartOfDay(zone).toInstant())); each <= lastDay; each++) {
            var taken = calendar.on(each);
            for (var claim = 0; claim < taken.length; claim += Occupancy.WIDTH) {
                var heldUntil = taken[claim + 2];
                if (heldUntil != Long.MAX_VALUE && heldUntil > now.toEpochMilli()) {
                    var moment = Instant.ofEpochMilli(heldUntil);
                    next = moment.isBefore(next) ? moment : next;
                }
            }
        }
        return next;
    }

    private Duration lead() {
        return wish.channel().isStaffs()
                ? Duration.ZERO
                : office.office().rules().minimumLead();
    }

    /** What could be claimed for that start, in no order. */
    List<Candidate> candidates(Instant start) {
        var minute = Occupancy.floor(start);
        if (!StartSet.moment(minute).equals(start)) {
            return List.of();
        }
        var day = office.office().dayOf(start);
        var candidates = new ArrayList<Candidate>();
        for (var counter : able) {
            var starts = starts(counter);
            eachRun(Resources.of(counter), day, (opening, from, to) -> {
                if (starts.isPossible(opening, from, to, minute)) {
                    beside(counter, day, minute, candidates, starts.loss(opening, from, to, minute));
                }
            });
        }
        return candidates;
    }

    private void beside(Counter counter, LocalDate day, long minute, List<Candidate> candidates, long loss) {
        var beside = new ArrayList<List<BookableResource>>();
        missingAt(counter).forEach(language -> beside.add(freeAt(interpreters(language), day, minute)));
        rooms.forEach(alternatives -> beside.add(freeAt(alternatives, day, minute)));
        if (beside.stream().noneMatch(List::isEmpty)) {
            candidates.add(new Candidate(counter, List.copyOf(beside), wish.likes(counter), loss));
        }
    }

    private record Run(Starts starts, long opening, long from, long to) {}

    /** The starts in all openings that begin at the same minute. */
    private static final class Choice {

        private static final int LONGEST_DAY = 25 * 60;

        private final StartSet harmless;
        private final StartSet costly;

        Choice(long opening) {
            this.harmless = new StartSet(opening, opening + LONGEST_DAY);
            this.costly = new StartSet(opening, opening + LONGEST_DAY);
        }

        StartSet offered() {
            if (harmless.size() < ENOUGH_TO_CHOOSE_FROM) {
                harmless.addAll(costly);
            }
            return harmless;
        }
    }

    /** The starts at counters that lack the same languages. On a day with few bookings most are free alike: walked once. */
    private final class Offer {

        private final LongPredicate allowed;
        private final Map<Long, Choice> openings;
        private final Set<Run> seen = new HashSet<>();

        private Offer(LongPredicate allowed, Map<Long, Choice> openings) {
            this.allowed = allowed;
            this.openings = openings;
        }

        void add(Counter counter, LocalDate from, LocalDate to) {
            var rule = starts(counter);
            var resource = Resources.of(counter);
            var calendar = calendar(resource);
            var millis = now.toEpochMilli();
            for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
                var hours = office.hours().on(day, wish.channel(), now).of(resource);
                FreeRuns.each(hours.open(), hours.closed(), calendar, millis, (opening, runFrom, runTo) -> {
                    if (seen.add(new Run(rule, opening, runFrom, runTo))) {
                        var choice = openings.computeIfAbsent(opening, Choice::new);
                        rule.offered(
                                opening,
                                runFrom,
                                runTo,
                                allowed,
                                (start, loss) -> (loss == 0 ? choice.harmless : choice.costly).add(start));
                    }
                });
            }
        }
    }

    private void eachRun(String resource, LocalDate day, FreeRuns.Run run) {
        var hours = office.hours().on(day, wish.channel(), now).of(resource);
        FreeRuns.each(hours.open(), hours.closed(), calendar(resource), now.toEpochMilli(), run);
    }

    private Occupancy.Calendar calendar(String resource) {
        return own != null && own.resources().contains(resource)
                ? occupancy.without(resource, own.during())
                : occupancy.of(resource);
    }

    /** The minutes at which one of these is free for the whole length. */
    private StartSet free(List<BookableResource> alternatives, LocalDate from, LocalDate to, long first, long end) {
        var free = new StartSet(first, end);
        for (var resource : alternatives) {
            for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
                eachRun(
                        Resources.of(resource),
                        day,
                        (opening, runFrom, runTo) -> free.addRange(runFrom, runTo - length()));
            }
        }
        return free;
    }

    private List<BookableResource> freeAt(List<BookableResource> alternatives, LocalDate day, long minute) {
        var free = new ArrayList<BookableResource>();
        for (var resource : alternatives) {
            eachRun(Resources.of(resource), day, (opening, from, to) -> {
                if (from <= minute && minute + length() <= to) {
                    free.add(resource);
                }
            });
        }
        return List.copyOf(free);
    }

    private Starts starts(Counter counter) {
        var earliest = now.plus(lead());
        var spared = wish.channel().isStaffs() ? Starts.Spared.NOTHING : office.spared(counter);
        return new Starts(length(), (int) wish.startEvery().toMinutes(), Occupancy.ceiling(earliest), spared);
    }

    private int length() {
        return (int) wish.duration().toMinutes();
    }

    private Set<String> missingAt(Counter counter) {
        var missing = new LinkedHashSet<>(needs);
        missing.removeAll(counter.languages());
        return missing;
    }

    private List<BookableResource> interpreters(String language) {
        return office.schedule().resources().stream()
                .filter(resource -> resource.kind() == BookableResource.Kind.INTERPRETER)
                .filter(resource -> resource.languages().contains(language))
                .toList();
    }

    private List<List<BookableResource>> roomsNeeded() {
        Map<String, BookableResource> byCode = new HashMap<>();
        office.schedule().resources().stream()
                .filter(resource -> resource.kind() == BookableResource.Kind.ROOM)
                .forEach(resource -> byCode.put(resource.code(), resource));
        var booked = wish.parts().stream().map(Wish.Part::service).toList();
        return office.schedule().services().stream()
                .filter(service ->
                        booked.contains(service.code()) && !service.rooms().isEmpty())
                .map(service -> service.rooms().stream()
                        .filter(byCode::containsKey)
                        .map(byCode::get)
                        .toList())
                .distinct()
                .toList();
    }
}
