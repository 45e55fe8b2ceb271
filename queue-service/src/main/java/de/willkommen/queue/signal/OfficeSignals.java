package de.willkommen.queue.signal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Says, on every instance, that an office's queue has changed.
 *
 * <p>The own instance is woken at once. The others hear it through PostgreSQL: one thread notifies after the commits,
 * once for all that came meanwhile (NOTIFY inside the transactions would make all commits of the database queue for one
 * lock), and {@link OfficeListener} hears it there.
 */
@Singleton
public class OfficeSignals {

    static final String CHANNEL = "office_changed";

    private static final Logger LOG = Logger.getLogger(OfficeSignals.class);

    /** No office has this code. */
    private static final String STOP = "";

    /** Where a hundred counters work there is a commit every moment; a word about all of some milliseconds is enough. */
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);

    private final String self = UUID.randomUUID().toString();

    private final AgroalDataSource database;
    private final BlockingQueue<String> toNotify = new LinkedBlockingQueue<>();
    private final BroadcastProcessor<String> changes = BroadcastProcessor.create();

    OfficeSignals(AgroalDataSource database) {
        this.database = database;
    }

    /** One item per change of the office, from now on; a slow listener gets the latest alone. */
    public Multi<String> changesOf(String office) {
        // Filtered first: nobody's change is dropped for one of another office.
        return changes.filter(office::equals).onOverflow().dropPreviousItems();
    }

    void committed(String office) {
        wake(office);
        toNotify.add(office);
    }

    void wake(String office) {
        // The processor wants its items one after the other.
        synchronized (changes) {
            changes.onNext(office);
        }
    }

    /** What the other instances are told. */
    String said(String office) {
        return office + " " + self;
    }

    /** Wakes for what another instance said; its own word comes back to each, which was awake before. */
    void heard(String said) {
        var officeAndSender = said.split(" ", 2);
        if (officeAndSender.length < 2 || !officeAndSender[1].equals(self)) {
            wake(officeAndSender[0]);
        }
    }

    void start(@Observes StartupEvent event) {
        var thread = new Thread(this::run, "office-notifier");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        toNotify.add(STOP);
    }

    private void run() {
        while (true) {
            Set<String> offices = new HashSet<>();
            try {
                offices.add(toNotify.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            toNotify.drainTo(offices);
            if (offices.contains(STOP)) {
                return;
            }
            notify(offices);
            LockSupport.parkNanos(BETWEEN);
        }
    }

    private void notify(Set<String> offices) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select pg_notify('" + CHANNEL + "', said) from unnest(?::text[]) as said")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", offices.stream().map(this::said).toArray()));
            statement.execute();
        } catch (SQLException e) {
            LOG.debugf("Other instances not woken, their poll will do: %s", e.getMessage());
        }
    }
}
