package de.willkommen.queue.ticket;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.secret.DerivedSecrets;
import de.willkommen.kit.sql.LastWrites;
import de.willkommen.kit.sql.SqlStates;
import de.willkommen.kit.sql.StatementRefused;
import de.willkommen.queue.order.Reason;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.policy.NumberRange;
import de.willkommen.queue.policy.Policies;
import de.willkommen.queue.sql.Questions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to tickets: every step changes the row, closes a stay and begins the next, announces the event and tells
 * the other features, in the caller's transaction.
 *
 * <p>A ticket that is to be changed is locked first; the same steps on two instances come one after the other.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TicketBook {

    private final Tickets tickets;
    private final TicketNumbers numbers;
    private final Stays stays;
    private final TicketAnnouncements announcements;
    private final Event<TicketMoved> moves;
    private final LastWrites writes;
    private final Policies policies;
    private final DerivedSecrets secrets;
    private final Clock clock;

    TicketBook(
            Tickets tickets,
            TicketNumbers numbers,
            Stays stays,
            TicketAnnouncements announcements,
            Event<TicketMoved> moves,
            LastWrites writes,
            Policies policies,
            DerivedSecrets secrets,
            Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.stays = stays;
        this.announcements = announcements;
        this.moves = moves;
        this.writes = writes;
        this.policies = policies;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Opens a ticket with the next number of its letter and range. */
    public TicketState open(NewTicket from) {
        var now = clock.instant();
        var policy = policies.of(from.office());
        var number = numbers.next(
                from.office(), from.day(), from.letter(), from.bookingId() != null, policy.ranges(from.letter()));
        var ticket = new Ticket(from, number, secrets.currentKeyId(), policy.order(), now);
        tickets.enter(ticket);
        return written(null, ticket.state(), TicketStep.OPEN, null, now);
    }

    /** A ticket as it is, not locked. */
    public Optional<TicketState> find(UUID id) {
        return tickets.found(id).map(Ticket::state);
    }

    /** A ticket that nobody else changes until the transaction ends. */
    public Optional<TicketState> lock(UUID id) {
        return tickets.locked(id).map(Ticket::state);
    }

    /** The same, asked with other questions. */
    public Supplier<Optional<TicketState>> lock(UUID id, Questions questions) {
        var answer = tickets.locked(id, questions);
        return () -> answer.get().map(Ticket::state);
    }

    /** The ticket a booking has now. */
    public Optional<TicketState> ofBooking(UUID booking) {
        return tickets.idOfBooking(booking).flatMap(this::find);
    }

    /** Who is at a counter, or on the way there. */
    public Optional<TicketState> atCounter(String authority, String counter) {
        return tickets.atCounter(authority, counter).map(Ticket::state);
    }

    /** The same, asked with other questions. */
    public Supplier<Optional<TicketState>> atCounter(String authority, String counter, Questions questions) {
        var answer = tickets.atCounter(authority, counter, questions);
        return () -> answer.first().map(Ticket::state);
    }

    /** Every open ticket of the office, and who missed the call on {@code day}. */
    public List<TicketState> openOrMissed(String office, LocalDate day) {
        return tickets.openOrMissed(office, day).stream().map(Ticket::state).toList();
    }

    /** How many numbers visitors took by themselves that day, for this service before others. */
    public int takenByVisitors(String office, LocalDate day, String service) {
        return tickets.takenByVisitors(office, day, service);
    }

    /** How many numbers of a letter's range nobody has that day. */
    public int numbersLeft(String office, LocalDate day, String letter, NumberRange range) {
        return range.to() - numbers.highest(office, day, letter, range);
    }

    /** Ids of the tickets without an outcome, the oldest first. */
    public List<UUID> open(String office, Instant openedBefore) {
        return tickets.open(office, openedBefore);
    }

    /** Who may be called with these skills, the first {@code count} by rank. */
    public List<Waiting> callable(String office, String counter, List<String> services, int count) {
        return tickets.callable(office, counter, services, count);
    }

    /** Takes the first of these in hand that still waits and that nobody else has; nothing when there is none. */
    public Optional<TicketState> claimFirst(List<UUID> inOrder) {
        return tickets.firstUnclaimed(inOrder).map(Ticket::state);
    }

    /**
     * Calls to a counter.
     *
     * @throws Refusal 409 {@code ticket-open} when the counter has somebody
     */
    public TicketState call(UUID id, String counter, String room, Reason reason, String clerk) {
        return step(id, TicketStep.CALL, clerk, (ticket, now) -> ticket.call(counter, room, reason, now));
    }

    /**
     * Calls somebody who is not the next, for a reason that stays with the call.
     *
     * @throws Refusal 409 {@code ticket-open} when the counter has somebody
     */
    public TicketState callOutOfTurn(UUID id, String counter, String room, Reason reason, String why, String clerk) {
        var called = call(id, counter, room, reason, clerk);
        stays.explain(id, called.revision(), why);
        return called;
    }

    /** Calls again; no new stay begins. */
    public TicketState recall(UUID id, Duration after, String clerk) {
        return step(id, TicketStep.RECALL, clerk, (ticket, now) -> ticket.recall(after, now));
    }

    public TicketState start(UUID id, String clerk) {
        return step(id, TicketStep.START, clerk, Ticket::start);
    }

    /** @param clerk nobody, when the day ends */
    public TicketState finish(UUID id, @Nullable String clerk) {
        return step(id, TicketStep.FINISH, clerk, Ticket::finish);
    }

    public TicketState miss(UUID id, String clerk) {
        return step(id, TicketStep.MISS, clerk, Ticket::miss);
    }

    public TicketState park(UUID id, @Nullable String reason, @Nullable Instant until, String clerk) {
        return step(id, TicketStep.PARK, clerk, (ticket, now) -> ticket.park(reason, until, now));
    }

    public TicketState resume(UUID id, String counter, String room, String clerk) {
        return step(id, TicketStep.RESUME, clerk, (ticket, now) -> ticket.resume(counter, room, now));
    }

    /** Goes on at another counter with somebody who was called or served elsewhere. */
    public TicketState takeOver(UUID id, String counter, String room, String clerk) {
        return step(id, TicketStep.TAKE_OVER, clerk, (ticket, now) -> ticket.takeOver(counter, room));
    }

    public TicketState transfer(UUID id, @Nullable List<String> services, @Nullable String counter, String clerk) {
        return step(id, TicketStep.TRANSFER, clerk, (ticket, now) -> ticket.transfer(services, counter, now));
    }

    /** The visitor gives the place up. */
    public TicketState leave(UUID id) {
        return step(id, TicketStep.LEAVE, null, Ticket::leave);
    }

    /** The day is over and the person was not served. */
    public TicketState closeAtNight(UUID id) {
        return step(id, TicketStep.CLOSE, null, Ticket::closeAtNight);
    }

    /**
     * Takes the last step back. A no-show goes back to the queue, everything else to the stay before.
     *
     * @param within how long ago the step may be
     * @param backAt told to which counter the ticket goes back, before anything is written
     * @throws Refusal 409 {@code nothing-to-undo}, {@code undo-too-late}, or {@code ticket-open} when the counter has
     *     somebody else by now
     */
    public TicketState undo(UUID id, Duration within, String clerk, Consumer<String> backAt) {
        return step(id, TicketStep.UNDO, clerk, (ticket, now) -> {
            var past = stays.latestFirst(id);
            var present = past.get(0);
            if (present.step() == TicketStep.UNDO || present.step() == TicketStep.OPEN) {
                throw new Refusal(TicketProblem.NOTHING_TO_UNDO);
            }
            if (now.isAfter(present.startedAt().plus(within))) {
                throw new Refusal(TicketProblem.UNDO_TOO_LATE);
            }
            var earlier = past.stream()
                    .skip(1)
                    .filter(stay -> present.status() != TicketStatus.NO_SHOW
                            || stay.status().waits())
                    .findFirst()
                    .orElseThrow(() -> new Refusal(TicketProblem.NOTHING_TO_UNDO));
            if (earlier.status().occupiesCounter()) {
                backAt.accept(Objects.requireNonNull(earlier.counter()));
            }
            ticket.goBackTo(earlier, now);
        });
    }

    /** Takes a call back that nobody answered or undid, whenever it was: the person waits again. */
    public TicketState callOff(UUID id) {
        return step(
                id,
                TicketStep.UNDO,
                null,
                (ticket, now) -> ticket.goBackTo(
                        stays.latestFirst(id).stream()
                                .filter(stay -> stay.status().waits())
                                .findFirst()
                                .orElseThrow(),
                        now));
    }

    /** The booking was cancelled after its ticket was opened: the ticket loses its due time and keeps its place. */
    public void bookingCancelled(UUID booking) {
        tickets.idOfBooking(booking)
                .filter(id ->
                        lock(id).filter(ticket -> ticket.status().isOpen()).isPresent())
                .ifPresent(id -> step(
                        id,
                        TicketStep.AMEND,
                        null,
                        (ticket, now) ->
                                ticket.loseBooking(policies.order(ticket.state().office()))));
    }

    /** The booking's data were erased: its tickets keep their figures and nothing else. */
    public void bookingErased(UUID booking) {
        stays.forgetWords(booking);
        tickets.forgetPerson(booking);
    }

    /** The visitor left a number with the ticket. */
    public TicketState becomeContactable(UUID id) {
        return step(id, TicketStep.AMEND, null, (ticket, now) -> ticket.becomeContactable());
    }

    /** Announces the present state of the tickets opened since then, and of the open ones; how many there are. */
    public int announceAgain(String authority, Instant openedSince) {
        var repeated = tickets.recent(authority, openedSince);
        repeated.forEach(ticket -> announcements.announceAgain(ticket.state()));
        return repeated.size();
    }

    /** What the office must provide leaves the tickets of days that are over. */
    public void forgetNeeds(String office, Instant openedBefore) {
        tickets.forgetNeeds(office, openedBefore);
    }

    private TicketState step(UUID id, TicketStep step, @Nullable String clerk, BiConsumer<Ticket, Instant> change) {
        var ticket = tickets.locked(id).orElseThrow(Refusal::notFound);
        var before = ticket.state();
        // The clock of this instance may be behind the one that wrote the stay before.
        var read = clock.instant();
        var now = read.isBefore(before.statusSince()) ? before.statusSince() : read;
        change.accept(ticket, now);
        tickets.change(ticket);
        if (step == TicketStep.UNDO && ticket.state().takesCounter(before)) {
            requireCounterFree();
        }
        return written(before, ticket.state(), step, clerk, now);
    }

    /** Every other step that comes to a counter has looked, and holds the lock of the session there. */
    private void requireCounterFree() {
        try {
            writes.send();
        } catch (StatementRefused refused) {
            if (SqlStates.is(SqlStates.UNIQUE_VIOLATION, refused)) {
                throw new Refusal(TicketProblem.TICKET_OPEN);
            }
            throw refused;
        }
    }

    private TicketState written(
            @Nullable TicketState before, TicketState after, TicketStep step, @Nullable String clerk, Instant now) {
        if (before == null || before.status() != after.status() || !Objects.equals(before.counter(), after.counter())) {
            stays.next(after, step, clerk, now);
        }
        // Taking a hand-over back is one.
        var back = step == TicketStep.UNDO && before != null && before.status() == after.status();
        announcements.announce(after, back ? TicketStep.TAKE_OVER : step, now);
        moves.fire(new TicketMoved(before, after, step));
        return after;
    }
}
