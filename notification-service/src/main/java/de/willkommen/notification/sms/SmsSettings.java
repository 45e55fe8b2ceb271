package de.willkommen.notification.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The SMS centre. */
@ConfigMapping(prefix = "willkommen.sms")
interface SmsSettings {

    /** How a long message travels. */
    enum LongMessages {
        /** Whole, in {@code message_payload}: the centre divides it. */
        PAYLOAD,
        /** In parts with a header each, for centres that know no payload. */
        PARTS
    }

    @WithDefault("localhost")
    String host();

    @WithDefault("2775")
    int port();

    /** Account at the centre. */
    String systemId();

    String password();

    /** Who the SMS comes from: a number, or up to 11 letters. */
    String sender();

    @WithDefault("PAYLOAD")
    LongMessages longMessages();

    /** How long the centre may take to bind or to answer. */
    @WithDefault("PT10S")
    Duration answerWithin();

    /** Pause between two tries to connect. */
    @WithDefault("PT5S")
    Duration reconnectEvery();

    /** How often a quiet connection is tried. */
    @WithDefault("PT30S")
    Duration enquireEvery();
}
