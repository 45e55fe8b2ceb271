package de.willkommen.kit.clock;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Settings of the platform's clock. */
@ConfigMapping(prefix = "willkommen.clock")
public interface ClockSettings {

    /** Added to the real time; allowed in profile {@code demo} alone. */
    Optional<Duration> offset();
}
