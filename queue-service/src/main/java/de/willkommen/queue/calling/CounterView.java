package de.willkommen.queue.calling;

import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.ticket.TicketBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Whom a counter has. */
@ApplicationScoped
class CounterView {

    private final TicketBook tickets;
    private final TicketAnswers answers;

    CounterView(TicketBook tickets, TicketAnswers answers) {
        this.tickets = tickets;
        this.answers = answers;
    }

    @Transactional
    Optional<TicketAnswer> ticketAt(Counter counter, String language) {
        return tickets.atCounter(counter.authority(), counter.code())
                .map(ticket -> answers.forStaff(ticket, Optional.empty(), language));
    }
}
