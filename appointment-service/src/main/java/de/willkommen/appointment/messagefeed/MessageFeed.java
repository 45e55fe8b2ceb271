package de.willkommen.appointment.messagefeed;

import de.willkommen.appointment.DatabasePatience;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic of messages. */
@ApplicationScoped
class MessageFeed {

    private final MessageIntake intake;

    MessageFeed(MessageIntake intake) {
        this.intake = intake;
    }

    @Incoming("messages")
    @Blocking
    void changed(String payload, IncomingCloudEventMetadata<String> event) {
        DatabasePatience.with(() -> intake.take(payload, event));
    }
}
