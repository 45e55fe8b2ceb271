package de.willkommen.notification.contact;

import de.willkommen.events.ContactChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.notification.intake.DatabaseMayBeAway;
import de.willkommen.notification.intake.SubjectLock;
import de.willkommen.notification.intake.Subjects;
import de.willkommen.notification.intake.WorkSignal;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the contact data that bookings and tickets announce. */
@ApplicationScoped
class ContactsListener {

    private final EventReader events;
    private final Inbox inbox;
    private final SubjectLock lock;
    private final Subjects subjects;
    private final Contacts contacts;
    private final WorkSignal work;
    private final Clock clock;

    ContactsListener(
            EventReader events,
            Inbox inbox,
            SubjectLock lock,
            Subjects subjects,
            Contacts contacts,
            WorkSignal work,
            Clock clock) {
        this.events = events;
        this.inbox = inbox;
        this.lock = lock;
        this.subjects = subjects;
        this.contacts = contacts;
        this.work = work;
        this.clock = clock;
    }

    @Incoming("contacts")
    @DatabaseMayBeAway
    @Transactional
    void changed(String payload, IncomingCloudEventMetadata<String> metadata) {
        if (!metadata.getType().equals(ContactChanged.CHANGED) || !inbox.firstTime("contacts", metadata)) {
            return;
        }
        var event = events.read(payload, ContactChanged.class);
        lock.hold(event.subjectId());
        if (subjects.isErased(event.subjectId()) || !event.keepUntil().isAfter(clock.instant())) {
            return;
        }
        contacts.keep(event);
        work.afterCommit();
    }
}
