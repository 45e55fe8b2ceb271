package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.Closures;
import de.willkommen.appointment.availability.OfficeSchedule;
import de.willkommen.appointment.availability.OpeningCalendar;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.Schedules;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.booking.BookedTimes;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.planning.CalendarView.ResourceDayView;
import de.willkommen.appointment.planning.CalendarView.ResourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows those who plan what is planned and how much of it is booked. */
@ApplicationScoped
class PlanningCalendar {

    private final Schedules schedules;
    private final Closures closures;
    private final OpeningCalendar holidays;
    private final BookedTimes booked;
    private final Conflicts conflicts;
    private final Clock clock;

    PlanningCalendar(
            Schedules schedules,
            Closures closures,
            OpeningCalendar holidays,
            BookedTimes booked,
            Conflicts conflicts,
            Clock clock) {
        this.schedules = schedules;
        this.closures = closures;
        this.holidays = holidays;
        this.booked = booked;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** What somebody wants to see alone; everything where nothing is named. */
    record Filter(
            @Nullable String team,
            @Nullable String counter,
            @Nullable String resource) {

        boolean shows(Counter each) {
            return counter == null
                    ? resource == null && (team == null || team.equals(each.team()))
                    : counter.equals(each.code());
        }

        boolean shows(BookableResource each) {
            return resource == null ? counter == null && team == null : resource.equals(each.code());
        }

        boolean shows(Closure.Scope scope, OfficeSchedule schedule) {
            return switch (scope.kind()) {
                case OFFICE -> true;
                case TEAM ->
                    schedule.counters().stream().anyMatch(each -> each.team().equals(scope.code()) && shows(each));
                case COUNTER ->
                    schedule.counters().stream().anyMatch(each -> each.code().equals(scope.code()) && shows(each));
                case RESOURCE ->
                    schedule.resources().stream().anyMatch(each -> each.code().equals(scope.code()) && shows(each));
            };
        }
    }

    /** The public holidays among the days. */
    List<CalendarResource.HolidayView> holidays(Office office, DayRange days, Locale language) {
        var found = new ArrayList<CalendarResource.HolidayView>();
        for (var day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            var date = day;
            holidays.holiday(office, day, language)
                    .ifPresent(name -> found.add(new CalendarResource.HolidayView(date, name)));
        }
        return List.copyOf(found);
    }

    /** The days. */
    @Transactional
    public CalendarView show(Office office, DayRange days, Filter filter, Locale language) {
        var schedule = schedules.of(office);
        var range = ClosureDesk.range(office, days.from(), days.to());
        // The schedule knows the closures that are not over; the calendar goes back as well.
        var closed = closures.ofOffice(office.code(), range);
        var complete = schedule.with(schedule.plans(), closed);
        var load = booked.load(office, range).stream().collect(Collectors.groupingBy(BookedTimes.Load::day));
        var open = openConflicts(office, range);
        var shown = new ArrayList<CalendarView.Day>();
        for (var day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            var loads = load.getOrDefault(day, List.of()).stream()
                    .collect(Collectors.toMap(BookedTimes.Load::resource, Function.identity()));
            shown.add(day(complete, day, filter, closed, loads, open.getOrDefault(day, Map.of()), language));
        }
        return new CalendarView(office.code(), office.dayOf(clock.instant()), shown);
    }

    private CalendarView.Day day(
            OfficeSchedule schedule,
            LocalDate day,
            Filter filter,
            List<Closure> closed,
            Map<String, BookedTimes.Load> loads,
            Map<String, Integer> conflicting,
            Locale language) {
        var office = schedule.office();
        var resources = new ArrayList<ResourceDayView>();
        for (var counter : schedule.counters()) {
            if (filter.shows(counter)) {
                var view = resource(
                        schedule, day, Resources.of(counter), loads, conflicting.getOrDefault(counter.code(), 0));
                resources.add(new ResourceDayView(
                        ResourceKind.COUNTER,
                        counter.code(),
                        counter.team(),
                        null,
                        view.openings(),
                        view.openMinutes(),
                        view.bookedMinutes(),
                        view.bookings(),
                        view.conflicts()));
            }
        }
        var counters = List.copyOf(resources);
        for (var each : schedule.resources()) {
            if (filter.shows(each)) {
                var view = resource(schedule, day, Resources.of(each), loads, 0);
                resources.add(new ResourceDayView(
                        ResourceKind.valueOf(each.kind().name()),
                        each.code(),
                        null,
                        each.label(),
                        view.openings(),
                        view.openMinutes(),
                        view.bookedMinutes(),
                        view.bookings(),
                        0));
            }
        }
        var sums = counters.isEmpty() ? resources : counters;
        return new CalendarView.Day(
                day,
                IsoWeek.of(day).toString(),
                holidays.holiday(office, day, language).orElse(null),
                resources.stream().filter(PlanningCalendar::isAnything).toList(),
                closed.stream()
                        .filter(closure -> closure.during().overlaps(ClosureDesk.range(office, day, day)))
                        .filter(closure -> filter.shows(closure.scope(), schedule))
                        .map(closure -> ClosureView.of(closure, office))
                        .toList(),
                sums.stream().mapToLong(ResourceDayView::openMinutes).sum(),
                sums.stream().mapToLong(ResourceDayView::bookedMinutes).sum(),
                sums.stream().mapToInt(ResourceDayView::bookings).sum(),
                counters.stream().mapToInt(ResourceDayView::conflicts).sum());
    }

    private static boolean isAnything(ResourceDayView resource) {
        return !resource.openings().isEmpty() || resource.bookings() > 0 || resource.conflicts() > 0;
    }

    private record Part(
            List<CalendarView.OpeningView> openings,
            long openMinutes,
            long bookedMinutes,
            int bookings,
            int conflicts) {}

    private static Part resource(
            OfficeSchedule schedule, LocalDate day, String name, Map<String, BookedTimes.Load> loads, int conflicts) {
        var office = schedule.office();
        var its = schedule.on(day).of(name);
        var load = loads.getOrDefault(name, new BookedTimes.Load(day, name, 0, 0));
        return new Part(
                its.openings().stream()
                        .map(opening -> new CalendarView.OpeningView(
                                office.local(opening.during().start()),
                                office.local(opening.during().end()),
                                opening.channel(),
                                opening.releaseMinutesBefore(),
                                opening.plan()))
                        .toList(),
                its.open().stream().mapToLong(PlanningCalendar::minutes).sum(),
                load.minutes(),
                load.bookings(),
                conflicts);
    }

    private static long minutes(TimeRange range) {
        return Duration.between(range.start(), range.end()).toMinutes();
    }

    /** Conflicts that wait for a decision, by day and counter. */
    private Map<LocalDate, Map<String, Integer>> openConflicts(Office office, TimeRange range) {
        var open = new HashMap<LocalDate, Map<String, Integer>>();
        for (var count : conflicts.open(office, range, clock.instant())) {
            open.computeIfAbsent(count.day(), day -> new HashMap<>()).put(count.counter(), count.open());
        }
        return open;
    }
}
