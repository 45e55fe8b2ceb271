package de.willkommen.kit.sql;

import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.temporal.ChronoUnit;

/** Outside of the transaction interceptor, whose priority is {@code PLATFORM_BEFORE + 200}. */
@RepeatOnOutage
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
class OutageRepeater {

    private static final int WITHOUT_LIMIT = -1;

    private final Guard guard = Guard.create()
            .withRetry()
            .maxRetries(WITHOUT_LIMIT)
            .maxDuration(0, ChronoUnit.MILLIS)
            .delay(200, ChronoUnit.MILLIS)
            .withExponentialBackoff()
            .maxDelay(5, ChronoUnit.SECONDS)
            .done()
            .whenException(SqlStates::isTransient)
            .done()
            .build();

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        return guard.call(call::proceed, Object.class);
    }
}
