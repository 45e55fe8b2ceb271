package de.willkommen.queue.ticket;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The append-only stays of tickets; every figure derives from them. */
@ApplicationScoped
class Stays {

    /** A hand-over begins a stay within a state; the clock of this instance may be behind the one that wrote it. */
    private static final String NEXT = """
            with ended as (
                update ticket_segment set ended_at = greatest(?, started_at)
                where ticket_id = ? and ended_at is null
                returning ended_at)
            insert into ticket_segment
                (ticket_id, ordinal, status, step, services, counter, room, bound_counter, clerk, by_night, started_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce((select ended_at from ended), ?))
            """;

    private final Sql sql;
    private final LastWrites writes;

    Stays(Sql sql, LastWrites writes) {
        this.sql = sql;
        this.writes = writes;
    }

    /**
     * Ends the present stay and begins the next at the same moment, no gap, no overlap; written at the end of the
     * transaction.
     *
     * @param clerk nobody, when the visitor takes the step or the day ends; nobody but the night finishes for a clerk
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void next(TicketState ticket, TicketStep step, @Nullable String clerk, Instant now) {
        writes.add(
                NEXT,
                now,
                ticket.id(),
                ticket.id(),
                ticket.revision(),
                ticket.status(),
                step,
                ticket.services(),
                ticket.counter(),
                ticket.room(),
                ticket.boundCounter(),
                clerk,
                clerk == null && step == TicketStep.FINISH,
                now);
    }

    /** Keeps what a clerk said when the stay began. */
    @Transactional(Transactional.TxType.MANDATORY)
    void explain(UUID ticket, long ordinal, String why) {
        writes.add("update ticket_segment set note = ? where ticket_id = ? and ordinal = ?", why, ticket, ordinal);
    }

    /** What clerks said about the person of a booking goes with the booking. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forgetWords(UUID booking) {
        sql.update("""
                update ticket_segment set note = null
                where note is not null and ticket_id in (select id from ticket where booking_id = ?)
                """, booking);
    }

    /** The stays of a ticket, the present one first. */
    List<Stay> latestFirst(UUID ticket) {
        return sql.list(
                "select * from ticket_segment where ticket_id = ? order by ordinal desc",
                row -> new Stay(
                        TicketStatus.valueOf(row.text("status")),
                        TicketStep.valueOf(row.text("step")),
                        row.texts("services"),
                        row.textOrNull("counter"),
                        row.textOrNull("room"),
                        row.textOrNull("bound_counter"),
                        row.moment("started_at"),
                        row.momentOrNull("ended_at")),
                ticket);
    }
}
