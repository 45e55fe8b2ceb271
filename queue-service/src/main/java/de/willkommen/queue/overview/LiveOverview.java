package de.willkommen.queue.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.queue.estimate.Outlook;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An office at one moment, for who leads it.
 *
 * @param revision grows with every change of the queue
 * @param tooLongMinutes from when on somebody waits too long
 * @param waiting how many people wait
 * @param parked how many wait aside
 * @param services those somebody waits for, the longest wait first
 * @param tooLong who waits too long, the longest first
 * @param counters every counter in use
 * @param forecast the next two hours
 */
@Schema(name = "LiveOverview")
record LiveOverview(
        long revision,
        Instant at,
        int tooLongMinutes,
        int waiting,
        int parked,
        List<ServiceQueue> services,
        List<Late> tooLong,
        List<CounterNow> counters,
        List<Outlook.HalfHour> forecast) {

    /**
     * Who waits for a service; a ticket for several counts for the first. Waiting begins with the check-in, or with the
     * appointment where that is later.
     */
    @Schema(name = "ServiceQueue")
    record ServiceQueue(
            String code,
            int waiting,
            int under15Minutes,
            int under30Minutes,
            int under60Minutes,
            int longer,
            int longestMinutes) {}

    /** Somebody who waits too long. */
    @Schema(name = "LateTicket")
    record Late(String number, List<String> services, String language, int waitedMinutes) {}

    /** What happens at a counter. */
    @Schema(name = "CounterState")
    enum Doing {
        /** Nobody is signed on. */
        CLOSED,
        /** Somebody is signed on and serves nobody. */
        FREE,
        /** Somebody is signed on and away for a while. */
        PAUSED,
        /** A person was called and is on the way. */
        CALLING,
        SERVING
    }

    /**
     * A counter.
     *
     * @param since when that began; of a free one, when somebody signed on
     * @param number of the ticket that is there or on the way
     */
    @Schema(name = "CounterNow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CounterNow(
            String counter,
            String room,
            Doing state,
            @Nullable Instant since,
            @Nullable String number,
            @Nullable List<String> services) {}
}
