package de.willkommen.queue.closing;

import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Forgets which clerk called, served or changed the policy, and what was said about a call out of turn; that somebody did stays. */
@ApplicationScoped
class ClerkTraces implements RetentionRule {

    private final Sql sql;
    private final QueueSettings.Closing settings;

    ClerkTraces(Sql sql, QueueSettings settings) {
        this.sql = sql;
        this.settings = settings.closing();
    }

    @Override
    public String name() {
        return "clerk-traces";
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        sql.update(
                "update ticket_segment set clerk = null, note = null"
                        + " where (clerk is not null or note is not null) and started_at <= ?",
                now.minus(settings.keepClerksFor()));
        sql.update(
                "update calling_policy set changed_by = null, changed_by_name = null"
                        + " where changed_by is not null and changed_at <= ?",
                now.minus(settings.keepClerksFor()));
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        return sql.list(
                        "select count(*) as count, min(started_at) as oldest from ticket_segment"
                                + " where (clerk is not null or note is not null) and started_at <= ?",
                        row -> new Overdue(row.longNumber("count"), row.momentOrNull("oldest")),
                        now.minus(settings.keepClerksFor()))
                .get(0)
                .keptFor(settings.keepClerksFor());
    }
}
