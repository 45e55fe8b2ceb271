package de.willkommen.queue.calling;

import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.counter.CounterSession;
import de.willkommen.queue.counter.CounterSessions;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.policy.Policies;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketProblem;
import de.willkommen.queue.ticket.TicketState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Calls the next.
 *
 * <p>Two clerks at once choose among the same people; who locks a ticket first has it, the other passes over it
 * ({@code for update skip locked}) and takes the one behind. On any number of instances, as the lock is PostgreSQL's.
 */
@ApplicationScoped
class CallingDesk {

    /** How many people are looked at first; more when it may be somebody behind them, or colleagues have all of these in hand. */
    private static final int LOOKED_AT = 12;

    private static final int THEN_TIMES = 4;

    private final CounterSessions sessions;
    private final TicketBook tickets;
    private final Policies policies;
    private final TicketAnswers answers;
    private final PerformedCommands performed;
    private final Sql sql;
    private final Clock clock;

    CallingDesk(
            CounterSessions sessions,
            TicketBook tickets,
            Policies policies,
            TicketAnswers answers,
            PerformedCommands performed,
            Sql sql,
            Clock clock) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.policies = policies;
        this.answers = answers;
        this.performed = performed;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Calls whoever comes next for what is served in the clerk's session at this counter.
     *
     * @throws NobodyWaiting when there is nobody
     * @throws Refusal 409 {@code not-signed-on}, {@code ticket-open}
     */
    @Transactional
    @RepeatOnConflict
    TicketAnswer callNext(Counter counter, Clerk clerk, CommandKey key) {
        var questions = sql.questions();
        var own = sessions.lockOwn(counter.authority(), counter.code(), clerk.subject(), questions);
        var there = tickets.atCounter(counter.authority(), counter.code(), questions);
        var signedOn = sessions.of(counter.office(), questions);
        var order = policies.order(counter.office(), questions);
        var directions = answers.directions(counter.authority(), counter.code(), clerk.language(), questions);
        return performed.once(Optional.of(key), TicketAnswer.class, questions, () -> {
            var session = own.get();
            there.get().ifPresent(open -> {
                throw new Refusal(TicketProblem.TICKET_OPEN).withMember("ticket", open.id());
            });
            var called = call(counter, session, signedOn.all(), order.get(), clerk);
            return answers.called(called, directions.first(), clerk.language());
        });
    }

    private TicketState call(
            Counter counter, CounterSession session, List<CounterSession> signedOn, CallingOrder order, Clerk clerk) {
        var desk = session.desk();
        var others = signedOn.stream()
                .filter(other -> !other.counter().equals(counter.code()))
                .map(CounterSession::besideOthers)
                .toList();
        for (int count = LOOKED_AT; ; count *= THEN_TIMES) {
            var first = tickets.callable(counter.office(), counter.code(), session.services(), count);
            var everybody = first.size() < count;
            var inOrder = everybody ? order.inOrder(first, desk, others) : order.certain(first, desk, others);
            var claimed =
                    tickets.claimFirst(inOrder.stream().map(Waiting::ticket).toList());
            if (claimed.isPresent()) {
                var person = claimed.get();
                sessions.goOn(session);
                return tickets.call(
                        person.id(),
                        counter.code(),
                        counter.room(),
                        CallingOrder.reason(person.waiting(), counter.code(), clock.instant()),
                        clerk.subject());
            }
            if (everybody) {
                throw new NobodyWaiting();
            }
        }
    }
}
