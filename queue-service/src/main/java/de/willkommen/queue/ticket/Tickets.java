package de.willkommen.queue.ticket;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.Reason;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.sql.Questions;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/**
 * Every query on the tickets.
 *
 * <p>Hibernate knows the table and enters new tickets; it neither reads them, which was a tenth of what a call cost, nor
 * watches them: what a step changes is one statement among the {@link LastWrites}. A ticket that the running transaction
 * has locked is read once and kept until it ends, as nobody else can change it.
 */
@ApplicationScoped
class Tickets {

    private static final Object HELD = new Object();

    private static final String OPEN = "status in ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED')";
    private static final String BY_ID = "select * from ticket where id = ?";
    private static final String AT_COUNTER =
            "select * from ticket where authority = ? and counter = ? and status in ('CALLED', 'SERVING')";
    private static final String LOCK = " for no key update";

    /** PostgreSQL reads all it is asked for before it locks the first; one of these is nearly always free. */
    private static final int LIKELY = 4;

    private static final String FIRST_UNCLAIMED = """
            select * from ticket where id = any(cast(? as uuid[])) and status in ('WAITING', 'TRANSFERRED')
            order by array_position(cast(? as uuid[]), id) limit 1
            for no key update skip locked
            """;

    private static final String CHANGE = """
            update ticket set revision = ?, status = ?, status_since = ?, services = ?, booking_cancelled = ?, due_at = ?,
                rank_at = ?, called_at = ?, call_began_at = ?, last_called_at = ?, started_at = ?, finished_at = ?,
                recalls = ?, counter = ?, room = ?, bound_counter = ?, reason = ?, reason_minutes = ?, parked_until = ?,
                park_reason = ?, contactable = ?, contact_revision = ?
            where id = ?
            """;

    private final StatelessSession session;
    private final Sql sql;
    private final LastWrites writes;
    private final TransactionSynchronizationRegistry transaction;

    Tickets(StatelessSession session, Sql sql, LastWrites writes, TransactionSynchronizationRegistry transaction) {
        this.session = session;
        this.sql = sql;
        this.writes = writes;
        this.transaction = transaction;
    }

    /** Enters a new ticket, which belongs to this transaction until it ends. */
    void enter(Ticket ticket) {
        session.insert(ticket);
        hold(ticket);
    }

    /** Stores a ticket that is locked and changed, at the end of the transaction. */
    void change(Ticket locked) {
        var ticket = locked.state();
        writes.add(
                CHANGE,
                ticket.revision(),
                ticket.status(),
                ticket.statusSince(),
                ticket.services(),
                ticket.bookingCancelled(),
                ticket.dueAt(),
                ticket.rankAt(),
                ticket.calledAt(),
                ticket.callBeganAt(),
                ticket.lastCalledAt(),
                ticket.startedAt(),
                ticket.finishedAt(),
                ticket.recalls(),
                ticket.counter(),
                ticket.room(),
                ticket.boundCounter(),
                ticket.reason() == null ? null : ticket.reason().code(),
                ticket.reason() == null ? null : ticket.reason().minutes(),
                ticket.parkedUntil(),
                ticket.parkReason(),
                ticket.contactable(),
                ticket.contactRevision(),
                ticket.id());
    }

    /** The ticket as it is. */
    Optional<Ticket> found(UUID id) {
        var held = held().get(id);
        return held == null ? sql.first(BY_ID, Tickets::ticket, id) : Optional.of(held);
    }

    /** The ticket, and nobody else's to change until the transaction ends. */
    Optional<Ticket> locked(UUID id) {
        var held = held().get(id);
        return held == null ? sql.first(BY_ID + LOCK, Tickets::ticket, id).map(this::hold) : Optional.of(held);
    }

    /** The same, asked with other questions; the ticket is held as soon as the answer is looked at. */
    Supplier<Optional<Ticket>> locked(UUID id, Questions questions) {
        var answer = questions.add(BY_ID + LOCK, Tickets::ticket, id);
        return () -> answer.first().map(this::hold);
    }

    private Ticket hold(Ticket ticket) {
        held().put(ticket.state().id(), ticket);
        return ticket;
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Ticket> held() {
        var held = (Map<UUID, Ticket>) transaction.getResource(HELD);
        if (held == null) {
            held = new HashMap<>();
            transaction.putResource(HELD, held);
        }
        return held;
    }

    /** The ticket a booking has now; one that was left or closed counts no more. */
    Optional<UUID> idOfBooking(UUID booking) {
        return sql.first(
                "select id from ticket where booking_id = ? and status not in ('LEFT', 'CLOSED_AT_NIGHT')",
                row -> row.id("id"),
                booking);
    }

    Optional<Ticket> atCounter(String authority, String counter) {
        return sql.first(AT_COUNTER, Tickets::ticket, authority, counter);
    }

    /** The same, asked with other questions. */
    Questions.Answer<Ticket> atCounter(String authority, String counter, Questions questions) {
        return questions.add(AT_COUNTER, Tickets::ticket, authority, counter);
    }

    /** What the picture of a day needs: every open ticket, and who missed the call today. */
    List<Ticket> openOrMissed(String office, LocalDate day) {
        return sql.list(
                "select * from ticket where office = ? and (" + OPEN + " or (status = 'NO_SHOW' and day = ?))",
                Tickets::ticket,
                office,
                day);
    }

    /** Every ticket opened since then, and the open ones; each is locked, so that no step overtakes its repetition. */
    List<Ticket> recent(String authority, Instant openedSince) {
        return sql.list(
                "select * from ticket where authority = ? and (opened_at >= ? or " + OPEN + ") order by id" + LOCK,
                Tickets::ticket,
                authority,
                openedSince);
    }

    /**
     * Who may be called with these skills, in the order of rank; nobody is locked. Asked in plain words whether the skills
     * do, PostgreSQL would take those who can be helped for rare, plan to read the whole queue, and make another plan for
     * each call.
     */
    List<Waiting> callable(String office, String counter, List<String> services, int count) {
        return sql.list(
                """
                select id, rank_at, opened_at, due_at, access_needs, services, language, bound_counter, status
                from ticket
                where office = ? and status in ('WAITING', 'TRANSFERRED')
                    and cast(services <@ ? or bound_counter = ? as int) <> 0
                order by rank_at, opened_at, id
                limit\s""" + count,
                row -> new Waiting(
                        row.id("id"),
                        row.moment("rank_at"),
                        new Arrival(
                                row.moment("opened_at"),
                                row.momentOrNull("due_at"),
                                !row.texts("access_needs").isEmpty()),
                        row.texts("services"),
                        row.text("language"),
                        row.textOrNull("bound_counter"),
                        row.text("status").equals(TicketStatus.TRANSFERRED.name())),
                office,
                services,
                counter);
    }

    /** Locks the first of them that still waits, unless somebody else has it in hand this very moment. */
    Optional<Ticket> firstUnclaimed(List<UUID> inOrder) {
        var likely = Math.min(LIKELY, inOrder.size());
        return firstUnclaimedOf(inOrder.subList(0, likely))
                .or(() -> firstUnclaimedOf(inOrder.subList(likely, inOrder.size())));
    }

    private Optional<Ticket> firstUnclaimedOf(List<UUID> inOrder) {
        if (inOrder.isEmpty()) {
            return Optional.empty();
        }
        var ids = inOrder.stream().map(UUID::toString).toList();
        return sql.first(FIRST_UNCLAIMED, Tickets::ticket, ids, ids).map(this::hold);
    }

    int takenByVisitors(String office, LocalDate day, String service) {
        return sql.first("""
                        select count(*) as taken from ticket
                        where office = ? and day = ? and services[1] = ? and via in ('KIOSK', 'PHONE')
                        """, row -> row.number("taken"), office, day, service).orElseThrow();
    }

    /** Tickets without an outcome, the oldest first. */
    List<UUID> open(String office, Instant openedBefore) {
        return sql.list("""
                select id from ticket
                where office = ? and opened_at < ?
                  and status in ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED')
                order by opened_at
                """, row -> row.id("id"), office, openedBefore);
    }

    /** Nothing leads from the tickets of a booking to a person any more. */
    void forgetPerson(UUID booking) {
        sql.update("""
                update ticket set booking_id = null, access_needs = '{}', park_reason = null where booking_id = ?
                """, booking);
    }

    /** What the office must provide, and why somebody was parked, leave the tickets once the day is over. */
    void forgetNeeds(String office, Instant openedBefore) {
        sql.update("""
                update ticket set access_needs = '{}', park_reason = null
                where office = ? and opened_at < ? and (access_needs <> '{}' or park_reason is not null)
                """, office, openedBefore);
    }

    private static Ticket ticket(Row row) throws SQLException {
        var reason = row.textOrNull("reason");
        return new Ticket(new TicketState(
                row.id("id"),
                row.longNumber("revision"),
                row.text("authority"),
                row.text("office"),
                row.day("day"),
                row.text("number"),
                TicketStatus.valueOf(row.text("status")),
                row.moment("status_since"),
                row.texts("services"),
                row.text("language"),
                row.texts("access_needs"),
                row.idOrNull("booking_id"),
                row.flag("booking_cancelled"),
                row.momentOrNull("due_at"),
                row.number("planned_minutes"),
                row.moment("rank_at"),
                Via.valueOf(row.text("via")),
                row.moment("opened_at"),
                row.momentOrNull("called_at"),
                row.momentOrNull("call_began_at"),
                row.momentOrNull("last_called_at"),
                row.momentOrNull("started_at"),
                row.momentOrNull("finished_at"),
                row.number("recalls"),
                row.textOrNull("counter"),
                row.textOrNull("room"),
                row.textOrNull("bound_counter"),
                reason == null ? null : new Reason(Reason.Code.valueOf(reason), row.number("reason_minutes")),
                row.momentOrNull("parked_until"),
                row.textOrNull("park_reason"),
                row.number("secret_key_id"),
                row.number("secret_generation"),
                row.flag("contactable"),
                row.longNumber("contact_revision")));
    }
}
