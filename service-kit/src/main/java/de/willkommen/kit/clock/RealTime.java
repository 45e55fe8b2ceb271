package de.willkommen.kit.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;

/** Marks the clock of leases, retries and tokens: the real time, also where the platform's clock is shifted. */
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
