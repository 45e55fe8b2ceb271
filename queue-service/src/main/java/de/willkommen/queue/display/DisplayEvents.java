package de.willkommen.queue.display;

import de.willkommen.queue.signal.LiveStreams;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.ticket.TicketMoved;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import de.willkommen.queue.ticket.TicketStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what the display shows in the transaction of the call, numbered per office; read by every instance. */
@ApplicationScoped
class DisplayEvents {

    private final Sql sql;
    private final OfficeFeed feed;
    private final LiveStreams streams;
    private final Clock clock;

    DisplayEvents(Sql sql, OfficeFeed feed, LiveStreams streams, Clock clock) {
        this.sql = sql;
        this.feed = feed;
        this.streams = streams;
        this.clock = clock;
    }

    void onMove(@Observes TicketMoved move) {
        var kind = kind(move);
        if (kind.isEmpty()) {
            feed.changed(move.after().office());
            return;
        }
        var now = clock.instant();
        // Cleared is what was shown, not what has become of it.
        var before = move.before();
        var shown = kind.get().equals("cleared") && before != null ? before : move.after();
        write(shown, kind.get(), DisplayCall.of(shown, now), now);
    }

    private static Optional<String> kind(TicketMoved move) {
        var wasShown = isShown(move.before());
        if (isShown(move.after())) {
            if (move.step() == TicketStep.RECALL) {
                return Optional.of("recalled");
            }
            // A colleague goes on with the call: the display sends the person to the other counter.
            return wasShown && sameCounter(move) ? Optional.empty() : Optional.of("called");
        }
        return wasShown ? Optional.of("cleared") : Optional.empty();
    }

    private static boolean sameCounter(TicketMoved move) {
        var before = move.before();
        return before != null && Objects.equals(before.counter(), move.after().counter());
    }

    private static boolean isShown(@Nullable TicketState ticket) {
        return ticket != null && ticket.status() == TicketStatus.CALLED;
    }

    private void write(TicketState ticket, String kind, DisplayCall call, Instant now) {
        feed.changedOnDisplay(
                ticket.office(),
                """
                insert into display_event
                    (office, number, kind, ticket, counter, room, language, recalls, called_at, occurred_at)
                select ?, display_number, ?, ?, ?, ?, ?, ?, ?, ? from feed
                """,
                ticket.office(),
                kind,
                call.number(),
                call.counter(),
                call.room(),
                call.language(),
                call.recalls(),
                call.calledAt(),
                now);
    }

    /** The events behind a number, the earliest first. */
    List<DisplayEvent> after(String office, long number, int most) {
        return sql.list(
                """
                select number, kind, ticket, counter, room, language, recalls, called_at, occurred_at
                from display_event where office = ? and number > ? order by number limit ?
                """,
                row -> new DisplayEvent(
                        row.longNumber("number"),
                        row.text("kind"),
                        streams.write(new DisplayCall(
                                row.text("ticket"),
                                row.text("counter"),
                                row.text("room"),
                                row.moment("called_at"),
                                row.text("language"),
                                row.number("recalls"))),
                        row.moment("occurred_at")),
                office,
                number,
                most);
    }
}
