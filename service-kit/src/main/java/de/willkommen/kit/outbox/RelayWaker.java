package de.willkommen.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Tells the relay, on whichever instance it runs, that something was committed.
 *
 * <p>NOTIFY inside the transactions themselves would make all commits of the database queue for one lock. So one thread
 * notifies after the commits, once for all that came meanwhile. If it dies in between, the relay's poll finds the event.
 */
@Singleton
class RelayWaker {

    static final String CHANNEL = "outbox";

    /** In a crowd there is a commit every moment; one knock for all of some milliseconds is enough. */
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);

    private static final Logger LOG = Logger.getLogger(RelayWaker.class);

    private final AgroalDataSource database;
    private final OutboxSettings settings;
    private final Semaphore committed = new Semaphore(0);
    private volatile boolean running;

    RelayWaker(AgroalDataSource database, OutboxSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    void wake() {
        committed.release();
    }

    void start(@Observes StartupEvent event) {
        if (settings.relay()) {
            running = true;
            var thread = new Thread(this::run, "outbox-waker");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        committed.release();
    }

    private void run() {
        while (running) {
            committed.acquireUninterruptibly();
            committed.drainPermits();
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select pg_notify('" + CHANNEL + "', '')");
            } catch (SQLException e) {
                LOG.debugf("Relay not woken, its poll will do: %s", e.getMessage());
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }
}
