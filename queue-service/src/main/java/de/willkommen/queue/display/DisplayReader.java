package de.willkommen.queue.display;

import de.willkommen.queue.signal.LiveStreams;
import de.willkommen.queue.signal.OfficeFeed;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One display's place in the events of its office: everything behind it is said once, in order, nothing is left out.
 * Asked by one thread after the other.
 */
class DisplayReader {

    /** Who was away longer gets the whole picture: nobody wants to hear an hour of calls. */
    private static final int MOST_TO_CATCH_UP = 200;

    private static final Duration LONGEST_AWAY = Duration.ofHours(1);

    private static final long NOTHING_SAID = -1;

    private final DisplayEvents events;
    private final OfficeFeed feed;
    private final LiveStreams streams;
    private final Sse sse;
    private final Clock clock;
    private final Supplier<DisplayResource.Snapshot> snapshot;
    private final String office;
    private volatile long said = NOTHING_SAID;

    DisplayReader(
            DisplayEvents events,
            OfficeFeed feed,
            LiveStreams streams,
            Sse sse,
            Clock clock,
            Supplier<DisplayResource.Snapshot> snapshot,
            String office) {
        this.events = events;
        this.feed = feed;
        this.streams = streams;
        this.sse = sse;
        this.clock = clock;
        this.snapshot = snapshot;
        this.office = office;
    }

    /** Goes on behind the event a display names, if that is known here and not long ago. */
    void resumeBehind(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,18}")) {
            return;
        }
        var number = Long.parseLong(lastEventId);
        if (number > feed.displayNumber(office)) {
            return;
        }
        var missed = events.after(office, number, MOST_TO_CATCH_UP + 1);
        var longAgo = clock.instant().minus(LONGEST_AWAY);
        var nextIsThere = missed.isEmpty() || missed.get(0).number() == number + 1;
        if (nextIsThere
                && missed.size() <= MOST_TO_CATCH_UP
                && missed.stream().noneMatch(event -> event.occurredAt().isBefore(longAgo))) {
            said = number;
        }
    }

    /** What to say after a wake-up: a batch of the channel, the start, or the minute that is over. */
    List<OutboundSseEvent> next(@Nullable Object wakeUp) {
        if (said == NOTHING_SAID) {
            return List.of(beginning());
        }
        if (wakeUp instanceof DisplayChannels.Batch batch
                && batch.events().get(0).number() <= said + 1) {
            return saying(batch.events());
        }
        var answers = new ArrayList<>(saying(events.after(office, said, MOST_TO_CATCH_UP)));
        if (wakeUp instanceof Long) {
            answers.add(streams.event(sse, Long.toString(said), "snapshot", snapshot.get()));
        }
        return answers;
    }

    private OutboundSseEvent beginning() {
        var whole = snapshot.get();
        said = whole.eventId();
        return streams.event(sse, Long.toString(said), "snapshot", whole);
    }

    private List<OutboundSseEvent> saying(List<DisplayEvent> found) {
        var news = found.stream().filter(event -> event.number() > said).toList();
        if (!news.isEmpty()) {
            said = news.get(news.size() - 1).number();
        }
        return news.stream()
                .map(event -> streams.written(sse, Long.toString(event.number()), event.kind(), event.json()))
                .toList();
    }
}
