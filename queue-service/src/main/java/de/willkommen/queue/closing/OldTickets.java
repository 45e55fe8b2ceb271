package de.willkommen.queue.closing;

import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes tickets and their stays when figures need them no longer. */
@ApplicationScoped
class OldTickets implements RetentionRule {

    private final Sql sql;
    private final QueueSettings.Closing settings;

    OldTickets(Sql sql, QueueSettings settings) {
        this.sql = sql;
        this.settings = settings.closing();
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        var before = now.minus(settings.keepTicketsFor());
        sql.update("delete from wait_promise p using ticket t where t.id = p.ticket_id and t.opened_at <= ?", before);
        sql.update("delete from ticket_segment s using ticket t where t.id = s.ticket_id and t.opened_at <= ?", before);
        sql.update("delete from ticket where opened_at <= ?", before);
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        return sql.list(
                        "select count(*) as count, min(opened_at) as oldest from ticket where opened_at <= ?",
                        row -> new Overdue(row.longNumber("count"), row.momentOrNull("oldest")),
                        now.minus(settings.keepTicketsFor()))
                .get(0)
                .keptFor(settings.keepTicketsFor());
    }
}
