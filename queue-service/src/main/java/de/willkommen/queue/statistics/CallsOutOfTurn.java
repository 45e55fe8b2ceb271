package de.willkommen.queue.statistics;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.sql.CountedStays;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who was called although others came first, and why. What the clerk said stands with the stay the call began; when the words
 * are forgotten, the call is no longer listed.
 */
@ApplicationScoped
class CallsOutOfTurn {

    private static final String CALLS =
            "with counted as (" + CountedStays.of("""
            select id from ticket where office = ? and day = ?
            """) + """
            )
            select call.started_at, ticket.number, call.services, call.counter, call.clerk, call.note,
                   extract(epoch from call.started_at - %s) as waited,
                   (select count(*)
                    from ticket_segment stay join ticket other on other.id = stay.ticket_id
                    where other.office = ticket.office and other.day = ticket.day and other.id <> ticket.id
                      and stay.status in ('WAITING', 'TRANSFERRED') and stay.started_at <= call.started_at
                      and (stay.ended_at is null or stay.ended_at > call.started_at)
                      and (other.rank_at, other.opened_at, other.id)
                          < (ticket.rank_at, ticket.opened_at, ticket.id)
                      and stay.services && call.services) as passed_over,
                   call.next_step is not distinct from 'UNDO' as undone
            from counted call join ticket on ticket.id = call.ticket_id
            where call.status = 'CALLED' and call.note is not null
            order by call.started_at desc, call.ticket_id
            """.formatted(CountedStays.WAITING_SINCE);

    private final Sql sql;

    CallsOutOfTurn(Sql sql) {
        this.sql = sql;
    }

    /**
     * A call.
     *
     * @param clerk account of who called
     * @param waitedMinutes since the check-in, or since the appointment where that is later
     * @param passedOver how many of those who waited then came first
     * @param undone whether it was taken back
     */
    @Schema(name = "CallOutOfTurn")
    record Call(
            Instant at,
            String number,
            List<String> services,
            String counter,
            @Nullable String clerk,
            String reason,
            int waitedMinutes,
            int passedOver,
            boolean undone) {}

    /** The calls of a day, the latest first. */
    List<Call> of(Office office, LocalDate day) {
        return sql.list(CALLS, CallsOutOfTurn::call, office.code(), day);
    }

    private static Call call(Row row) throws SQLException {
        return new Call(
                row.moment("started_at"),
                row.text("number"),
                row.texts("services"),
                row.text("counter"),
                row.textOrNull("clerk"),
                row.text("note"),
                (int) Math.max(0, row.longNumber("waited") / 60),
                row.number("passed_over"),
                row.flag("undone"));
    }
}
