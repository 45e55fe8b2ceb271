package de.willkommen.appointment.text;

import de.willkommen.appointment.DatabasePatience;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic of texts. */
@ApplicationScoped
class TextFeed {

    private final TextIntake intake;

    TextFeed(TextIntake intake) {
        this.intake = intake;
    }

    @Incoming("contents")
    @Blocking
    void published(String payload, IncomingCloudEventMetadata<String> event) {
        DatabasePatience.with(() -> intake.take(payload, event));
    }
}
