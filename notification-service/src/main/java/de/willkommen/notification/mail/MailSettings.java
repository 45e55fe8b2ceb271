package de.willkommen.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server. */
@ConfigMapping(prefix = "willkommen.mail")
interface MailSettings {

    /** How the connection is protected. */
    enum Security {
        /** Not at all: on one's own machine alone. */
        NONE,
        /** Begins in the open, and ends when the server does not offer TLS. */
        STARTTLS,
        TLS
    }

    /** Also {@code QUARKUS_MAILER_HOST}. */
    String host();

    /** Also {@code QUARKUS_MAILER_PORT}. */
    int port();

    @WithDefault("STARTTLS")
    Security security();

    Optional<String> username();

    Optional<String> password();

    /** How long connecting may take. */
    @WithDefault("PT5S")
    Duration connectWithin();

    /** How long each answer of the server may take. */
    @WithDefault("PT60S")
    Duration answerWithin();
}
