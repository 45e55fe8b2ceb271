package de.willkommen.notification.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;

/**
 * Marks the clock of leases and retries: the real time, also where the platform's clock is shifted (DESIGN, section 4).
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface RealTime {

    /** Makes that clock, in PostgreSQL's precision. */
    class Producer {

        @Produces
        @Singleton
        @RealTime
        Clock realTime() {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
        }
    }
}
