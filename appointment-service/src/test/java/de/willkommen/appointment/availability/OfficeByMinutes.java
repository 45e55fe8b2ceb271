package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.OfferedService;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What can be booked at an office on one day, found by looking at every minute of it: whether the plan says open, whether
 * a closure or a booking is in the way, and whether all minutes of an appointment are like that. Slow and obvious; it shares
 * no code with what it checks, but for the records that describe the office.
 */
final class OfficeByMinutes {

    private final AnyOffice.Situation situation;
    private final LocalDate day;
    private final ZoneId zone;
    private final Instant midnight;
    private final int minutes;
    private final Map<String, BitSet> open = new HashMap<>();
    private final Map<String, BitSet> free = new HashMap<>();

    OfficeByMinutes(AnyOffice.Situation situation, LocalDate day) {
        this.situation = situation;
        this.day = day;
        this.zone = situation.office().zone();
        this.midnight = day.atStartOfDay(zone).toInstant();
        this.minutes = (int)
                Duration.between(midnight, day.plusDays(1).atStartOfDay(zone).toInstant())
                        .toMinutes();
        situation.schedule().counters().forEach(counter -> watch(Resources.of(counter)));
        situation.schedule().resources().forEach(resource -> watch(Resources.of(resource)));
        if (!isHoliday(day)) {
            situation.schedule().plans().stream().filter(this::isToday).forEach(this::open);
        }
        free.forEach((resource, itsMinutes) -> itsMinutes.or(open.get(resource)));
        situation.schedule().closures().forEach(this::close);
        situation.claims().stream()
                .filter(this::stands)
                .forEach(claim -> free.get(claim.resource()).andNot(touched(claim.during())));
    }

    private void watch(String resource) {
        open.put(resource, new BitSet());
        free.put(resource, new BitSet());
    }

    /** What a start needs beside the counter: for each thing one of these. */
    record Place(String counter, Set<Set<String>> beside) {}

    /** Where an appointment could begin at each minute of the day. */
    Map<Instant, Set<Place>> bookable() {
        var bookable = new TreeMap<Instant, Set<Place>>();
        for (var start = 0; start < minutes; start++) {
            var places = new HashSet<Place>();
            for (var counter : able()) {
                var beside = beside(counter, start);
                if (isPossible(counter, start) && beside.stream().noneMatch(Set::isEmpty)) {
                    places.add(new Place(counter.code(), beside));
                }
            }
            if (!places.isEmpty()) {
                bookable.put(moment(start), places);
            }
        }
        return bookable;
    }

    /**
     * Those of the bookable starts that are offered: in each stretch of free time the ones that leave most long services; and
     * of openings that begin together only those that cost no long service its place, if these are four or more.
     */
    Set<Instant> offered() {
        var harmless = new TreeMap<Integer, Set<Integer>>();
        var costly = new TreeMap<Integer, Set<Integer>>();
        for (var counter : able()) {
            var mostInRun = new HashMap<Integer, Integer>();
            var left = new TreeMap<Integer, Integer>();
            for (var start = 0; start < minutes; start++) {
                if (isPossible(counter, start)
                        && beside(counter, start).stream().noneMatch(Set::isEmpty)) {
                    left.put(start, longOnesLeft(counter, start));
                    mostInRun.merge(runStart(counter, start), left.get(start), Math::max);
                }
            }
            left.forEach((start, number) -> {
                if (number.equals(mostInRun.get(runStart(counter, start)))) {
                    (number < longOnesPossible(counter, start) ? costly : harmless)
                            .computeIfAbsent(openingStart(counter, start), opening -> new TreeSet<>())
                            .add(start);
                }
            });
        }
        costly.forEach((opening, starts) -> {
            if (harmless.getOrDefault(opening, Set.of()).size() < 4) {
                harmless.computeIfAbsent(opening, each -> new TreeSet<>()).addAll(starts);
            }
        });
        var offered = new TreeSet<Instant>();
        harmless.values().forEach(starts -> starts.forEach(start -> offered.add(moment(start))));
        return offered;
    }

    private List<Counter> able() {
        return situation.schedule().counters().stream()
                .filter(counter -> wish().parts().stream()
                        .allMatch(part -> counter.services().contains(part.service())))
                .filter(counter -> !wish().accessNeeds().contains("step-free")
                        || counter.accessibility().contains("step-free"))
                .toList();
    }

    private boolean isPossible(Counter counter, int start) {
        var opening = start;
        while (opening > 0 && open.get(Resources.of(counter)).get(opening - 1)) {
            opening--;
        }
        return isFree(Resources.of(counter), start)
                && (start - opening) % step() == 0
                && !moment(start).isBefore(earliest());
    }

    private boolean isFree(String resource, int start) {
        return start + length() <= minutes && all(start, start + length(), free.get(resource)::get);
    }

    private static boolean all(int from, int to, IntPredicate is) {
        for (var minute = from; minute < to; minute++) {
            if (!is.test(minute)) {
                return false;
            }
        }
        return true;
    }

    private Set<Set<String>> beside(Counter counter, int start) {
        var beside = new HashSet<Set<String>>();
        for (var language : languagesAskedFor()) {
            if (!counter.languages().contains(language)) {
                beside.add(freeOf(interpreters(language), start));
            }
        }
        for (var part : wish().parts()) {
            var service = service(part.service());
            if (!service.rooms().isEmpty()) {
                beside.add(freeOf(
                        situation.schedule().resources().stream()
                                .filter(resource -> resource.kind() == BookableResource.Kind.ROOM)
                                .filter(room -> service.rooms().contains(room.code()))
                                .toList(),
                        start));
            }
        }
        return beside;
    }

    private Set<String> freeOf(List<BookableResource> resources, int start) {
        var names = new HashSet<String>();
        for (var resource : resources) {
            if (isFree(Resources.of(resource), start)) {
                names.add(resource.code());
            }
        }
        return names;
    }

    /** A language that nobody who could serve or interpret speaks is not waited for. */
    private Set<String> languagesAskedFor() {
        var languages = new HashSet<String>();
        if (wish().spoken() != null) {
            languages.add(wish().spoken());
        }
        if (wish().accessNeeds().contains("sign-language")) {
            languages.add("gsg");
        }
        languages.removeIf(language ->
                able().stream().noneMatch(counter -> counter.languages().contains(language))
                        && interpreters(language).isEmpty());
        return languages;
    }

    private List<BookableResource> interpreters(String language) {
        return situation.schedule().resources().stream()
                .filter(resource -> resource.kind() == BookableResource.Kind.INTERPRETER)
                .filter(resource -> resource.languages().contains(language))
                .toList();
    }

    /** First minute of the stretch of free time around a minute. */
    private int runStart(Counter counter, int minute) {
        var from = minute;
        while (from > 0 && free.get(Resources.of(counter)).get(from - 1)) {
            from--;
        }
        return from;
    }

    /** How many of the counter's longest service could still follow, before and after an appointment at that start. */
    private int longOnesLeft(Counter counter, int start) {
        var longest = longestKeptFree(counter);
        var opening = openingStart(counter, start);
        return longest == 0
                ? 0
                : mostOf(longest, opening, runStart(counter, start), start)
                        + mostOf(longest, opening, start + length(), runEnd(counter, start));
    }

    /** How many of them could take place in the free time around that start, if it stayed free. */
    private int longOnesPossible(Counter counter, int start) {
        var longest = longestKeptFree(counter);
        return longest == 0
                ? 0
                : mostOf(longest, openingStart(counter, start), runStart(counter, start), runEnd(counter, start));
    }

    private int longestKeptFree(Counter counter) {
        return wish().channel().isStaffs()
                ? 0
                : situation.schedule().services().stream()
                        .filter(service -> counter.services().contains(service.code()))
                        .mapToInt(service -> rounded(service.durationMinutes()))
                        .max()
                        .orElse(0);
    }

    private int runEnd(Counter counter, int start) {
        var end = start;
        while (end < minutes && free.get(Resources.of(counter)).get(end)) {
            end++;
        }
        return end;
    }

    private int openingStart(Counter counter, int start) {
        var opening = start;
        while (opening > 0 && open.get(Resources.of(counter)).get(opening - 1)) {
            opening--;
        }
        return opening;
    }

    /** The most appointments of a length that fit in, whichever way they are placed on the starts of that length. */
    private int mostOf(int length, int opening, int from, int to) {
        var step = Math.min(length, situation.office().rules().startEveryMinutes());
        var most = new int[to - from + 2];
        for (var minute = to - 1; minute >= from; minute--) {
            most[minute - from] = most[minute - from + 1];
            var mayStart = (minute - opening) % step == 0 && !moment(minute).isBefore(earliest());
            if (mayStart && minute + length <= to) {
                most[minute - from] = Math.max(most[minute - from], 1 + most[minute + length - from]);
            }
        }
        return to <= from ? 0 : most[0];
    }

    private Wish wish() {
        return situation.wish();
    }

    private OfferedService service(String code) {
        return situation.schedule().services().stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private int length() {
        return rounded(wish().parts().stream()
                .mapToInt(part -> service(part.service()).durationMinutes()
                        + (part.persons() - 1) * service(part.service()).furtherPersonMinutes())
                .sum());
    }

    private int rounded(int wanted) {
        var length = 0;
        while (length < wanted) {
            length += situation.office().rules().gridMinutes();
        }
        return length;
    }

    private int step() {
        return Math.min(length(), situation.office().rules().startEveryMinutes());
    }

    private Instant earliest() {
        return wish().channel().isStaffs()
                ? situation.now()
                : situation.now().plusSeconds(60L * situation.office().rules().minimumLeadMinutes());
    }

    private Instant moment(int minute) {
        return midnight.plusSeconds(60L * minute);
    }

    /** The minutes of the day that a time has a part of. */
    private BitSet touched(TimeRange time) {
        var touched = new BitSet();
        for (var minute = 0; minute < minutes; minute++) {
            touched.set(
                    minute,
                    time.start().isBefore(moment(minute + 1)) && time.end().isAfter(moment(minute)));
        }
        return touched;
    }

    private boolean stands(ClaimChange claim) {
        return claim.heldUntil() == null || claim.heldUntil().isAfter(situation.now());
    }

    private void close(Closure closure) {
        var code = closure.scope().code();
        for (var counter : situation.schedule().counters()) {
            var hit =
                    switch (closure.scope().kind()) {
                        case OFFICE -> true;
                        case TEAM -> counter.team().equals(code);
                        case COUNTER -> counter.code().equals(code);
                        case RESOURCE -> false;
                    };
            if (hit) {
                free.get(Resources.of(counter)).andNot(touched(closure.during()));
            }
        }
        for (var resource : situation.schedule().resources()) {
            if (closure.scope().kind() == Closure.Scope.Kind.OFFICE
                    || (closure.scope().kind() == Closure.Scope.Kind.RESOURCE
                            && resource.code().equals(code))) {
                free.get(Resources.of(resource)).andNot(touched(closure.during()));
            }
        }
    }

    private boolean isToday(OpeningPlan plan) {
        return isInItsTime(plan)
                && !plan.exceptOn().contains(day)
                && situation.rules().get(plan.id()).days(plan.startsOn(), day).contains(day);
    }

    private boolean isInItsTime(OpeningPlan plan) {
        return !plan.startsOn().isAfter(day)
                && (plan.endsOn() == null || !plan.endsOn().isBefore(day));
    }

    private void open(OpeningPlan plan) {
        var hours = hours(plan);
        switch (plan.owner().kind()) {
            case TEAM -> sharedOut(plan, hours).forEach((counter, share) -> open(Resources.of(counter), share, hours));
            case COUNTER ->
                situation.schedule().counters().stream()
                        .filter(counter -> counter.code().equals(plan.owner().code()))
                        .forEach(counter ->
                                open(Resources.of(counter), plan.shares().get(0), hours));
            case RESOURCE ->
                situation.schedule().resources().stream()
                        .filter(resource -> resource.code().equals(plan.owner().code()))
                        .forEach(resource ->
                                open(Resources.of(resource), plan.shares().get(0), hours));
        }
    }

    private void open(String resource, OpeningPlan.Share share, BitSet hours) {
        if (!hours.isEmpty() && isFor(share, moment(hours.nextSetBit(0)))) {
            open.get(resource).or(hours);
        }
    }

    /** The public's time is everybody's but a partner's, staff have their own beside it; what is released is the public's. */
    private boolean isFor(OpeningPlan.Share share, Instant start) {
        var owner = share.channel();
        if (share.releaseMinutesBefore() != null
                && !situation.now().isBefore(start.minusSeconds(60L * share.releaseMinutesBefore()))) {
            owner = Channel.PUBLIC;
        }
        var kept = owner;
        return share.channel() == wish().channel()
                || switch (wish().channel()) {
                    case PUBLIC -> kept == Channel.PUBLIC;
                    case INTERNAL -> Set.of(Channel.PUBLIC, Channel.INTERNAL).contains(kept);
                    case PARTNER -> kept == Channel.PARTNER;
                    case EMERGENCY -> kept != Channel.PARTNER;
                };
    }

    /** Minutes of the day from the first that shows the opening time to the one before the closing time. */
    private BitSet hours(OpeningPlan plan) {
        var hours = new BitSet();
        var from = minuteThatShows(plan.opensAt());
        var to = plan.closesAt().equals(LocalTime.MIDNIGHT) ? minutes : minuteThatShows(plan.closesAt());
        if (to > from) {
            hours.set(from, to);
        }
        return hours;
    }

    private int minuteThatShows(LocalTime time) {
        for (var minute = 0; minute < minutes; minute++) {
            if (moment(minute).atZone(zone).toLocalTime().equals(time)) {
                return minute;
            }
        }
        // The hour that the clocks jump over: as late after it.
        return minuteThatShows(time.plusHours(1));
    }

    /**
     * Which of a team's counters a plan opens for whom: those with plans of their own and those that are closed all the
     * while do not take part. Fixed numbers are served first, then one share takes what is left.
     */
    private Map<Counter, OpeningPlan.Share> sharedOut(OpeningPlan plan, BitSet hours) {
        var takingPart = new ArrayList<Counter>();
        for (var counter : situation.schedule().counters()) {
            if (counter.team().equals(plan.owner().code())
                    && situation.schedule().plans().stream()
                            .noneMatch(other -> other.owner().equals(OpeningPlan.Owner.counter(counter.code()))
                                    && isInItsTime(other))
                    && !isClosedAllTheWhile(counter, hours)) {
                takingPart.add(counter);
            }
        }
        var byChannel = plan.shares().stream()
                .sorted(Comparator.comparing(OpeningPlan.Share::channel))
                .toList();
        var left = takingPart.size();
        var numbers = new HashMap<OpeningPlan.Share, Integer>();
        for (var share : byChannel) {
            if (share.counters() != null) {
                numbers.put(share, Math.min(left, share.counters()));
                left -= numbers.get(share);
            }
        }
        for (var share : byChannel) {
            if (share.counters() == null) {
                numbers.put(share, left);
                left = 0;
            }
        }
        var sharedOut = new HashMap<Counter, OpeningPlan.Share>();
        for (var share : byChannel) {
            for (var number = numbers.get(share); number > 0; number--) {
                sharedOut.put(takingPart.remove(0), share);
            }
        }
        return sharedOut;
    }

    private boolean isClosedAllTheWhile(Counter counter, BitSet hours) {
        var shut = new BitSet();
        for (var closure : situation.schedule().closures()) {
            var scope = closure.scope();
            if (scope.equals(Closure.Scope.OFFICE)
                    || scope.equals(new Closure.Scope(Closure.Scope.Kind.TEAM, counter.team()))
                    || scope.equals(Closure.Scope.counter(counter.code()))) {
                for (var minute = 0; minute < minutes; minute++) {
                    if (!closure.during().start().isAfter(moment(minute))
                            && !closure.during().end().isBefore(moment(minute + 1))) {
                        shut.set(minute);
                    }
                }
            }
        }
        var opened = (BitSet) hours.clone();
        opened.andNot(shut);
        return opened.isEmpty();
    }

    /** The public holidays of Sachsen-Anhalt, from the law: Easter is counted out, the others stand still. */
    static boolean isHoliday(LocalDate day) {
        var easter = easter(day.getYear());
        return Set.of("01-01", "01-06", "05-01", "10-03", "10-31", "12-25", "12-26")
                        .contains(day.toString().substring(5))
                || Set.of(-2, 1, 39, 50).contains((int) (day.toEpochDay() - easter.toEpochDay()));
    }

    /** The Sunday after the first full moon of spring, as the church counts (the anonymous Gregorian rule of 1876). */
    private static LocalDate easter(int year) {
        var golden = year % 19;
        var century = year / 100;
        var ofCentury = year % 100;
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var number = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, number / 31, number % 31 + 1);
    }
}
