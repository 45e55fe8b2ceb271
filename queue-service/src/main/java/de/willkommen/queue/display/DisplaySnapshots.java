package de.willkommen.queue.display;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.estimate.WaitMinutes;
import de.willkommen.queue.lobby.LobbyCodes;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.overview.OfficePictures;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Draws what a display shows at one moment. */
@ApplicationScoped
class DisplaySnapshots {

    private static final int MOST_CALLS = 8;

    private final Offices offices;
    private final OfficePictures pictures;
    private final LobbyCodes lobbyCodes;
    private final OfficeFeed feed;
    private final Clock clock;

    DisplaySnapshots(Offices offices, OfficePictures pictures, LobbyCodes lobbyCodes, OfficeFeed feed, Clock clock) {
        this.offices = offices;
        this.pictures = pictures;
        this.lobbyCodes = lobbyCodes;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * The whole picture.
     *
     * @param eventId number of the last event it contains
     * @param calls the newest first, eight at most
     * @param waitMinutes for somebody who takes a number now
     * @param services the queues of the services somebody waits for, the longest first
     * @param lobbyCode see {@code lobby-code}
     */
    record Snapshot(
            String office,
            Instant now,
            long eventId,
            List<DisplayCall> calls,
            int waiting,
            WaitMinutes waitMinutes,
            List<ServiceQueue> services,
            String lobbyCode,
            String lobbyUrl) {}

    /** As the office is described now, however long a display has been listening. */
    Snapshot of(String office) {
        return of(offices.office(office).orElseThrow(Refusal::notFound));
    }

    Snapshot of(Office office) {
        // The number first: what is called in between is in the picture and comes again as an event.
        var eventId = feed.displayNumber(office.code());
        var picture = pictures.current(office);
        var now = clock.instant();
        var calls = picture.others().stream()
                .filter(ticket -> ticket.status() == TicketStatus.CALLED)
                .sorted(Comparator.comparing(DisplaySnapshots::lastCalledAt).reversed())
                .limit(MOST_CALLS)
                .map(ticket -> DisplayCall.of(ticket, now))
                .toList();
        var lobby = lobbyCodes.present(office);
        return new Snapshot(
                office.code(),
                now,
                eventId,
                calls,
                picture.places().size(),
                picture.newcomer(),
                ServiceQueue.of(picture),
                lobby.code(),
                lobby.url());
    }

    private static Instant lastCalledAt(TicketState ticket) {
        return ticket.lastCalledAt() == null ? ticket.statusSince() : ticket.lastCalledAt();
    }
}
