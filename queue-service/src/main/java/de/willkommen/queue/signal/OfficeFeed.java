package de.willkommen.queue.signal;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers what happens in an office's queue. The row's lock is taken among the last writes of a transaction and held
 * until it ends, so numbers become visible in their order: who has seen number n has seen every number below.
 */
@ApplicationScoped
public class OfficeFeed {

    private static final String ADVANCE = """
            insert into office_feed as known (office, revision, display_number) values (?, 1, ?)
            on conflict (office) do update set
                revision = known.revision + 1, display_number = known.display_number + excluded.display_number
            """;

    private final Sql sql;
    private final LastWrites writes;
    private final TransactionSynchronizationRegistry transaction;
    private final OfficeSignals signals;

    OfficeFeed(Sql sql, LastWrites writes, TransactionSynchronizationRegistry transaction, OfficeSignals signals) {
        this.sql = sql;
        this.writes = writes;
        this.transaction = transaction;
        this.signals = signals;
    }

    /** The queue changes; wakes the office's streams once it is committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(String office) {
        writes.add(ADVANCE, office, 0);
        wakeAfterCommit(office);
    }

    /**
     * The queue changes in a way the display shows.
     *
     * @param event a statement that writes the display's event; it finds its number as {@code display_number} in {@code
     *     feed}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changedOnDisplay(String office, String event, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(List.of(office, 1));
        Collections.addAll(all, values);
        writes.add("with feed as (" + ADVANCE + " returning display_number) " + event, all.toArray());
        wakeAfterCommit(office);
    }

    private void wakeAfterCommit(String office) {
        transaction.registerInterposedSynchronization(new WakeAfterCommit(office));
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
