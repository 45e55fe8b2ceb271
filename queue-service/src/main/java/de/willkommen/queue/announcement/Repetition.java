package de.willkommen.queue.announcement;

import de.willkommen.queue.ticket.TicketBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Every ticket somebody may still care about, announced once more. */
@ApplicationScoped
class Repetition {

    private static final Duration REPEATED = Duration.ofDays(2);

    private final TicketBook tickets;
    private final Clock clock;

    Repetition(TicketBook tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    @Transactional
    int announceAgain(String authority) {
        return tickets.announceAgain(authority, clock.instant().minus(REPEATED));
    }
}
