package de.willkommen.queue.ticket;

import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query on the tickets. */
@ApplicationScoped
class Tickets implements PanacheRepositoryBase<Ticket, UUID> {

    private static final List<TicketStatus> AT_COUNTER = List.of(TicketStatus.CALLED, TicketStatus.SERVING);
    private static final List<TicketStatus> OPEN = List.of(
            TicketStatus.WAITING,
            TicketStatus.TRANSFERRED,
            TicketStatus.CALLED,
            TicketStatus.SERVING,
            TicketStatus.PARKED);

    private final Sql sql;

    Tickets(Sql sql) {
        this.sql = sql;
    }

    Optional<Ticket> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The ticket a booking has now; one that was left or closed counts no more. */
    Optional<UUID> idOfBooking(UUID booking) {
        return sql.first(
                "select id from ticket where booking_id = ? and status not in ('LEFT', 'CLOSED_AT_NIGHT')",
                row -> row.id("id"),
                booking);
    }

    Optional<Ticket> atCounter(String authority, String counter) {
        return find("authority = ?1 and counter = ?2 and status in ?3", authority, counter, AT_COUNTER)
                .firstResultOptional();
    }

    /** What the picture of a day needs: every open ticket, and who missed the call today. */
    List<Ticket> openOrMissed(String office, LocalDate day) {
        return list(
                "office = ?1 and (status in ?2 or (status = ?3 and day = ?4))",
                office,
                OPEN,
                TicketStatus.NO_SHOW,
                day);
    }

    /** Every ticket opened since then, and the open ones; each is locked, so that no step overtakes its repetition. */
    List<Ticket> recent(String authority, Instant openedSince) {
        return find("authority = ?1 and (openedAt >= ?2 or status in ?3) order by id", authority, openedSince, OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
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

    /** Locks a waiting ticket, unless somebody else has it in hand this very moment or had it a moment ago. */
    boolean claim(UUID id) {
        return sql.first("""
                        select 1 as one from ticket where id = ? and status in ('WAITING', 'TRANSFERRED')
                        for update skip locked
                        """, row -> true, id).isPresent();
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

    /** What the office must provide, and why somebody was parked, leave the tickets once the day is over. */
    void forgetNeeds(String office, Instant openedBefore) {
        sql.update("""
                update ticket set access_needs = '{}', park_reason = null
                where office = ? and opened_at < ? and (access_needs <> '{}' or park_reason is not null)
                """, office, openedBefore);
    }
}
