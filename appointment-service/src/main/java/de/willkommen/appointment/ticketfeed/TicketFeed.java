package de.willkommen.appointment.ticketfeed;

import de.willkommen.appointment.DatabasePatience;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic of tickets. */
@ApplicationScoped
class TicketFeed {

    private final TicketIntake intake;

    TicketFeed(TicketIntake intake) {
        this.intake = intake;
    }

    @Incoming("tickets")
    @Blocking
    void changed(String payload, IncomingCloudEventMetadata<String> event) {
        DatabasePatience.with(() -> intake.take(payload, event));
    }
}
