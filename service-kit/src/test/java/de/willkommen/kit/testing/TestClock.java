package de.willkommen.kit.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {

    /** Tuesday, 24 November 2026, 8:00 in Magdeburg. */
    public static final Instant START = Instant.parse("2026-11-24T07:00:00Z");

    private volatile Instant now = START;

    /** Puts the clock to a moment. */
    public void set(Instant moment) {
        now = moment;
    }

    /** Back to {@link #START}. */
    public void reset() {
        now = START;
    }

    /** Moves the clock on. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
