package de.willkommen.queue.counter;

import de.willkommen.queue.order.Desk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A clerk at a counter; {@code clerk} is Keycloak's id. */
public record CounterSession(
        UUID id,
        String authority,
        String office,
        String counter,
        String clerk,
        List<String> services,
        List<String> languages,
        Instant since) {

    /** What the policy of calling looks at. */
    public Desk desk() {
        return new Desk(counter, services, languages);
    }
}
