package de.willkommen.queue.counter;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing on to a counter and off it. */
@ApplicationScoped
public class CounterDesk {

    private final CounterSessions sessions;
    private final Offices offices;
    private final TicketBook tickets;
    private final OfficeFeed feed;
    private final Clock clock;

    CounterDesk(CounterSessions sessions, Offices offices, TicketBook tickets, OfficeFeed feed, Clock clock) {
        this.sessions = sessions;
        this.offices = offices;
        this.tickets = tickets;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Signs the clerk on, or changes what the clerk serves there. What is asked for may narrow the clerk's skills, never
     * widen them; nothing asked for means all of them. What the counter is not fitted for is left out.
     *
     * @throws Refusal 409 {@code ticket-open} when the clerk has somebody at another counter, {@code counter-taken} when
     *     a colleague sits there, {@code staff-unknown}; 400 when something is asked for the clerk can't do
     */
    @Transactional
    @RepeatOnConflict
    public CounterSession signOn(
            Counter counter, String clerk, @Nullable List<String> services, @Nullable List<String> languages) {
        var staff = offices.staff(counter.authority(), clerk)
                .filter(member -> member.office().equals(counter.office()))
                .orElseThrow(() -> new Refusal(CounterProblem.STAFF_UNKNOWN));
        var served = narrowed("services", services, staff.services()).stream()
                .filter(counter.services()::contains)
                .toList();
        var spoken = narrowed("languages", languages, staff.languages());
        var colleague = sessions.at(counter.authority(), counter.code())
                .filter(session -> !session.clerk().equals(clerk));
        if (colleague.isPresent()) {
            throw new Refusal(CounterProblem.COUNTER_TAKEN).with("counter", counter.code());
        }
        var now = clock.instant();
        var earlier = sessions.lockOfClerk(counter.authority(), clerk);
        if (earlier.isEmpty()) {
            sessions.begin(counter, clerk, served, spoken, now);
        } else if (earlier.get().counter().equals(counter.code())) {
            sessions.narrow(earlier.get().id(), served, spoken);
        } else {
            requireNobodyAt(counter.authority(), earlier.get().counter());
            sessions.end(earlier.get().id(), now);
            sessions.begin(counter, clerk, served, spoken, now);
        }
        feed.changed(counter.office());
        return sessions.at(counter.authority(), counter.code()).orElseThrow();
    }

    /**
     * Signs off. Again: nothing happens.
     *
     * @param lead may sign a colleague off who forgot to
     * @throws Refusal 409 {@code ticket-open} with somebody at the counter
     */
    @Transactional
    @RepeatOnConflict
    public void signOff(Counter counter, String clerk, boolean lead) {
        var session = sessions.at(counter.authority(), counter.code());
        if (session.isEmpty()) {
            return;
        }
        if (!lead && !session.get().clerk().equals(clerk)) {
            throw new Refusal(CommonProblem.FORBIDDEN);
        }
        // Lined up with a call of the next at this counter.
        sessions.lockOwn(counter.authority(), counter.code(), session.get().clerk());
        requireNobodyAt(counter.authority(), counter.code());
        sessions.end(session.get().id(), clock.instant());
        feed.changed(counter.office());
    }

    /**
     * Lets the counter pause: nobody is called there, and waiting times do without it. Again: nothing happens.
     *
     * @throws Refusal 409 {@code not-signed-on}, or {@code ticket-open} with somebody at the counter
     */
    @Transactional
    @RepeatOnConflict
    public CounterSession pause(Counter counter, String clerk) {
        var session = sessions.lockOwn(counter.authority(), counter.code(), clerk);
        if (session.pauses()) {
            return session;
        }
        requireNobodyAt(counter.authority(), counter.code());
        var paused = sessions.pause(session, clock.instant());
        feed.changed(counter.office());
        return paused;
    }

    /**
     * Ends the pause. Again: nothing happens. Who calls somebody has ended it as well.
     *
     * @throws Refusal 409 {@code not-signed-on}
     */
    @Transactional
    @RepeatOnConflict
    public CounterSession goOn(Counter counter, String clerk) {
        var session = sessions.lockOwn(counter.authority(), counter.code(), clerk);
        if (!session.pauses()) {
            return session;
        }
        var back = sessions.goOn(session);
        feed.changed(counter.office());
        return back;
    }

    private void requireNobodyAt(String authority, String counter) {
        tickets.atCounter(authority, counter).ifPresent(open -> {
            throw new Refusal(TicketProblem.TICKET_OPEN).withMember("ticket", open.id());
        });
    }

    private static List<String> narrowed(String field, @Nullable List<String> asked, List<String> possible) {
        if (asked == null || asked.isEmpty()) {
            return possible;
        }
        for (int i = 0; i < asked.size(); i++) {
            if (!possible.contains(asked.get(i))) {
                throw new Refusal(CommonProblem.INVALID_REQUEST)
                        .andField(field + "[" + i + "]", "field.skill", Map.of());
            }
        }
        return asked.stream().distinct().toList();
    }
}
