package de.willkommen.queue.overview;

import de.willkommen.queue.counter.CounterSession;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.overview.LiveOverview.CounterNow;
import de.willkommen.queue.overview.LiveOverview.Doing;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens at every counter in use, told from who is signed on and from the open tickets. */
final class CountersNow {

    private CountersNow() {}

    static List<CounterNow> of(List<Counter> counters, List<CounterSession> signedOn, List<TicketState> open) {
        var sessions = signedOn.stream()
                .collect(Collectors.toMap(CounterSession::counter, Function.identity(), (one, other) -> one));
        var there = visitors(open);
        return counters.stream()
                .map(counter -> now(counter, sessions.get(counter.code()), there.get(counter.code())))
                .toList();
    }

    /** Who is at a counter, or on the way there, by its code. */
    static Map<String, TicketState> visitors(List<TicketState> open) {
        return open.stream()
                .filter(ticket -> ticket.status().occupiesCounter())
                .collect(Collectors.toMap(
                        ticket -> String.valueOf(ticket.counter()), Function.identity(), (one, other) -> one));
    }

    private static CounterNow now(Counter counter, @Nullable CounterSession session, @Nullable TicketState visitor) {
        if (visitor != null) {
            var serving = visitor.status() == TicketStatus.SERVING;
            return new CounterNow(
                    counter.code(),
                    counter.room(),
                    serving ? Doing.SERVING : Doing.CALLING,
                    serving ? visitor.statusSince() : visitor.callBeganAt(),
                    visitor.number(),
                    visitor.services());
        }
        if (session == null) {
            return new CounterNow(counter.code(), counter.room(), Doing.CLOSED, null, null, null);
        }
        return session.pauses()
                ? new CounterNow(counter.code(), counter.room(), Doing.PAUSED, session.pausedSince(), null, null)
                : new CounterNow(counter.code(), counter.room(), Doing.FREE, session.since(), null, null);
    }
}
