package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.OfficeSchedule;
import de.willkommen.appointment.availability.Opening;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.booking.BookedTime;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether bookings fit a schedule. By which channel a time was booked does not matter: once it is booked, it only has to be
 * open.
 */
final class Fitting {

    private final OfficeSchedule schedule;
    private final Map<String, Counter> counters;
    private final Map<String, BookableResource> resources;
    private final Map<String, List<TimeRange>> closed = new HashMap<>();
    private final Map<LocalDate, Map<String, List<TimeRange>>> open = new HashMap<>();

    Fitting(OfficeSchedule schedule) {
        this.schedule = schedule;
        this.counters = schedule.counters().stream().collect(Collectors.toMap(Counter::code, Function.identity()));
        this.resources = schedule.resources().stream().collect(Collectors.toMap(Resources::of, Function.identity()));
    }

    /** Why it does not fit; nothing when it does. */
    Set<Reason> misfits(BookedTime booked) {
        var counter = counters.get(booked.counter());
        if (counter == null) {
            return EnumSet.of(Reason.COUNTER_INACTIVE);
        }
        var reasons = EnumSet.noneOf(Reason.class);
        if (!counter.services().containsAll(booked.services())) {
            reasons.add(Reason.SERVICE_NOT_SERVED);
        }
        var name = Resources.of(counter);
        var closures = closed.computeIfAbsent(name, each -> schedule.closedFor(counter));
        if (closures.stream().anyMatch(booked.during()::overlaps)) {
            reasons.add(Reason.CLOSED);
        } else if (!isOpen(name, booked.during())) {
            reasons.add(Reason.OUTSIDE_OPENING);
        }
        if (!booked.resources().stream().allMatch(resource -> isThere(resource, booked.during()))) {
            reasons.add(Reason.RESOURCE_CLOSED);
        }
        return reasons;
    }

    private boolean isThere(String name, TimeRange during) {
        var resource = resources.get(name);
        return resource != null
                && closed.computeIfAbsent(name, each -> schedule.closedFor(resource)).stream()
                        .noneMatch(during::overlaps)
                && isOpen(name, during);
    }

    private boolean isOpen(String resource, TimeRange during) {
        var date = schedule.office().dayOf(during.start());
        return open
                .computeIfAbsent(date, day -> new HashMap<>())
                .computeIfAbsent(
                        resource,
                        name -> TimeRange.merged(schedule.on(date).of(name).openings().stream()
                                .map(Opening::during)
                                .toList()))
                .stream()
                .anyMatch(opening -> opening.contains(during));
    }
}
