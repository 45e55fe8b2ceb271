package de.willkommen.kit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the deletion of data counts as late. The periods themselves are settings of the services. */
@ConfigMapping(prefix = "willkommen.retention")
public interface RetentionSettings {

    /** How often every rule forgets what has become due. */
    @WithDefault("5M")
    Duration every();

    /**
     * How long something may be due, and a rule without a good run, before the back office says so in red. The alarms of
     * deploy/alerts use the same hour.
     */
    @WithDefault("1H")
    Duration lateAfter();
}
