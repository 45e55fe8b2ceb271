package de.willkommen.queue.signal;

import de.willkommen.queue.QueueSettings;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Hears what the other instances committed; when nobody speaks, looks for itself. */
@Singleton
class OfficeListener {

    private static final Logger LOG = Logger.getLogger(OfficeListener.class);

    private final AgroalDataSource database;
    private final OfficeFeed feed;
    private final OfficeSignals signals;
    private final QueueSettings.Streams settings;
    private final Map<String, Long> seen = new HashMap<>();
    private volatile boolean running;

    OfficeListener(AgroalDataSource database, OfficeFeed feed, OfficeSignals signals, QueueSettings settings) {
        this.database = database;
        this.feed = feed;
        this.signals = signals;
        this.settings = settings.streams();
    }

    void start(@Observes StartupEvent event) {
        running = true;
        var thread = new Thread(this::run, "office-listener");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf("Listening for the queue interrupted, trying again: %s", e.getMessage());
                    LockSupport.parkNanos(
                            TimeUnit.MILLISECONDS.toNanos(settings.poll().toMillis()));
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + OfficeSignals.CHANNEL);
        }
        try {
            var server = connection.unwrap(PGConnection.class);
            while (running) {
                var heard = server.getNotifications((int) settings.poll().toMillis());
                if (heard != null && heard.length > 0) {
                    for (var notification : heard) {
                        signals.heard(notification.getParameter());
                    }
                } else {
                    look();
                }
            }
        } finally {
            // The connection goes back to the pool and must not take the subscription along.
            try (var statement = connection.createStatement()) {
                statement.execute("unlisten *");
            }
        }
    }

    private void look() {
        feed.revisions().forEach((office, revision) -> {
            var before = seen.put(office, revision);
            if (before == null || before.longValue() != revision) {
                signals.wake(office);
            }
        });
    }
}
