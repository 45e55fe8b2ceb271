package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When an office is open, as one reads it at its door. */
@ApplicationScoped
public class OpeningCalendar {

    private final Schedules schedules;
    private final Holidays holidays;

    OpeningCalendar(Schedules schedules, Holidays holidays) {
        this.schedules = schedules;
        this.holidays = holidays;
    }

    /** What the day is called where it is a public holiday of the office's Land. */
    public Optional<String> holiday(Office office, LocalDate day, Locale language) {
        return holidays.name(day, office.authority().holidayRegion(), language);
    }

    /** The hours of the whole office on each day it opens: from when to when any counter is open. */
    public Map<LocalDate, List<TimeRange>> hours(Office office, LocalDate from, LocalDate to) {
        var schedule = schedules.of(office);
        var counters = counters(schedule);
        var byDay = new HashMap<LocalDate, List<TimeRange>>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var hours = schedule.on(day).hours(counters);
            if (!hours.isEmpty()) {
                byDay.put(day, hours);
            }
        }
        return byDay;
    }

    /** When the last counter of the office closes on that day; nothing when it does not open. */
    public Optional<Instant> closing(Office office, LocalDate day) {
        var schedule = schedules.of(office);
        return schedule.on(day).closing(counters(schedule));
    }

    private static Set<String> counters(OfficeSchedule schedule) {
        return schedule.counters().stream().map(Resources::of).collect(Collectors.toSet());
    }
}
