package de.willkommen.queue.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who comes next, and why.
 *
 * <p>Everybody has one fixed moment, their rank; the earliest is called first. For an appointment it is its start, for
 * somebody without one a while after their arrival, for somebody late a while after theirs. As the moments stand still
 * while the clock goes on, nobody starves: only finitely many others can ever be ranked before a given moment.
 */
public class CallingOrder {

    private static final Comparator<Waiting> BY_RANK = Comparator.comparing(Waiting::rankAt)
            .thenComparing(waiting -> waiting.arrival().openedAt())
            .thenComparing(Waiting::ticket);

    private final OrderRules settings;

    public CallingOrder(OrderRules settings) {
        this.settings = settings;
    }

    /** The moment that decides the place in the queue. */
    public Instant rank(Arrival arrival) {
        var rank = withoutNeeds(arrival);
        return arrival.accessNeeds() ? rank.minus(settings.accessAdvance()) : rank;
    }

    private Instant withoutNeeds(Arrival arrival) {
        if (arrival.dueAt() == null) {
            return arrival.openedAt().plus(settings.walkInYields());
        }
        return late(arrival.openedAt(), arrival.dueAt())
                ? arrival.openedAt().plus(settings.lateFallsBehind())
                : arrival.dueAt();
    }

    private boolean late(Instant openedAt, Instant dueAt) {
        return openedAt.isAfter(dueAt.plus(settings.lateGrace()));
    }

    /** Everybody in the order of calling, whichever counter calls. */
    public static List<Waiting> inOrder(Collection<Waiting> waiting) {
        return waiting.stream().sorted(BY_RANK).toList();
    }

    /**
     * Those a counter may call, the first first. Somebody whose language this counter does not speak is left for a while
     * to a colleague signed on who speaks it.
     *
     * @param others the other counters signed on
     */
    public List<Waiting> inOrder(Collection<Waiting> waiting, Desk desk, Collection<Desk> others) {
        return waiting.stream()
                .filter(person -> mayCall(desk, person, others))
                .sorted(Comparator.comparing((Waiting person) -> rankAt(desk, person, others))
                        .thenComparing(BY_RANK))
                .toList();
    }

    /**
     * As {@link #inOrder(Collection, Desk, Collection)}, when more wait than are known: those alone whom nobody behind comes
     * before, as patience with a language only ever moves people back.
     *
     * @param first the first of all by rank
     */
    public List<Waiting> certain(List<Waiting> first, Desk desk, Collection<Desk> others) {
        var last = first.get(first.size() - 1).rankAt();
        return inOrder(first, desk, others).stream()
                .filter(person -> !rankAt(desk, person, others).isAfter(last))
                .toList();
    }

    /** Whether this counter may call them: all they came for is done here, or a colleague sent them here. */
    public boolean mayCall(Desk desk, Waiting person, Collection<Desk> others) {
        var bound = person.boundCounter();
        if (bound != null && bound.equals(desk.counter())) {
            return true;
        }
        // Nobody waits for a counter that has closed.
        var boundElsewhere = bound != null
                && others.stream().anyMatch(other -> other.counter().equals(bound));
        return !boundElsewhere && desk.serves(person.services());
    }

    private Instant rankAt(Desk desk, Waiting person, Collection<Desk> others) {
        var leaveToColleague = !desk.counter().equals(person.boundCounter())
                && !desk.speaks(person.language())
                && others.stream()
                        .anyMatch(other -> other.speaks(person.language()) && other.serves(person.services()));
        return leaveToColleague ? person.rankAt().plus(settings.languagePatience()) : person.rankAt();
    }

    /** Why this person at this counter, now; that a colleague sent them to another is no reason here. */
    public static Reason reason(Waiting person, String counter, Instant now) {
        return reason(counter.equals(person.boundCounter()) ? person : person.unbound(), now);
    }

    /** Why this person, now. */
    public static Reason reason(Waiting person, Instant now) {
        var arrival = person.arrival();
        var waited = minutes(arrival.openedAt(), now);
        if (person.boundCounter() != null) {
            return new Reason(Reason.Code.SENT_HERE, waited);
        }
        if (person.passedOn()) {
            return new Reason(Reason.Code.PASSED_ON, waited);
        }
        if (arrival.accessNeeds()) {
            return new Reason(Reason.Code.ACCESS_NEEDS, waited);
        }
        if (arrival.dueAt() == null) {
            return new Reason(Reason.Code.WAITED, waited);
        }
        // The rank says what was late when they came, whatever the office has changed since.
        if (!person.rankAt().equals(arrival.dueAt())) {
            return new Reason(Reason.Code.APPOINTMENT_LATE, minutes(arrival.dueAt(), arrival.openedAt()));
        }
        return now.isBefore(arrival.dueAt())
                ? new Reason(Reason.Code.APPOINTMENT_EARLY, minutes(now, arrival.dueAt()))
                : new Reason(Reason.Code.APPOINTMENT_DUE, minutes(arrival.dueAt(), now));
    }

    /** Why this person although others come first: somebody chose them. */
    public static Reason outOfTurn(Waiting person, Instant now) {
        return new Reason(Reason.Code.OUT_OF_TURN, minutes(person.arrival().openedAt(), now));
    }

    private static int minutes(Instant from, Instant until) {
        return (int) Math.max(0, Duration.between(from, until).toMinutes());
    }
}
