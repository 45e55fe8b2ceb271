package de.willkommen.queue.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stay of a ticket in one state: from a step to the next.
 *
 * @param step that began it
 * @param endedAt exclusive; absent for the present stay
 */
record Stay(
        TicketStatus status,
        TicketStep step,
        List<String> services,
        @Nullable String counter,
        @Nullable String room,
        @Nullable String boundCounter,
        Instant startedAt,
        @Nullable Instant endedAt) {}
