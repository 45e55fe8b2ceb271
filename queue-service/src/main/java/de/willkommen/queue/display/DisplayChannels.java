package de.willkommen.queue.display;

import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.signal.OfficeSignals;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reads the events of an office once per instance and hands them to all its displays there, be they one or a thousand.
 * A display that missed a batch sees it by the numbers and reads for itself.
 */
@Singleton
class DisplayChannels {

    private static final Logger LOG = Logger.getLogger(DisplayChannels.class);
    private static final int BATCH = 500;

    private final DisplayEvents events;
    private final OfficeFeed feed;
    private final OfficeSignals signals;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    DisplayChannels(DisplayEvents events, OfficeFeed feed, OfficeSignals signals) {
        this.events = events;
        this.feed = feed;
        this.signals = signals;
    }

    /** Events of one office, in their order, without gap. */
    record Batch(List<DisplayEvent> events) {}

    /** What is new from now on. */
    Multi<Batch> of(String office) {
        return channels.computeIfAbsent(office, Channel::new).news.onOverflow().dropPreviousItems();
    }

    private final class Channel {

        private final String office;
        private final BroadcastProcessor<Batch> news = BroadcastProcessor.create();
        private long seen;

        private Channel(String office) {
            this.office = office;
            this.seen = feed.displayNumber(office);
            signals.changesOf(office)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .subscribe()
                    .with(change -> read(), failure -> LOG.error("A display channel ended", failure));
        }

        private synchronized void read() {
            try {
                var batch = events.after(office, seen, BATCH);
                if (batch.isEmpty() && feed.displayNumber(office) < seen) {
                    // A database restored from yesterday counts from there.
                    seen = 0;
                    batch = events.after(office, seen, BATCH);
                }
                if (!batch.isEmpty()) {
                    seen = batch.get(batch.size() - 1).number();
                    news.onNext(new Batch(batch));
                }
            } catch (RuntimeException e) {
                // The next change or poll reads what was missed now.
                LOG.warnf("Display events not read: %s", e.getMessage());
            }
        }
    }
}
