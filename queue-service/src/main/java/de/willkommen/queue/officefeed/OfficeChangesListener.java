package de.willkommen.queue.officefeed;

import de.willkommen.events.CounterChanged;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.ServiceChanged;
import de.willkommen.events.StaffChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.kit.sql.RepeatOnOutage;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of offices, counters, staff and services up to date. */
@ApplicationScoped
class OfficeChangesListener {

    private static final String CONSUMER = "office-copies";

    private final Inbox inbox;
    private final EventReader reader;
    private final OfficeCopies copies;

    OfficeChangesListener(Inbox inbox, EventReader reader, OfficeCopies copies) {
        this.inbox = inbox;
        this.reader = reader;
        this.copies = copies;
    }

    @Incoming("office")
    @Transactional
    @RepeatOnOutage
    void onOffice(String payload, IncomingCloudEventMetadata<String> event) {
        switch (event.getType()) {
            case OfficeChanged.CHANGED -> {
                var office = reader.read(payload, OfficeChanged.class);
                if (inbox.firstTime(CONSUMER, event)) {
                    copies.take(office);
                }
            }
            case CounterChanged.CHANGED -> {
                var counter = reader.read(payload, CounterChanged.class);
                if (inbox.firstTime(CONSUMER, event)) {
                    copies.take(counter);
                }
            }
            case StaffChanged.CHANGED -> {
                var staff = reader.read(payload, StaffChanged.class);
                if (inbox.firstTime(CONSUMER, event)) {
                    copies.take(staff);
                }
            }
            default -> {
                // A type of a later version: nothing for us.
            }
        }
    }

    @Incoming("service")
    @Transactional
    @RepeatOnOutage
    void onService(String payload, IncomingCloudEventMetadata<String> event) {
        if (event.getType().equals(ServiceChanged.CHANGED)) {
            var service = reader.read(payload, ServiceChanged.class);
            if (inbox.firstTime(CONSUMER, event)) {
                copies.take(service);
            }
        }
    }
}
