package de.willkommen.kit.sql;

import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.temporal.ChronoUnit;

/** Outside of the transaction interceptor, whose priority is {@code PLATFORM_BEFORE + 200}. */
@RepeatOnConflict
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
class ConflictRepeater {

    private final Guard guard = Guard.create()
            .withRetry()
            .maxRetries(3)
            .delay(20, ChronoUnit.MILLIS)
            .jitter(20, ChronoUnit.MILLIS)
            .whenException(SqlStates::isConflict)
            .done()
            .build();

    private final TransactionSynchronizationRegistry transaction;

    ConflictRepeater(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        // Inside a running transaction nothing can be repeated: its owner has to.
        if (transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed();
        }
        return guard.call(call::proceed, Object.class);
    }
}
