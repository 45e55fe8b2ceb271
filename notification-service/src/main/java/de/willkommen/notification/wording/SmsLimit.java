package de.willkommen.notification.wording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long an SMS may be. */
@ConfigMapping(prefix = "willkommen.sms-text")
interface SmsLimit {

    /** Parts the network sends one message in; what is longer gives way to a shorter text of the same language. */
    @WithDefault("3")
    int maxParts();
}
