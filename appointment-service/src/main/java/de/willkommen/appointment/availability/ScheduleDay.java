package de.willkommen.appointment.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One day of an office.
 *
 * @param holiday whether the Land has a public holiday: nothing is open
 * @param times by {@link Resources name of the resource}; what is not there all day is left out
 */
public record ScheduleDay(LocalDate date, boolean holiday, Map<String, ResourceDay> times) {

    static ScheduleDay holiday(LocalDate date) {
        return new ScheduleDay(date, true, Map.of());
    }

    /** The day of one resource. */
    public ResourceDay of(String resource) {
        return times.getOrDefault(resource, ResourceDay.SHUT);
    }

    /** From when to when any of these counters is open. */
    public List<TimeRange> hours(Set<String> counters) {
        return TimeRange.merged(times.entrySet().stream()
                .filter(each -> counters.contains(each.getKey()))
                .flatMap(each -> each.getValue().open().stream())
                .toList());
    }

    /** When the last of these counters closes; nothing when none opens. */
    public Optional<Instant> closing(Set<String> counters) {
        return hours(counters).stream().map(TimeRange::end).max(Instant::compareTo);
    }
}
