package de.willkommen.queue.estimate;

import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What people were told when they took their number: the office learns from it whether its promises hold. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class WaitPromises {

    private final Sql sql;

    WaitPromises(Sql sql) {
        this.sql = sql;
    }

    /** Writes down the first promise to a ticket; what it is told later is nearer to the call and proves less. */
    public void made(UUID ticket, String office, WaitForecast.Promise promise, Instant now) {
        sql.update(
                """
                insert into wait_promise (ticket_id, office, made_at, simulated_p50, simulated_p90, p50, p90)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                ticket,
                office,
                now,
                promise.simulated().p50(),
                promise.simulated().p90(),
                promise.minutes().p50(),
                promise.minutes().p90());
    }
}
