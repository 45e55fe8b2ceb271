package de.willkommen.queue.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits to be called.
 *
 * @param rankAt see {@link CallingOrder#rank}
 * @param boundCounter the counter a colleague sent them to
 * @param passedOn whether they were at a counter already
 */
public record Waiting(
        UUID ticket,
        Instant rankAt,
        Arrival arrival,
        List<String> services,
        String language,
        @Nullable String boundCounter,
        boolean passedOn) {

    /** The same person, sent to no certain counter. */
    Waiting unbound() {
        return new Waiting(ticket, rankAt, arrival, services, language, null, passedOn);
    }
}
