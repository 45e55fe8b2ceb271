package de.willkommen.queue.overview;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.bookingfeed.BookedVisit;
import de.willkommen.queue.bookingfeed.BookedVisits;
import de.willkommen.queue.counter.CounterSession;
import de.willkommen.queue.counter.CounterSessions;
import de.willkommen.queue.estimate.WaitForecast;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.policy.Policies;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws the picture of an office's queue. One picture serves every reader of an instance until the queue changes or its
 * waiting times have become old; it is only ever a copy, the tables decide.
 */
@ApplicationScoped
public class OfficePictures {

    /** Appointments further ahead do not change what people wait now. */
    private static final Duration EXPECTED_WITHIN = Duration.ofHours(2);

    private final TicketBook tickets;
    private final CounterSessions sessions;
    private final Offices offices;
    private final BookedVisits visits;
    private final WaitForecast forecasts;
    private final Policies policies;
    private final OfficeFeed feed;
    private final LastWrites writes;
    private final QueueSettings.Streams settings;
    private final Clock clock;
    private final Map<String, Frame> frames = new ConcurrentHashMap<>();

    OfficePictures(
            TicketBook tickets,
            CounterSessions sessions,
            Offices offices,
            BookedVisits visits,
            WaitForecast forecasts,
            Policies policies,
            OfficeFeed feed,
            LastWrites writes,
            QueueSettings settings,
            Clock clock) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.offices = offices;
        this.visits = visits;
        this.forecasts = forecasts;
        this.policies = policies;
        this.feed = feed;
        this.writes = writes;
        this.settings = settings.streams();
        this.clock = clock;
    }

    /** The queue as committed. Not inside a transaction that changes it, which would not see its own change. */
    public OfficePicture current(Office office) {
        var frame = frames.computeIfAbsent(office.code(), code -> new Frame());
        synchronized (frame) {
            var revision = feed.revision(office.code());
            var now = clock.instant();
            var known = frame.picture;
            if (known == null || known.revision() != revision || isOld(known, now)) {
                known = QuarkusTransaction.requiringNew().call(() -> drawn(office, revision));
                frame.picture = known;
            }
            return known;
        }
    }

    /** The queue as the running transaction sees it. */
    public OfficePicture fresh(Office office) {
        writes.send();
        return drawn(office, feed.revision(office.code()));
    }

    private boolean isOld(OfficePicture picture, Instant now) {
        return now.isBefore(picture.at()) || !now.isBefore(picture.at().plus(settings.refresh()));
    }

    private OfficePicture drawn(Office office, long revision) {
        var now = clock.instant();
        var all = tickets.openOrMissed(office.code(), office.dayOf(now));
        var waiting = inOrder(all);
        var signedOn = sessions.of(office.code());
        var there = CountersNow.visitors(all);
        var working = signedOn.stream()
                .filter(session -> !session.pauses() || there.containsKey(session.counter()))
                .toList();
        var inUse = offices.counters(office.code());
        var forecast = forecasts.forecast(
                office,
                waiting.stream()
                        .map(ticket -> new WaitForecast.Planned(ticket.waiting(), ticket.plannedMinutes()))
                        .toList(),
                expected(office, now),
                counters(working, there),
                now);
        var competition = new Competition(inUse);
        var places = new ArrayList<OfficePicture.Place>();
        for (var ticket : waiting) {
            places.add(new OfficePicture.Place(ticket, competition.add(ticket.services()), forecast.of(ticket.id())));
        }
        var others = all.stream()
                .filter(ticket -> !ticket.status().waits())
                .sorted(Comparator.comparing((TicketState ticket) -> ticket.status())
                        .thenComparing(TicketState::statusSince))
                .toList();
        return new OfficePicture(
                revision,
                now,
                places,
                others,
                forecast.newcomer().minutes(),
                working.size(),
                CountersNow.of(inUse, signedOn, others));
    }

    private static List<TicketState> inOrder(List<TicketState> all) {
        var byId = all.stream()
                .filter(ticket -> ticket.status().waits())
                .collect(Collectors.toMap(TicketState::id, Function.identity()));
        return CallingOrder.inOrder(
                        byId.values().stream().map(TicketState::waiting).toList())
                .stream()
                .map(waiting -> byId.get(waiting.ticket()))
                .toList();
    }

    private List<WaitForecast.Planned> expected(Office office, Instant now) {
        var order = policies.order(office.code());
        return visits.expected(office.code(), now, now.plus(EXPECTED_WITHIN)).stream()
                .map(visit -> planned(visit, order))
                .toList();
    }

    private static WaitForecast.Planned planned(BookedVisit visit, CallingOrder order) {
        var arrival = new Arrival(
                visit.startsAt(), visit.startsAt(), !visit.accessNeeds().isEmpty());
        return new WaitForecast.Planned(
                new Waiting(visit.id(), order.rank(arrival), arrival, visit.services(), visit.language(), null, false),
                (int) visit.planned().toMinutes());
    }

    private static List<WaitForecast.Counter> counters(List<CounterSession> working, Map<String, TicketState> there) {
        return working.stream()
                .map(session -> counter(session, there.get(session.counter())))
                .toList();
    }

    private static WaitForecast.Counter counter(CounterSession session, @Nullable TicketState visitor) {
        return visitor == null
                ? new WaitForecast.Counter(session.desk(), null, List.of(), 0)
                : new WaitForecast.Counter(
                        session.desk(),
                        visitor.status() == TicketStatus.SERVING ? visitor.statusSince() : visitor.callBeganAt(),
                        visitor.services(),
                        visitor.plannedMinutes());
    }

    private static final class Frame {
        private @Nullable OfficePicture picture;
    }

    /** Counts who stands before whom: only people some counter could serve as well as them. */
    private static final class Competition {

        private final List<Counter> counters;
        private final Map<List<String>, Set<String>> countersFor = new HashMap<>();
        private final Map<Set<String>, Integer> before = new HashMap<>();

        private Competition(List<Counter> counters) {
            this.counters = counters;
        }

        private int add(List<String> services) {
            var mine = countersFor.computeIfAbsent(
                    services,
                    wanted -> counters.stream()
                            .filter(counter -> counter.services().containsAll(wanted))
                            .map(Counter::code)
                            .collect(Collectors.toSet()));
            var ahead = before.entrySet().stream()
                    .filter(entry -> overlap(entry.getKey(), mine))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            before.merge(mine, 1, Integer::sum);
            return ahead;
        }

        private static boolean overlap(Set<String> some, Set<String> others) {
            var both = new HashSet<>(some);
            both.retainAll(others);
            return !both.isEmpty() || (some.isEmpty() && others.isEmpty());
        }
    }
}
