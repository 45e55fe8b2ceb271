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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
        }
    }

    private void notify(Set<String> offices) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select pg_notify('" + CHANNEL + "', office) from unnest(?::text[]) as office")) {
            statement.setArray(1, connection.createArrayOf("text", offices.toArray()));
            statement.execute();
        } catch (SQLException e) {
            LOG.debugf("Other instances not woken, their poll will do: %s", e.getMessage());
        }
    }
}
