package de.willkommen.queue.counter;

import de.willkommen.queue.order.Desk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clerk at a counter.
 *
 * @param clerk Keycloak's id
 * @param pausedSince while the clerk is away for a while
 */
public record CounterSession(
        UUID id,
        String authority,
        String office,
        String counter,
        String clerk,
        List<String> services,
        List<String> languages,
        Instant since,
        @Nullable Instant pausedSince) {

    /** Whether nobody is called there for now. */
    public boolean pauses() {
        return pausedSince != null;
    }

    /** What the policy of calling looks at. */
    public Desk desk() {
        return new Desk(counter, services, languages);
    }

    /** The same for another counter: who pauses keeps those who were sent there, but nobody is left to them for the language. */
    public Desk besideOthers() {
        return pauses() ? new Desk(counter, services, List.of()) : desk();
    }
}
