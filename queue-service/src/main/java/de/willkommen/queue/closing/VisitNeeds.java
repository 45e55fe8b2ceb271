package de.willkommen.queue.closing;

import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * Forgets at midnight what the office had to provide for somebody, and why somebody was parked, where the day's closing has
 * left it.
 */
@ApplicationScoped
class VisitNeeds implements RetentionRule {

    /** When the day is over where the office is. */
    private static final String AFTER_THE_VISIT = "cast(t.day + 1 as timestamp) at time zone o.time_zone";

    private static final String AFTER_THE_APPOINTMENT =
            "cast(cast(b.ends_at at time zone o.time_zone as date) + 1 as timestamp) at time zone o.time_zone";

    private static final String TICKETS = """
            office o where o.code = t.office and (t.access_needs <> '{}' or t.park_reason is not null)
                and %s <= ?
            """.formatted(AFTER_THE_VISIT);

    private static final String BOOKINGS = """
            office o where o.code = b.office and b.access_needs <> '{}' and b.ends_at <= ? and %s <= ?
            """.formatted(AFTER_THE_APPOINTMENT);

    private final Sql sql;

    VisitNeeds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "visit-needs";
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        sql.update("update ticket t set access_needs = '{}', park_reason = null from " + TICKETS, now);
        sql.update("update booking b set access_needs = '{}' from " + BOOKINGS, now, now);
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        return sql.list(
                        """
                        select count(*) as count, min(due) as oldest from (
                            select %s as due from ticket t, %s union all select %s from booking b, %s
                        ) left_over
                        """.formatted(AFTER_THE_VISIT, TICKETS, AFTER_THE_APPOINTMENT, BOOKINGS),
                        row -> new Overdue(row.longNumber("count"), row.momentOrNull("oldest")),
                        now,
                        now,
                        now)
                .get(0);
    }
}
