package de.willkommen.queue.order;

import de.willkommen.queue.QueueSettings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The order of calling without an application. */
public final class CallingOrderFixture {

    private CallingOrderFixture() {}

    /** With the settings an office has that changed none. */
    public static CallingOrder withDefaults() {
        return new CallingOrder(OrderRules.of(new SmallRyeConfigBuilder()
                .withMapping(QueueSettings.class)
                .build()
                .getConfigMapping(QueueSettings.class)
                .order()));
    }
}
