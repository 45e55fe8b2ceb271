package de.willkommen.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the outbox and of the tables that remember what was done. */
@ConfigMapping(prefix = "willkommen.outbox")
public interface OutboxSettings {

    /** Whether this instance takes part in relaying. Off in tests that read the table. */
    @WithDefault("true")
    boolean relay();

    /** How long the relay sleeps when nobody wakes it. */
    @WithDefault("1S")
    Duration pollEvery();

    /** Events sent together. */
    @WithDefault("200")
    int batch();

    /** How long a service knows which events it has taken; topics that forget keep theirs for a week. */
    @WithDefault("28D")
    Duration rememberSeen();
}
