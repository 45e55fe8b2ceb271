package de.willkommen.queue.textfeed;

import de.willkommen.events.CounterTextPublished;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.kit.sql.RepeatOnOutage;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Of all contents, queue-service keeps the way to each counter. */
@ApplicationScoped
class ContentChangesListener {

    private static final String CONSUMER = "counter-ways";

    private final Inbox inbox;
    private final EventReader reader;
    private final CounterWays ways;

    ContentChangesListener(Inbox inbox, EventReader reader, CounterWays ways) {
        this.inbox = inbox;
        this.reader = reader;
        this.ways = ways;
    }

    @Incoming("content")
    @Transactional
    @RepeatOnOutage
    void onContent(String payload, IncomingCloudEventMetadata<String> event) {
        if (event.getType().equals(CounterTextPublished.PUBLISHED)) {
            var text = reader.read(payload, CounterTextPublished.class);
            if (inbox.firstTime(CONSUMER, event)) {
                ways.take(text);
            }
        }
    }
}
