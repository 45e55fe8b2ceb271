package de.willkommen.queue.display;

import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.signal.LiveStreams;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.signal.OfficeSignals;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The displays of all offices on this instance. */
@Singleton
class DisplayChannels {

    private static final Logger LOG = Logger.getLogger(DisplayChannels.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final DisplayEvents events;
    private final DisplaySnapshots snapshots;
    private final OfficeFeed feed;
    private final OfficeSignals signals;
    private final LiveStreams streams;
    private final QueueSettings settings;
    private final Clock clock;
    private final Map<String, DisplayChannel> channels = new ConcurrentHashMap<>();

    DisplayChannels(
            DisplayEvents events,
            DisplaySnapshots snapshots,
            OfficeFeed feed,
            OfficeSignals signals,
            LiveStreams streams,
            QueueSettings settings,
            Clock clock) {
        this.events = events;
        this.snapshots = snapshots;
        this.feed = feed;
        this.signals = signals;
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
    }

    /** The displays of an office. */
    DisplayChannel of(String office) {
        return channels.computeIfAbsent(office, this::begin);
    }

    private DisplayChannel begin(String office) {
        var channel = new DisplayChannel(
                office,
                events,
                snapshots,
                feed,
                streams,
                clock,
                settings.streams().heartbeat());
        signals.changesOf(office)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(change -> channel.read(), failure -> LOG.error("A display channel ended", failure));
        Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .subscribe()
                .with(second -> channel.tick(), failure -> LOG.error("A display channel stands still", failure));
        return channel;
    }
}
