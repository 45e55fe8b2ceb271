package de.willkommen.kit.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes the clock everything in the domain reads.
 *
 * <p>It ticks in microseconds, PostgreSQL's precision: a moment read back equals the one written.
 */
class PlatformClock {

    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    @Singleton
    Clock clock(ClockSettings settings) {
        var ticking = Clock.tick(Clock.systemUTC(), MICROSECOND);
        return settings.offset().map(offset -> Clock.offset(ticking, offset)).orElse(ticking);
    }
}
