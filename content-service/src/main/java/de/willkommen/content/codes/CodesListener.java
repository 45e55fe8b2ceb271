package de.willkommen.content.codes;

import de.willkommen.content.text.TextKind;
import de.willkommen.events.CounterChanged;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.ServiceChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which offices, counters and services there are. Other types of the same topics do not concern it. */
@ApplicationScoped
class CodesListener {

    private static final String CONSUMER = "codes";

    private final KnownCodes codes;
    private final Inbox inbox;
    private final EventReader reader;

    CodesListener(KnownCodes codes, Inbox inbox, EventReader reader) {
        this.codes = codes;
        this.inbox = inbox;
        this.reader = reader;
    }

    @Incoming("offices")
    @Transactional
    void offices(String payload, IncomingCloudEventMetadata<String> event) {
        if (!inbox.firstTime(CONSUMER, event)) {
            return;
        }
        switch (event.getType()) {
            case OfficeChanged.CHANGED -> {
                var office = reader.read(payload, OfficeChanged.class);
                codes.remember(
                        TextKind.OFFICE, office.authority(), office.code(), office.code(), office.revision(), true);
            }
            case CounterChanged.CHANGED -> {
                var counter = reader.read(payload, CounterChanged.class);
                codes.remember(
                        TextKind.COUNTER,
                        counter.authority(),
                        counter.office(),
                        counter.code(),
                        counter.revision(),
                        counter.active());
            }
            default -> {
                // Staff, and what later versions may tell.
            }
        }
    }

    @Incoming("services")
    @Transactional
    void services(String payload, IncomingCloudEventMetadata<String> event) {
        if (inbox.firstTime(CONSUMER, event) && event.getType().equals(ServiceChanged.CHANGED)) {
            var service = reader.read(payload, ServiceChanged.class);
            codes.remember(
                    TextKind.SERVICE,
                    service.authority(),
                    service.office(),
                    service.code(),
                    service.revision(),
                    service.active());
        }
    }
}
