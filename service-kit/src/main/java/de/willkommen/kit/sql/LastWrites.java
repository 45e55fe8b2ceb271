package de.willkommen.kit.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction writes beside its aggregate and need not read again: the line in a history, the event in the outbox,
 * the answer of the command. It is sent in one {@link RoundTrip} at the end, after the entities. What PostgreSQL refuses
 * rolls the transaction back, as it would have before.
 */
@ApplicationScoped
public class LastWrites {

    /** Beyond that many the answers might fill the connection while statements are still being sent. */
    private static final int AT_ONCE = 50;

    private static final Object WAITING = new Object();

    private final AgroalDataSource database;
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transaction;

    LastWrites(AgroalDataSource database, EntityManager entities, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.entities = entities;
        this.transaction = transaction;
    }

    /** Leaves a statement with the running transaction; it is sent after those that were left before it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String statement, @Nullable Object... values) {
        var waiting = (Waiting) transaction.getResource(WAITING);
        if (waiting == null) {
            waiting = new Waiting();
            transaction.putResource(WAITING, waiting);
            // Opens the session, whose own flush at the end then comes first: lines and events refer to its rows.
            entities.isJoinedToTransaction();
            transaction.registerInterposedSynchronization(waiting);
        }
        waiting.trip.add(statement, values);
        if (waiting.trip.statements() >= AT_ONCE) {
            send();
        }
    }

    /** Sends now what would be sent at the end, so that a refusal comes here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void send() {
        var waiting = (Waiting) transaction.getResource(WAITING);
        if (waiting != null) {
            entities.flush();
            waiting.send();
        }
    }

    private final class Waiting implements Synchronization {

        private RoundTrip trip = new RoundTrip();

        private void send() {
            if (trip.statements() > 0) {
                var sent = trip;
                trip = new RoundTrip();
                sent.send(database);
            }
        }

        @Override
        public void beforeCompletion() {
            send();
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
