package de.willkommen.queue.estimate;

import de.willkommen.queue.estimate.WaitForecast.Counter;
import de.willkommen.queue.estimate.WaitForecast.Planned;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.order.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Forecasts the waits of a queue from what an office has learned. Pure: the same queue is told the same. */
final class Forecaster {

    /** Somebody who would take a number now. */
    private static final UUID NEWCOMER = new UUID(0, 0);

    /** The simulation looks at so many people; who stands behind waits in proportion. */
    private static final int LOOKS_AT = 200;

    /** People with an appointment come a little before it, give or take as much. */
    private static final double COME_EARLY_MINUTES = 7;

    private final CallingOrder order;

    Forecaster(CallingOrder order) {
        this.order = order;
    }

    /** What the simulation gives for everybody, before any correction. */
    record Ranges(Map<UUID, Correction.Range> byTicket, Correction.Range newcomer) {}

    Ranges forecast(
            Experience experience,
            List<Planned> inRank,
            List<Planned> expected,
            List<Counter> signedOn,
            Instant now,
            ZoneId zone) {
        var people = new ArrayList<Person>();
        inRank.stream()
                .limit(LOOKS_AT)
                .forEach(planned -> people.add(
                        Person.here(planned.waiting(), serving(experience, planned.waiting()), planned.minutes())));
        expected.forEach(planned -> people.add(expected(experience, planned, now)));
        people.add(newcomer(experience, now));
        people.sort(Comparator.comparing(person -> person.waiting().rankAt()));
        var local = now.atZone(zone);
        var minuteOfDay = local.getHour() * 60.0 + local.getMinute();
        var counters = new ArrayList<Busy>();
        signedOn.forEach(counter -> counters.add(busy(experience, counter, now)));
        colleaguesForTheRest(people, counters, experience, minuteOfDay);

        var simulated = new WaitSimulation(order, experience, minuteOfDay)
                .play(people, counters, local.toLocalDate().toEpochDay());
        var byTicket = new HashMap<UUID, Correction.Range>();
        for (int place = 0; place < inRank.size(); place++) {
            var ticket = inRank.get(place).waiting().ticket();
            var known = simulated.get(ticket);
            byTicket.put(ticket, known != null ? known : behind(simulated, inRank, place));
        }
        return new Ranges(byTicket, simulated.getOrDefault(NEWCOMER, new Correction.Range(0, 0)));
    }

    private static Correction.Range behind(Map<UUID, Correction.Range> simulated, List<Planned> inRank, int place) {
        var last = simulated.get(inRank.get(LOOKS_AT - 1).waiting().ticket());
        var share = (place + 1.0) / LOOKS_AT;
        return last == null ? new Correction.Range(0, 0) : new Correction.Range(last.p50() * share, last.p90() * share);
    }

    private static ServingTimes.OfService serving(Experience experience, Waiting waiting) {
        return waiting.services().isEmpty()
                ? experience.serving().ofAny()
                : experience.serving().of(waiting.services().get(0));
    }

    private static Person expected(Experience experience, Planned planned, Instant now) {
        var due = minutes(now, planned.waiting().arrival().openedAt());
        return new Person(
                planned.waiting(),
                // Never 0: whoever is not there now cannot be called now.
                Math.max(0.5, due - COME_EARLY_MINUTES),
                COME_EARLY_MINUTES,
                serving(experience, planned.waiting()),
                planned.minutes(),
                experience.appointmentsKept());
    }

    private Person newcomer(Experience experience, Instant now) {
        var arrival = new Arrival(now, null, false);
        var waiting = new Waiting(NEWCOMER, order.rank(arrival), arrival, List.of(), "de", null, false);
        return Person.here(waiting, ServingTimes.PLANNED.ofAny(), (int)
                Math.round(experience.serving().typicalMinutes()));
    }

    private static Busy busy(Experience experience, Counter counter, Instant now) {
        return counter.since() == null
                ? Busy.free(counter.desk())
                : new Busy(
                        counter.desk(),
                        0,
                        minutes(counter.since(), now),
                        counter.services().isEmpty()
                                ? experience.serving().ofAny()
                                : experience.serving().of(counter.services().get(0)),
                        counter.plannedMinutes());
    }

    /**
     * Nobody signed on serves some of the people, before opening for instance. The forecast then counts on the colleagues
     * who signed on the last time, at the time they did; where nobody ever has, on one who begins now: less than a
     * promise, more than nothing.
     */
    private static void colleaguesForTheRest(
            List<Person> people, List<Busy> counters, Experience experience, double minuteOfDay) {
        var unserved = unserved(people, counters);
        if (!counters.isEmpty() && unserved.isEmpty()) {
            return;
        }
        var nobody = counters.isEmpty();
        experience.lastDay().stream()
                .filter(signOn -> nobody || signOn.desk().services().stream().anyMatch(unserved::contains))
                .filter(signOn -> counters.stream()
                        .noneMatch(counter ->
                                counter.desk().counter().equals(signOn.desk().counter())))
                .map(signOn -> Busy.freeIn(signOn.desk(), Math.max(0, signOn.minuteOfDay() - minuteOfDay)))
                .toList()
                .forEach(counters::add);
        var left = unserved(people, counters);
        if (counters.isEmpty() || !left.isEmpty()) {
            counters.add(Busy.free(new Desk("", List.copyOf(left), List.of())));
        }
    }

    private static Set<String> unserved(List<Person> people, List<Busy> counters) {
        var unserved = new LinkedHashSet<String>();
        for (var person : people) {
            var services = person.waiting().services();
            if (counters.stream().noneMatch(counter -> counter.desk().serves(services))) {
                unserved.addAll(services);
            }
        }
        return unserved;
    }

    private static double minutes(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toSeconds() / 60.0);
    }
}
