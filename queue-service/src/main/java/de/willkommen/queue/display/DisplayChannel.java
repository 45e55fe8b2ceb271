package de.willkommen.queue.display;

import de.willkommen.queue.signal.EventText;
import de.willkommen.queue.signal.LiveStreams;
import de.willkommen.queue.signal.OfficeFeed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One office's displays on this instance, be they one or a thousand. Its events are read once and made into bytes once;
 * each thread that has displays is called once, and writes the bytes to all of them.
 *
 * <p>It counts seconds: {@code now} is one of them.
 */
final class DisplayChannel {

    private static final Logger LOG = Logger.getLogger(DisplayChannel.class);

    private static final int BATCH = 500;

    /** Who was away longer gets the whole picture: nobody wants to hear an hour of calls. */
    private static final int MOST_TO_CATCH_UP = 200;

    private static final Duration LONGEST_AWAY = Duration.ofHours(1);

    /** A display wants the whole picture once a minute, and not at the same moment as all the others. */
    private static final int PICTURE_EVERY = 60;

    private static final int SPREAD = 30;

    /** Whole pictures are drawn no more often, for all who want one by then. */
    private static final int DRAWN_EVERY = 5;

    private static final int TRIES = 3;

    private final String office;
    private final DisplayEvents events;
    private final DisplaySnapshots snapshots;
    private final OfficeFeed feed;
    private final LiveStreams streams;
    private final Clock clock;
    private final int aliveEvery;
    private final Map<Context, Set<DisplayStream>> displays = new ConcurrentHashMap<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private long seen;

    DisplayChannel(
            String office,
            DisplayEvents events,
            DisplaySnapshots snapshots,
            OfficeFeed feed,
            LiveStreams streams,
            Clock clock,
            Duration heartbeat) {
        this.office = office;
        this.events = events;
        this.snapshots = snapshots;
        this.feed = feed;
        this.streams = streams;
        this.clock = clock;
        this.aliveEvery = (int) Math.max(1, heartbeat.toSeconds());
        this.seen = feed.displayNumber(office);
    }

    /** Lets a display of a thread listen from now on. */
    void join(DisplayStream display, Context thread) {
        var second = now.get();
        display.joined(second + aliveEvery, second + PICTURE_EVERY - Math.floorMod(joined.getAndIncrement(), SPREAD));
        displays.computeIfAbsent(thread, first -> ConcurrentHashMap.newKeySet()).add(display);
    }

    /** A display has gone. */
    void leave(DisplayStream display, Context thread) {
        displays.getOrDefault(thread, ConcurrentHashMap.newKeySet()).remove(display);
    }

    /** How many listen. */
    int size() {
        return displays.values().stream().mapToInt(Set::size).sum();
    }

    /**
     * What a display is told first.
     *
     * @param lastEventId what it was told before, if it was
     */
    Uni<Told> beginning(@Nullable String lastEventId) {
        return byWorker(() -> lastEventId != null && lastEventId.matches("\\d{1,18}")
                ? missed(Long.parseLong(lastEventId))
                : whole());
    }

    /** What a display has missed that knows everything up to a number. */
    Uni<Told> behind(long number) {
        return byWorker(() -> missed(number));
    }

    private static Uni<Told> byWorker(Supplier<Told> reading) {
        return Uni.createFrom().item(reading).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Told missed(long number) {
        if (number > feed.displayNumber(office)) {
            // From elsewhere, or the numbers have begun anew.
            return whole();
        }
        var missed = events.after(office, number, MOST_TO_CATCH_UP + 1);
        if (missed.isEmpty()) {
            return new Told(number, Buffer.buffer());
        }
        var longAgo = clock.instant().minus(LONGEST_AWAY);
        if (missed.get(0).number() != number + 1
                || missed.size() > MOST_TO_CATCH_UP
                || missed.stream().anyMatch(event -> event.occurredAt().isBefore(longAgo))) {
            return whole();
        }
        var news = News.of(missed);
        return new Told(news.last(), news.whole());
    }

    private Told whole() {
        var snapshot = snapshots.of(office);
        return new Told(snapshot.eventId(), EventText.of(snapshot.eventId(), "snapshot", streams.write(snapshot)));
    }

    /** Reads what is new and tells it to all displays. */
    synchronized void read() {
        try {
            var found = events.after(office, seen, BATCH);
            if (found.isEmpty() && feed.displayNumber(office) < seen) {
                // A database restored from yesterday counts from there.
                seen = 0;
                found = events.after(office, seen, BATCH);
            }
            if (!found.isEmpty()) {
                var news = News.of(found);
                seen = news.last();
                all(display -> display.tell(news));
            }
        } catch (RuntimeException e) {
            // The next change or poll reads what was missed now.
            LOG.warnf("Display events not read: %s", e.getMessage());
        }
    }

    /** A second has gone by. */
    void tick() {
        var second = now.incrementAndGet();
        all(display -> display.sayAlive(second, second + aliveEvery));
        if (second % DRAWN_EVERY == 0 && isPictureWanted(second)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> draw(second));
        }
    }

    private boolean isPictureWanted(long second) {
        return displays.values().stream().flatMap(Set::stream).anyMatch(display -> display.wantsPicture(second));
    }

    private void draw(long second) {
        try {
            for (var tries = TRIES; tries > 0; tries--) {
                // Drawing takes its time, and calls do not wait for it: what was called meanwhile is not in this
                // picture.
                var picture = whole();
                if (show(picture, second)) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("No picture for the displays, the next one comes: %s", e.getMessage());
        }
    }

    private synchronized boolean show(Told picture, long second) {
        read();
        if (seen != picture.upTo()) {
            return false;
        }
        all(display -> display.show(picture, second, second + PICTURE_EVERY));
        return true;
    }

    private void all(Consumer<DisplayStream> action) {
        displays.forEach((thread, there) -> {
            if (!there.isEmpty()) {
                thread.runOnContext(turn -> there.forEach(display -> {
                    try {
                        action.accept(display);
                    } catch (RuntimeException e) {
                        // It has gone this moment, and the others must not miss anything for that.
                        LOG.debugf("A display could not be told: %s", e.getMessage());
                    }
                }));
            }
        });
    }
}
