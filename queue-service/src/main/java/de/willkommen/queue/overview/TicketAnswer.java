package de.willkommen.queue.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.queue.estimate.WaitMinutes;
import de.willkommen.queue.ticket.TicketStatus;
import de.willkommen.queue.ticket.Via;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as people see it. What is not known, or not theirs to know, is absent: from {@code bookingId} on for staff
 * alone.
 *
 * @param token proves the right to the ticket; only where it is opened
 * @param link the visitor's page, to be printed; only where it is opened
 * @param ahead people before this one for the same counters, while waiting
 * @param counter while called or serving
 * @param directions the way to that counter
 * @param calledAt begin of the present call
 * @param reason why this person was called, or would be, as a sentence
 * @param reasonCode the same as a code
 * @param bookingCancelled whether the booking was cancelled while its holder was checking in
 */
@Schema(name = "Ticket")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketAnswer(
        UUID id,
        String number,
        TicketStatus status,
        @Nullable String token,
        @Nullable String link,
        String office,
        List<String> services,
        String language,
        @Nullable Integer ahead,
        @Nullable WaitMinutes waitMinutes,
        @Nullable String counter,
        @Nullable String room,
        @Nullable String directions,
        @Nullable Instant calledAt,
        @Nullable String reason,
        @Nullable String reasonCode,
        @Nullable UUID bookingId,
        @Nullable Boolean bookingCancelled,
        @Nullable List<String> accessNeeds,
        @Nullable Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable Integer waitedMinutes,
        @Nullable Via via,
        @Nullable Integer recalls,
        @Nullable Instant since,
        @Nullable String sentTo,
        @Nullable String parkReason,
        @Nullable Instant parkedUntil) {

    /** The same with what only the visitor may hold; never stored. */
    public TicketAnswer with(String itsToken, String itsLink) {
        return new TicketAnswer(
                id,
                number,
                status,
                itsToken,
                itsLink,
                office,
                services,
                language,
                ahead,
                waitMinutes,
                counter,
                room,
                directions,
                calledAt,
                reason,
                reasonCode,
                bookingId,
                bookingCancelled,
                accessNeeds,
                openedAt,
                dueAt,
                waitedMinutes,
                via,
                recalls,
                since,
                sentTo,
                parkReason,
                parkedUntil);
    }
}
