package de.willkommen.queue.closing;

import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.bookingfeed.BookedVisits;
import de.willkommen.queue.counter.CounterSessions;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.ticket.TicketBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gives outcomes to what the day left open. Any instance may do it, and any number of times. */
@ApplicationScoped
class NightDesk {

    private final TicketBook tickets;
    private final CounterSessions sessions;
    private final BookedVisits visits;
    private final OfficeFeed feed;
    private final Sql sql;

    NightDesk(TicketBook tickets, CounterSessions sessions, BookedVisits visits, OfficeFeed feed, Sql sql) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.visits = visits;
        this.feed = feed;
        this.sql = sql;
    }

    @Transactional
    List<UUID> open(Office office, Instant closing) {
        return tickets.open(office.code(), closing);
    }

    /**
     * The outcome of one ticket: who waits or is parked was not served; who sits at a counter was, and the clerk forgot
     * to say so; a call that came to nothing is taken back, in the person's favour.
     */
    @Transactional
    @RepeatOnConflict
    void close(UUID id) {
        var ticket = tickets.lock(id).orElseThrow();
        switch (ticket.status()) {
            case WAITING, TRANSFERRED, PARKED -> tickets.closeAtNight(id);
            case SERVING -> tickets.finish(id, null);
            case CALLED -> {
                tickets.callOff(id);
                tickets.closeAtNight(id);
            }
            case DONE, NO_SHOW, LEFT, CLOSED_AT_NIGHT -> {
                // Another instance was faster.
            }
        }
    }

    /** Nobody sits at a counter any more. */
    @Transactional
    void signEverybodyOff(Office office, Instant closing, Instant now) {
        if (sessions.endAll(office.code(), closing, now)) {
            feed.changed(office.code());
        }
    }

    /**
     * What the office must provide for somebody leaves every copy at the day's closing: tickets, bookings, and answers
     * kept for repeated commands.
     */
    @Transactional
    void forget(Office office, Instant closing) {
        tickets.forgetNeeds(office.code(), closing);
        visits.forgetAccessNeeds(office.code(), closing);
        sql.update("""
                update performed_command set answer = answer - 'accessNeeds' - 'parkReason'
                where answer ->> 'office' = ? and (answer ?? 'accessNeeds' or answer ?? 'parkReason')
                """, office.code());
    }
}
