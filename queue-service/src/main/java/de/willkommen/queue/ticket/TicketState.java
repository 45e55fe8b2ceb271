package de.willkommen.queue.ticket;

import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.Reason;
import de.willkommen.queue.order.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it was at one moment, for the other features.
 *
 * @param rankAt decides the place in the queue, see {@code CallingOrder}
 * @param calledAt the first call of all
 * @param callBeganAt the call that is going on
 * @param lastCalledAt that call, or its last repetition
 * @param boundCounter the counter a colleague sent the person to
 * @param reason why the person was called
 */
public record TicketState(
        UUID id,
        long revision,
        String authority,
        String office,
        LocalDate day,
        String number,
        TicketStatus status,
        Instant statusSince,
        List<String> services,
        String language,
        List<String> accessNeeds,
        @Nullable UUID bookingId,
        boolean bookingCancelled,
        @Nullable Instant dueAt,
        int plannedMinutes,
        Instant rankAt,
        Via via,
        Instant openedAt,
        @Nullable Instant calledAt,
        @Nullable Instant callBeganAt,
        @Nullable Instant lastCalledAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int recalls,
        @Nullable String counter,
        @Nullable String room,
        @Nullable String boundCounter,
        @Nullable Reason reason,
        @Nullable Instant parkedUntil,
        @Nullable String parkReason,
        int secretKeyId,
        int secretGeneration,
        boolean contactable,
        long contactRevision) {

    /** What the policy of calling looks at. */
    public Waiting waiting() {
        return new Waiting(
                id,
                rankAt,
                new Arrival(openedAt, dueAt, !accessNeeds.isEmpty()),
                services,
                language,
                boundCounter,
                status == TicketStatus.TRANSFERRED);
    }

    /** Whether the ticket has come to a counter where it was not before. */
    boolean takesCounter(TicketState before) {
        return status.occupiesCounter()
                && !(before.status.occupiesCounter() && Objects.equals(before.counter, counter));
    }
}
