package de.willkommen.notification.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the delivery of this instance when a transaction has left work for it. The instance that commits the last missing
 * piece (event, contact data, office) is awake, so nobody else has to be told; a poll covers the rest.
 */
@ApplicationScoped
public class WorkSignal {

    private final TransactionSynchronizationRegistry transaction;
    private final Semaphore signal = new Semaphore(0);

    WorkSignal(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** Wakes once the running transaction has committed. */
    public void afterCommit() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    now();
                }
            }
        });
    }

    /** Wakes at once. */
    public void now() {
        signal.release();
    }

    /** Sleeps until there may be work, for {@code atMost} in any case. */
    public void await(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
