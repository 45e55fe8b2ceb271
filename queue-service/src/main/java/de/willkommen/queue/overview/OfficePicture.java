package de.willkommen.queue.overview;

import de.willkommen.queue.estimate.WaitForecast.Promise;
import de.willkommen.queue.estimate.WaitMinutes;
import de.willkommen.queue.ticket.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue of an office at one moment.
 *
 * @param revision of the office's feed; the picture is at least as new
 * @param places who waits, in the order of calling
 * @param others called, serving and parked, and who missed the call today
 * @param newcomer waiting time of somebody who takes a number now
 * @param countersOpen how many counters call people
 * @param counters every counter in use
 */
public record OfficePicture(
        long revision,
        Instant at,
        List<Place> places,
        List<TicketState> others,
        WaitMinutes newcomer,
        int countersOpen,
        List<LiveOverview.CounterNow> counters) {

    /**
     * Somebody's place.
     *
     * @param ahead how many people stand before them for the same counters
     */
    public record Place(TicketState ticket, int ahead, Promise promise) {

        /** What they are told. */
        public WaitMinutes minutes() {
            return promise.minutes();
        }
    }

    /** The place of a ticket, while it waits. */
    public Optional<Place> placeOf(UUID ticket) {
        return places.stream()
                .filter(place -> place.ticket().id().equals(ticket))
                .findFirst();
    }
}
