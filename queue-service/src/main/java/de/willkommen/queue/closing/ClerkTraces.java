package de.willkommen.queue.closing;

import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Forgets which clerk called, served or changed the policy, and what was said about a call out of turn; that somebody did stays. */
@Singleton
class ClerkTraces extends OldTraces {

    ClerkTraces(Sql sql, QueueSettings settings) {
        super(sql, "clerk-traces", settings.closing().keepClerksFor(), """
                select count(*) as count, min(started_at) as oldest from ticket_segment
                where (clerk is not null or note is not null) and started_at <= ?
                """, List.of("""
                update ticket_segment set clerk = null, note = null
                where (clerk is not null or note is not null) and started_at <= ?
                """, """
                update calling_policy set changed_by = null, changed_by_name = null
                where changed_by is not null and changed_at <= ?
                """));
    }
}
