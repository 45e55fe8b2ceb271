package de.willkommen.notification.intake;

import de.willkommen.kit.sql.SqlStates;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.temporal.ChronoUnit;

/** Outside of the transaction interceptor, whose priority is {@code PLATFORM_BEFORE + 200}. */
@DatabaseMayBeAway
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 180)
class PatientListener {

    private static final Guard GUARD = Guard.create()
            .withRetry()
            .maxRetries(-1)
            .maxDuration(0, ChronoUnit.SECONDS)
            .delay(50, ChronoUnit.MILLIS)
            .jitter(50, ChronoUnit.MILLIS)
            .withExponentialBackoff()
            .maxDelay(5, ChronoUnit.SECONDS)
            .done()
            .whenException(SqlStates::isTransient)
            .done()
            .build();

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        return GUARD.call(call::proceed, Object.class);
    }
}
