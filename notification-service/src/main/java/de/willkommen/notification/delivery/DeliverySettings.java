package de.willkommen.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages leave. */
@ConfigMapping(prefix = "willkommen.delivery")
interface DeliverySettings {

    /** Whether this instance delivers. */
    @WithDefault("true")
    boolean enabled();

    /** Letters of one channel under way at the same time. */
    @WithDefault("4")
    int atATime();

    /** How long the delivery sleeps when nobody wakes it. */
    @WithDefault("PT1S")
    Duration pollEvery();

    /** How long an instance may take until it hands over; after that another one may try. Longer than connecting takes. */
    @WithDefault("PT20S")
    Duration lease();

    /** How long the provider's answer may take; after that the outcome counts as unknown. */
    @WithDefault("PT2M")
    Duration answerWithin();

    /** Wait before the second try; doubles with every further one. */
    @WithDefault("PT5S")
    Duration firstRetryAfter();

    /** The longest wait between two tries. */
    @WithDefault("PT10M")
    Duration retryAtLeastEvery();
}
