package de.willkommen.notification.directory;

import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.notification.intake.DatabaseMayBeAway;
import de.willkommen.notification.intake.WorkSignal;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies up to date. */
@ApplicationScoped
class DirectoryListener {

    private final EventReader events;
    private final Inbox inbox;
    private final Directory directory;
    private final WorkSignal work;

    DirectoryListener(EventReader events, Inbox inbox, Directory directory, WorkSignal work) {
        this.events = events;
        this.inbox = inbox;
        this.directory = directory;
        this.work = work;
    }

    @Incoming("offices")
    @DatabaseMayBeAway
    @Transactional
    void officeChanged(String payload, IncomingCloudEventMetadata<String> metadata) {
        if (!metadata.getType().equals(OfficeChanged.CHANGED) || !inbox.firstTime("offices", metadata)) {
            return;
        }
        var office = events.read(payload, OfficeChanged.class);
        directory.keep(Directory.Kind.OFFICE, office.authority(), office.code(), office.revision(), payload);
        work.afterCommit();
    }

    @Incoming("contents")
    @DatabaseMayBeAway
    @Transactional
    void textPublished(String payload, IncomingCloudEventMetadata<String> metadata) {
        if (!inbox.firstTime("contents", metadata)) {
            return;
        }
        switch (metadata.getType()) {
            case ServiceTextPublished.PUBLISHED -> {
                var text = events.read(payload, ServiceTextPublished.class);
                directory.keep(Directory.Kind.SERVICE_TEXT, text.authority(), text.service(), text.revision(), payload);
            }
            case OfficeTextPublished.PUBLISHED -> {
                var text = events.read(payload, OfficeTextPublished.class);
                directory.keep(Directory.Kind.OFFICE_TEXT, text.authority(), text.office(), text.revision(), payload);
            }
            case CounterTextPublished.PUBLISHED -> {
                var text = events.read(payload, CounterTextPublished.class);
                directory.keep(Directory.Kind.COUNTER_TEXT, text.authority(), text.counter(), text.revision(), payload);
            }
            default -> {
                // Pages and whatever else may come: not ours.
            }
        }
        work.afterCommit();
    }
}
