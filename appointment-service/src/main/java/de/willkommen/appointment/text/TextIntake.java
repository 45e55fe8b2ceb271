package de.willkommen.appointment.text;

import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a published text into the copy, once. */
@ApplicationScoped
class TextIntake {

    private static final String CONSUMER = "texts";

    private final Inbox inbox;
    private final EventReader reader;
    private final PublishedTexts texts;

    TextIntake(Inbox inbox, EventReader reader, PublishedTexts texts) {
        this.inbox = inbox;
        this.reader = reader;
        this.texts = texts;
    }

    @Transactional
    void take(String payload, IncomingCloudEventMetadata<String> event) {
        if (!inbox.firstTime(CONSUMER, event)) {
            return;
        }
        switch (event.getType()) {
            case ServiceTextPublished.PUBLISHED -> texts.store(reader.read(payload, ServiceTextPublished.class));
            case OfficeTextPublished.PUBLISHED -> texts.store(reader.read(payload, OfficeTextPublished.class));
            case CounterTextPublished.PUBLISHED -> texts.store(reader.read(payload, CounterTextPublished.class));
            default -> {
                // Pages are read from content-service itself.
            }
        }
    }
}
