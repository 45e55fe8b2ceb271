package de.willkommen.queue.closing;

import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Deletes tickets and their stays when figures need them no longer. */
@Singleton
class OldTickets extends OldTraces {

    OldTickets(Sql sql, QueueSettings settings) {
        super(
                sql,
                "tickets",
                settings.closing().keepTicketsFor(),
                "select count(*) as count, min(opened_at) as oldest from ticket where opened_at <= ?",
                List.of(
                        "delete from wait_promise p using ticket t where t.id = p.ticket_id and t.opened_at <= ?",
                        "delete from ticket_segment s using ticket t where t.id = s.ticket_id and t.opened_at <= ?",
                        "delete from ticket where opened_at <= ?"));
    }
}
