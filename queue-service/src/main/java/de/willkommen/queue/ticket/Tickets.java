package de.willkommen.queue.ticket;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * Every query on the tickets.
 *
 * <p>Hibernate reads them and does not watch them: what a step changes is one statement among the {@link LastWrites}. A
 * ticket that the running transaction has locked is read once and kept until it ends, as nobody else can change it.
 */
@ApplicationScoped
class Tickets {

    private static final Object HELD = new Object();

    // Written out: Hibernate translates a query with a list among its parameters each time anew.
    private static final String AT_COUNTER = "status in (CALLED, SERVING)";
    private static final String OPEN = "status in (WAITING, TRANSFERRED, CALLED, SERVING, PARKED)";

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
        return Optional.ofNullable(held == null ? session.get(Ticket.class, id) : held);
    }

    /** The ticket, and nobody else's to change until the transaction ends. */
    Optional<Ticket> locked(UUID id) {
        var held = held().get(id);
        return held == null
                ? select("id = ?1", id)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .uniqueResultOptional()
                        .map(this::hold)
                : Optional.of(held);
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

    private SelectionQuery<Ticket> select(String condition, Object... values) {
        var query = session.createSelectionQuery("from Ticket where " + condition, Ticket.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    /** The ticket a booking has now; one that was left or closed counts no more. */
    Optional<UUID> idOfBooking(UUID booking) {
        return sql.first(
                "select id from ticket where booking_id = ? and status not in ('LEFT', 'CLOSED_AT_NIGHT')",
                row -> row.id("id"),
                booking);
    }

    Optional<Ticket> atCounter(String authority, String counter) {
        return select("authority = ?1 and counter = ?2 and " + AT_COUNTER, authority, counter)
                .uniqueResultOptional();
    }

    /** What the picture of a day needs: every open ticket, and who missed the call today. */
    List<Ticket> openOrMissed(String office, LocalDate day) {
        return select("office = ?1 and (" + OPEN + " or (status = NO_SHOW and day = ?2))", office, day)
                .getResultList();
    }

    /** Every ticket opened since then, and the open ones; each is locked, so that no step overtakes its repetition. */
    List<Ticket> recent(String authority, Instant openedSince) {
        return select("authority = ?1 and (openedAt >= ?2 or " + OPEN + ") order by id", authority, openedSince)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Who may be called with these skills, in the order of rank; nobody is locked. */
    List<Waiting> callable(String office, String counter, List<String> services, int from, int count) {
        return sql.list(
                """
                select id, rank_at, opened_at, due_at, access_needs, services, language, bound_counter, status
                from ticket
                where office = ? and status in ('WAITING', 'TRANSFERRED') and (services <@ ? or bound_counter = ?)
                order by rank_at, opened_at, id
                offset ? limit ?
                """,
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
                counter,
                from,
                count);
    }

    /** Locks the first of them that still waits, unless somebody else has it in hand this very moment. */
    Optional<Ticket> firstUnclaimed(List<UUID> inOrder) {
        return session.createNativeQuery("""
                        select * from ticket where id = any(:inOrder) and status in ('WAITING', 'TRANSFERRED')
                        order by array_position(:inOrder, id) limit 1
                        for no key update skip locked
                        """, Ticket.class)
                .setParameter("inOrder", inOrder.toArray(UUID[]::new))
                .uniqueResultOptional()
                .map(this::hold);
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
}
