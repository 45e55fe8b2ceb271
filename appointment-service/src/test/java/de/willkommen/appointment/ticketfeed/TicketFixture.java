package de.willkommen.appointment.ticketfeed;

import de.willkommen.events.TicketChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What queue-service tells of a ticket. */
public final class TicketFixture {

    private TicketFixture() {}

    /** The ticket A017, of a booking where there is one, as it stands at a revision. */
    public static TicketChanged aTicket(
            UUID id,
            @Nullable UUID booking,
            String authority,
            String office,
            TicketChanged.State status,
            long revision,
            Instant now) {
        return new TicketChanged(
                id,
                revision,
                authority,
                office,
                "A017",
                "2026-11-24",
                status,
                List.of("permit"),
                "de",
                List.of(),
                booking,
                null,
                null,
                now,
                null,
                null,
                null,
                false,
                0,
                now);
    }
}
