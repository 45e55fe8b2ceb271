package de.willkommen.notification.occasion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When occasions become messages. */
@ConfigMapping(prefix = "willkommen.occasion")
interface OccasionSettings {

    /** How long the news of a move waits for the next one: moved twice in a minute makes one message. */
    @WithDefault("PT1M")
    Duration settleMovesFor();

    /** How long a message waits for the texts of its services before it goes without them. */
    @WithDefault("PT20S")
    Duration waitForTexts();

    /** From when on waiting for contact data is an alarm. */
    @WithDefault("PT2M")
    Duration alarmAfter();

    /** How long occasions and messages are kept after they have ended, without any contact data. */
    @WithDefault("P90D")
    Duration keepFor();
}
