package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An office as the search knows it: its schedule, and what follows from it. */
final class IndexedOffice {

    private final OfficeSchedule schedule;
    private final BookableHours hours;
    private final Map<String, Starts.Spared> spared;
    private final RememberedOffers offers;

    IndexedOffice(OfficeSchedule schedule) {
        this.schedule = schedule;
        this.hours = new BookableHours(schedule);
        this.offers = new RememberedOffers(schedule.office().zone());
        this.spared = schedule.counters().stream()
                .map(Counter::code)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::longestOf));
    }

    OfficeSchedule schedule() {
        return schedule;
    }

    Office office() {
        return schedule.office();
    }

    BookableHours hours() {
        return hours;
    }

    RememberedOffers offers() {
        return offers;
    }

    /** What shorter appointments at the counter should leave room for: its longest service, for one person. */
    Starts.Spared spared(Counter counter) {
        return spared.getOrDefault(counter.code(), Starts.Spared.NOTHING);
    }

    private Starts.Spared longestOf(String code) {
        var rules = office().rules();
        var served = schedule.counters().stream()
                .filter(counter -> counter.code().equals(code))
                .flatMap(counter -> counter.services().stream())
                .collect(Collectors.toSet());
        var longest = schedule.services().stream()
                .filter(service -> served.contains(service.code()))
                .mapToInt(service -> rules.rounded(service.minutesFor(1)))
                .max()
                .orElse(0);
        return longest == 0
                ? Starts.Spared.NOTHING
                : new Starts.Spared(longest, Math.min(longest, rules.startEveryMinutes()));
    }
}
