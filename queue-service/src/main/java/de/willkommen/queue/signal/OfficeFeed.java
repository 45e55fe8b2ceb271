package de.willkommen.queue.signal;

import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers what happens in an office's queue. The row's lock is taken last in every transaction and held until it ends,
 * so numbers become visible in their order: who has seen number n has seen every number below.
 */
@ApplicationScoped
public class OfficeFeed {

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final OfficeSignals signals;

    OfficeFeed(Sql sql, TransactionSynchronizationRegistry transaction, OfficeSignals signals) {
        this.sql = sql;
        this.transaction = transaction;
        this.signals = signals;
    }

    /** The queue changes; wakes the office's streams once it is committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(String office) {
        advance(office, 0);
    }

    /** The queue changes in a way the display shows; the number of the display's event. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long changedOnDisplay(String office) {
        return advance(office, 1);
    }

    private long advance(String office, int displayNumbers) {
        var number = sql.first("""
                insert into office_feed as feed (office, revision, display_number) values (?, 1, ?)
                on conflict (office) do update set
                    revision = feed.revision + 1, display_number = feed.display_number + excluded.display_number
                returning display_number
                """, row -> row.longNumber("display_number"), office, displayNumbers);
        transaction.registerInterposedSynchronization(new WakeAfterCommit(office));
        return number.orElseThrow();
    }

    /** Grows with every change; 0 before the first. */
    public long revision(String office) {
        return sql.first("select revision from office_feed where office = ?", row -> row.longNumber("revision"), office)
                .orElse(0L);
    }

    /** The last number of the display's events; 0 before the first. */
    public long displayNumber(String office) {
        return sql.first(
                        "select display_number from office_feed where office = ?",
                        row -> row.longNumber("display_number"),
                        office)
                .orElse(0L);
    }

    Map<String, Long> revisions() {
        var revisions = new HashMap<String, Long>();
        sql.list("select office, revision from office_feed", row -> {
            revisions.put(row.text("office"), row.longNumber("revision"));
            return true;
        });
        return revisions;
    }

    private final class WakeAfterCommit implements Synchronization {

        private final String office;

        private WakeAfterCommit(String office) {
            this.office = office;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signals.committed(office);
            }
        }
    }
}
