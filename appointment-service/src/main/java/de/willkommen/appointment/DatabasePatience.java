package de.willkommen.appointment;

import de.willkommen.kit.sql.SqlStates;
import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;

/**
 * Waits with an event for a database that is busy or away. An event that went to the dead letters for that would be
 * missing for good, and the ones behind it would fare no better. Goes around the transaction: each try is a new one.
 */
public final class DatabasePatience {

    private static final Guard GUARD = Guard.create()
            .withRetry()
            .maxRetries(-1)
            .maxDuration(0, ChronoUnit.SECONDS)
            .delay(200, ChronoUnit.MILLIS)
            .jitter(100, ChronoUnit.MILLIS)
            .withExponentialBackoff()
            .maxDelay(5, ChronoUnit.SECONDS)
            .done()
            .whenException(SqlStates::isTransient)
            .done()
            .build();

    private DatabasePatience() {}

    /** Runs the work until the database has let it through; any other failure ends it. */
    public static void with(Runnable work) {
        GUARD.get(
                () -> {
                    work.run();
                    return true;
                },
                Boolean.class);
    }
}
