package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When an office and its counters are open: plans without holidays and closures. */
@ApplicationScoped
public class OpeningCalendar {

    private final OpeningPlans plans;
    private final Closures closures;
    private final Holidays holidays;
    private final Counters counters;

    OpeningCalendar(OpeningPlans plans, Closures closures, Holidays holidays, Counters counters) {
        this.plans = plans;
        this.closures = closures;
        this.holidays = holidays;
        this.counters = counters;
    }

    /**
     * One counter's time on the days asked for.
     *
     * @param openings what the plans say, in order
     * @param closed what is taken out of it again
     */
    record CounterTime(List<TimeRange> openings, List<TimeRange> closed) {}

    /** The time of each of these counters, by code; counters that stay closed are left out. */
    Map<String, CounterTime> times(Office office, List<Counter> wanted, LocalDate from, LocalDate to) {
        var planned = plans.ofOffice(office.code());
        var closed = closures.ofOffice(
                office.code(),
                new TimeRange(
                        from.atStartOfDay(office.zone()).toInstant(),
                        to.plusDays(1).atStartOfDay(office.zone()).toInstant()));
        var daysOf = new HashMap<OpeningPlan, List<LocalDate>>();
        var times = new HashMap<String, CounterTime>();
        for (var counter : wanted) {
            var openings = new ArrayList<TimeRange>();
            for (var plan : plansOf(counter, planned)) {
                var days = daysOf.computeIfAbsent(plan, each -> workingDays(each, office, from, to));
                days.forEach(day -> plan.on(day, office.zone()).ifPresent(openings::add));
            }
            if (!openings.isEmpty()) {
                times.put(counter.code(), new CounterTime(TimeRange.merged(openings), closedFor(counter, closed)));
            }
        }
        return times;
    }

    /** The hours of the whole office on each day it opens: from when to when any counter is open. */
    public Map<LocalDate, List<TimeRange>> hours(Office office, LocalDate from, LocalDate to) {
        var all = new ArrayList<TimeRange>();
        times(office, counters.ofOffice(office.code()), from, to).values().forEach(time -> {
            for (var opening : time.openings()) {
                if (time.closed().stream().noneMatch(closed -> closed.contains(opening))) {
                    all.add(opening);
                }
            }
        });
        var byDay = new HashMap<LocalDate, List<TimeRange>>();
        for (var range : TimeRange.merged(all)) {
            byDay.computeIfAbsent(office.dayOf(range.start()), day -> new ArrayList<>())
                    .add(range);
        }
        return byDay;
    }

    /** When the last counter of the office closes on that day; nothing when it does not open. */
    public Optional<Instant> closing(Office office, LocalDate day) {
        return hours(office, day, day).getOrDefault(day, List.of()).stream()
                .map(TimeRange::end)
                .max(Instant::compareTo);
    }

    private List<LocalDate> workingDays(OpeningPlan plan, Office office, LocalDate from, LocalDate to) {
        return plan.days(from, to).stream()
                .filter(day -> !holidays.on(day, office.authority().holidayRegion()))
                .toList();
    }

    /** A counter with plans of its own follows these alone. */
    private static List<OpeningPlan> plansOf(Counter counter, List<OpeningPlan> planned) {
        var open = planned.stream()
                .filter(plan -> plan.channel() == OpeningPlan.Channel.PUBLIC)
                .toList();
        var own = open.stream()
                .filter(plan -> counter.code().equals(plan.counter()))
                .toList();
        return own.isEmpty()
                ? open.stream()
                        .filter(plan -> counter.team().equals(plan.team()))
                        .toList()
                : own;
    }

    private static List<TimeRange> closedFor(Counter counter, List<Closure> closures) {
        return closures.stream()
                .filter(closure ->
                        closure.counter() == null || closure.counter().equals(counter.code()))
                .filter(closure -> closure.team() == null || closure.team().equals(counter.team()))
                .map(Closure::during)
                .toList();
    }
}
