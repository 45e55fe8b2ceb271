package de.willkommen.queue.estimate;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.order.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long the people in the queue will wait, from serving times learned or planned, the counters signed on now and the
 * appointments still to come.
 */
@ApplicationScoped
public class WaitForecast {

    /** Somebody who would take a number now. */
    private static final UUID NEWCOMER = new UUID(0, 0);

    /** The simulation looks at so many people; who stands behind waits in proportion. */
    private static final int LOOKS_AT = 200;

    /** One in ten to four appointments is missed (DOMAIN, section 2). */
    private static final double APPOINTMENTS_KEPT = 0.85;

    private final CallingOrder order;
    private final ServingTimes times;

    WaitForecast(CallingOrder order, ServingTimes times) {
        this.order = order;
        this.times = times;
    }

    /** Somebody in the queue, or expected to join it, and the length of serving that was planned. */
    public record Planned(Waiting waiting, int minutes) {}

    /**
     * A counter signed on.
     *
     * @param since when its present visitor was called; absent without one
     * @param services what that visitor came for
     */
    public record Counter(Desk desk, @Nullable Instant since, List<String> services, int plannedMinutes) {}

    /**
     * The forecast for everybody.
     *
     * @param newcomer for somebody who takes a number now
     */
    public record Forecast(Map<UUID, WaitMinutes> byTicket, WaitMinutes newcomer) {

        /** For one ticket; for one the forecast does not know, what a newcomer waits. */
        public WaitMinutes of(UUID ticket) {
            return byTicket.getOrDefault(ticket, newcomer);
        }
    }

    /**
     * Forecasts from the queue as it is.
     *
     * @param inRank who waits, the first first
     * @param expected who has an appointment and is not there yet; {@code openedAt} is when they are expected
     */
    public Forecast forecast(
            Office office, List<Planned> inRank, List<Planned> expected, List<Counter> signedOn, Instant now) {
        var people = new ArrayList<Person>();
        inRank.stream().limit(LOOKS_AT).forEach(planned -> people.add(person(office, planned, 0, 1, now)));
        expected.forEach(planned -> people.add(
                person(office, planned, minutes(now, planned.waiting().arrival().openedAt()), APPOINTMENTS_KEPT, now)));
        people.add(newcomer(office, now));
        people.sort(Comparator.comparing(person -> person.waiting().rankAt()));
        var counters = new ArrayList<Busy>();
        signedOn.forEach(counter -> counters.add(busy(office, counter, now)));
        someoneForTheRest(people, counters);

        var simulated =
                new WaitSimulation(order).play(people, counters, office.code().hashCode());
        var byTicket = new HashMap<UUID, WaitMinutes>();
        for (int place = 0; place < inRank.size(); place++) {
            var ticket = inRank.get(place).waiting().ticket();
            var known = simulated.get(ticket);
            byTicket.put(ticket, known != null ? known : behind(simulated, inRank, place));
        }
        return new Forecast(byTicket, simulated.getOrDefault(NEWCOMER, new WaitMinutes(0, 0)));
    }

    private static WaitMinutes behind(Map<UUID, WaitMinutes> simulated, List<Planned> inRank, int place) {
        var last = simulated.get(inRank.get(LOOKS_AT - 1).waiting().ticket());
        var share = (place + 1.0) / LOOKS_AT;
        return last == null
                ? new WaitMinutes(0, 0)
                : new WaitMinutes((int) Math.ceil(last.p50() * share), (int) Math.ceil(last.p90() * share));
    }

    private Person person(Office office, Planned planned, double inMinutes, double comes, Instant now) {
        var serving = times.expectedMinutes(office, planned.waiting().services(), planned.minutes(), now);
        return new Person(planned.waiting(), inMinutes, serving, comes);
    }

    private Person newcomer(Office office, Instant now) {
        var arrival = new Arrival(now, null, false);
        var waiting = new Waiting(NEWCOMER, order.rank(arrival), arrival, List.of(), "de", null, false);
        return new Person(waiting, 0, times.expectedMinutes(office, now), 1);
    }

    private Busy busy(Office office, Counter counter, Instant now) {
        return counter.since() == null
                ? Busy.free(counter.desk())
                : new Busy(
                        counter.desk(),
                        minutes(counter.since(), now),
                        times.expectedMinutes(office, counter.services(), counter.plannedMinutes(), now));
    }

    /**
     * Nobody signed on serves some of the people, before opening for instance. The forecast then counts on one colleague
     * who does and begins now: less than a promise, more than nothing.
     */
    private static void someoneForTheRest(List<Person> people, Collection<Busy> counters) {
        var unserved = new LinkedHashSet<String>();
        var nobody = counters.isEmpty();
        for (var person : people) {
            var services = person.waiting().services();
            if (counters.stream().noneMatch(counter -> counter.desk().serves(services))) {
                unserved.addAll(services);
            }
        }
        if (nobody || !unserved.isEmpty()) {
            counters.add(Busy.free(new Desk("", List.copyOf(unserved), List.of())));
        }
    }

    private static double minutes(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toSeconds() / 60.0);
    }
}
