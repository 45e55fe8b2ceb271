package de.willkommen.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Carries committed events to Kafka, in their order per key.
 *
 * <p>Of all instances of a service one relays at a time: the one whose connection holds the advisory lock. When it dies,
 * PostgreSQL frees the lock and the next takes over. An event leaves the table only after the brokers have acknowledged
 * it, so a crash in between delivers it twice, never not at all.
 */
@Singleton
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** One number for all services: each has a database of its own. */
    private static final long LOCK = 7_003_001L;

    private static final String WAITING = "select * from outbox order by seq limit ?";
    private static final String FORGET = "delete from outbox where seq = any (?)";
    /**
     * In a rush PostgreSQL's own cleaning, once a minute, is too seldom for a table in which nothing stays: the way to the first
     * event leads past all that were deleted.
     */
    private static final String CLEAN = "vacuum (skip_locked, truncate off) outbox";

    private static final int CLEAN_AFTER = 5_000;

    private static final String FAILED = "update outbox set attempts = attempts + 1 where seq = any (?)";

    private final AgroalDataSource database;
    private final EventPublisher publisher;
    private final OutboxSettings settings;
    private int deleted;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(AgroalDataSource database, EventPublisher publisher, OutboxSettings settings) {
        this.database = database;
        this.publisher = publisher;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        if (settings.relay()) {
            running = true;
            thread = new Thread(this::run, "outbox-relay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.join(settings.pollEvery().plusSeconds(1).toMillis());
        }
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                if (becomesTheRelay(connection)) {
                    relayWhileConnected(connection);
                }
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf("Outbox relay interrupted, trying again: %s", e.getMessage());
                }
            }
            rest();
        }
    }

    private void relayWhileConnected(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen " + RelayWaker.CHANNEL);
        }
        try {
            var notifications = connection.unwrap(PGConnection.class);
            while (running) {
                Progress progress = relayOnce(connection);
                if (progress == Progress.IDLE) {
                    notifications.getNotifications((int) settings.pollEvery().toMillis());
                } else if (progress == Progress.STUCK) {
                    rest();
                }
            }
        } finally {
            release(connection);
        }
    }

    private enum Progress {
        MOVING,
        IDLE,
        STUCK
    }

    private Progress relayOnce(Connection connection) throws SQLException {
        var waiting = waiting(connection);
        if (waiting.isEmpty()) {
            return Progress.IDLE;
        }
        var acknowledged = publish(waiting);
        write(connection, FORGET, acknowledged);
        clean(connection, acknowledged.size());
        if (acknowledged.size() < waiting.size()) {
            write(
                    connection,
                    FAILED,
                    waiting.stream()
                            .map(OutboxRow::seq)
                            .filter(seq -> !acknowledged.contains(seq))
                            .toList());
            return Progress.STUCK;
        }
        return Progress.MOVING;
    }

    /** The numbers of the events the brokers have. Keys go side by side, the events of one key one after the other. */
    private Set<Long> publish(List<OutboxRow> events) {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        var byKey = new LinkedHashMap<String, Uni<Void>>();
        for (var event : events) {
            var before = byKey.getOrDefault(
                    event.topic() + "/" + event.key(), Uni.createFrom().voidItem());
            byKey.put(
                    event.topic() + "/" + event.key(),
                    before.chain(() -> publisher.publish(event)).invoke(() -> acknowledged.add(event.seq())));
        }
        try {
            Uni.join()
                    .all(new ArrayList<>(byKey.values()))
                    .andCollectFailures()
                    .await()
                    .atMost(Duration.ofSeconds(60));
        } catch (RuntimeException e) {
            LOG.warnf("Kafka did not take every event, the rest is tried again: %s", e.getMessage());
        }
        return Set.copyOf(acknowledged);
    }

    private List<OutboxRow> waiting(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(WAITING)) {
            select.setInt(1, settings.batch());
            try (var rows = select.executeQuery()) {
                var events = new ArrayList<OutboxRow>();
                while (rows.next()) {
                    events.add(OutboxRow.of(rows));
                }
                return events;
            }
        }
    }

    private static void write(Connection connection, String statement, Collection<Long> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var write = connection.prepareStatement(statement)) {
            write.setArray(1, connection.createArrayOf("bigint", events.toArray()));
            write.executeUpdate();
        }
    }

    private void clean(Connection connection, int justDeleted) throws SQLException {
        deleted += justDeleted;
        if (deleted >= CLEAN_AFTER) {
            deleted = 0;
            try (var clean = connection.createStatement()) {
                clean.execute(CLEAN);
            }
        }
    }

    private static boolean becomesTheRelay(Connection connection) throws SQLException {
        try (var lock = connection.createStatement();
                var granted = lock.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return granted.next() && granted.getBoolean(1);
        }
    }

    /** The connection goes back to the pool and must not take lock and subscription along. */
    private static void release(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private void rest() {
        if (running) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(settings.pollEvery().toMillis()));
        }
    }
}
