package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that decides which times of an office can be booked, as it is at one moment. Evaluating it needs nothing else: the
 * search, the booking, the preview of a change and the list of conflicts ask this same code. Immutable; evaluated days are
 * remembered.
 */
public final class OfficeSchedule {

    private final Office office;
    private final long revision;
    private final List<OpeningPlan> plans;
    private final List<Closure> closures;
    private final List<Counter> counters;
    private final List<BookableResource> resources;
    private final List<OfferedService> services;
    private final Holidays holidays;
    private final Map<LocalDate, ScheduleDay> days = new ConcurrentHashMap<>();
    private final Map<PlanYear, Set<LocalDate>> planned = new ConcurrentHashMap<>();

    private record PlanYear(OpeningPlan plan, int year) {}

    OfficeSchedule(
            Office office,
            long revision,
            List<OpeningPlan> plans,
            List<Closure> closures,
            List<Counter> counters,
            List<BookableResource> resources,
            List<OfferedService> services,
            Holidays holidays) {
        this.office = office;
        this.revision = revision;
        this.plans = List.copyOf(plans);
        this.closures = List.copyOf(closures);
        this.counters = counters.stream().sorted(BY_CODE).toList();
        this.resources = List.copyOf(resources);
        this.services = List.copyOf(services);
        this.holidays = holidays;
    }

    /** Numbers in their own order: 2 before 10. */
    private static final Comparator<Counter> BY_CODE =
            Comparator.<Counter>comparingInt(counter -> counter.code().length()).thenComparing(Counter::code);

    /** The same office with other plans and closures: what would be, if. */
    public OfficeSchedule with(List<OpeningPlan> otherPlans, List<Closure> otherClosures) {
        return new OfficeSchedule(office, revision, otherPlans, otherClosures, counters, resources, services, holidays);
    }

    public Office office() {
        return office;
    }

    /** Grows with every change. */
    public long revision() {
        return revision;
    }

    public List<OpeningPlan> plans() {
        return plans;
    }

    /** The closures that are not over. */
    public List<Closure> closures() {
        return closures;
    }

    /** The counters in use, numbers in their own order. */
    public List<Counter> counters() {
        return counters;
    }

    /** The rooms and interpreters in use. */
    public List<BookableResource> resources() {
        return resources;
    }

    /** What is offered now. */
    public List<OfferedService> services() {
        return services;
    }

    /** When what is open on that day. */
    public ScheduleDay on(LocalDate day) {
        return days.computeIfAbsent(day, this::evaluated);
    }

    private ScheduleDay evaluated(LocalDate day) {
        if (holidays.on(day, office.authority().holidayRegion())) {
            return ScheduleDay.holiday(day);
        }
        var openings = new HashMap<String, List<Opening>>();
        for (var plan : plans) {
            if (isOn(plan, day)) {
                plan.on(day, office.zone()).ifPresent(hours -> open(plan, day, hours, openings));
            }
        }
        var times = new HashMap<String, ResourceDay>();
        counters.forEach(counter -> put(times, Resources.of(counter), openings, closedFor(counter)));
        resources.forEach(resource -> put(times, Resources.of(resource), openings, closedFor(resource)));
        return new ScheduleDay(day, false, Map.copyOf(times));
    }

    private void open(OpeningPlan plan, LocalDate day, TimeRange hours, Map<String, List<Opening>> openings) {
        switch (plan.owner().kind()) {
            case TEAM -> shareOut(plan, day, hours, openings);
            case COUNTER ->
                counters.stream()
                        .filter(counter -> counter.code().equals(plan.owner().code()))
                        .forEach(counter -> add(
                                openings,
                                Resources.of(counter),
                                plan,
                                plan.shares().get(0),
                                hours));
            case RESOURCE ->
                resources.stream()
                        .filter(resource -> resource.code().equals(plan.owner().code()))
                        .forEach(resource -> add(
                                openings,
                                Resources.of(resource),
                                plan,
                                plan.shares().get(0),
                                hours));
        }
    }

    /**
     * Gives the counters of the team that are open to the channels, the public's first. A fixed number of a later channel is
     * kept free of an earlier one that takes all the rest; when there are too few counters the later channels go without.
     */
    private void shareOut(OpeningPlan plan, LocalDate day, TimeRange hours, Map<String, List<Opening>> openings) {
        var open = counters.stream()
                .filter(counter -> counter.team().equals(plan.owner().code()))
                .filter(counter -> !hasOwnPlan(counter, day))
                .filter(counter -> closedFor(counter).stream().noneMatch(closed -> closed.contains(hours)))
                .toList();
        var shares = plan.shares().stream()
                .sorted(Comparator.comparing(OpeningPlan.Share::channel))
                .toList();
        var next = 0;
        for (var index = 0; index < shares.size(); index++) {
            var share = shares.get(index);
            var left = open.size() - next;
            var wanted = share.counters() == null
                    ? left - fixed(shares.subList(index + 1, shares.size()))
                    : share.counters();
            for (var taken = Math.max(0, Math.min(wanted, left)); taken > 0; taken--) {
                add(openings, Resources.of(open.get(next)), plan, share, hours);
                next++;
            }
        }
    }

    private static int fixed(List<OpeningPlan.Share> shares) {
        return shares.stream()
                .mapToInt(share -> share.counters() == null ? 0 : share.counters())
                .sum();
    }

    private boolean hasOwnPlan(Counter counter, LocalDate day) {
        return plans.stream()
                .anyMatch(plan -> plan.owner().kind() == OpeningPlan.Owner.Kind.COUNTER
                        && plan.owner().code().equals(counter.code())
                        && plan.covers(day));
    }

    private static void add(
            Map<String, List<Opening>> openings,
            String resource,
            OpeningPlan plan,
            OpeningPlan.Share share,
            TimeRange hours) {
        openings.computeIfAbsent(resource, each -> new ArrayList<>())
                .add(new Opening(hours, share.channel(), share.releaseMinutesBefore(), plan.id()));
    }

    private static void put(
            Map<String, ResourceDay> times,
            String resource,
            Map<String, List<Opening>> openings,
            List<TimeRange> closed) {
        var its = openings.get(resource);
        if (its != null) {
            var sorted = its.stream()
                    .sorted(Comparator.comparing(opening -> opening.during().start()))
                    .toList();
            var first = sorted.get(0).during().start();
            var last = sorted.stream().map(opening -> opening.during().end()).max(Comparator.naturalOrder());
            var day = new TimeRange(first, last.orElseThrow());
            times.put(
                    resource,
                    new ResourceDay(
                            sorted, closed.stream().filter(day::overlaps).toList()));
        }
    }

    private boolean isOn(OpeningPlan plan, LocalDate day) {
        return plan.covers(day)
                && planned.computeIfAbsent(
                                new PlanYear(plan, day.getYear()),
                                year -> new HashSet<>(
                                        plan.days(LocalDate.of(year.year(), 1, 1), LocalDate.of(year.year(), 12, 31))))
                        .contains(day);
    }

    /** When closures take the counter out of use, in order, without overlaps. */
    public List<TimeRange> closedFor(Counter counter) {
        return TimeRange.merged(closures.stream()
                .filter(closure -> switch (closure.scope().kind()) {
                    case OFFICE -> true;
                    case TEAM -> counter.team().equals(closure.scope().code());
                    case COUNTER -> counter.code().equals(closure.scope().code());
                    case RESOURCE -> false;
                })
                .map(Closure::during)
                .toList());
    }

    /** When closures take a room or an interpreter away, in order, without overlaps. */
    public List<TimeRange> closedFor(BookableResource resource) {
        return TimeRange.merged(closures.stream()
                .filter(closure -> closure.scope().kind() == Closure.Scope.Kind.OFFICE
                        || (closure.scope().kind() == Closure.Scope.Kind.RESOURCE
                                && resource.code().equals(closure.scope().code())))
                .map(Closure::during)
                .toList());
    }
}
