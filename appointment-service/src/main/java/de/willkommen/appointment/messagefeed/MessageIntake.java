package de.willkommen.appointment.messagefeed;

import de.willkommen.appointment.booking.BookingMessages;
import de.willkommen.events.NotificationChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Passes what became of a message on to the booking, once. */
@ApplicationScoped
class MessageIntake {

    private static final String CONSUMER = "messages";

    private final Inbox inbox;
    private final EventReader reader;
    private final BookingMessages messages;

    MessageIntake(Inbox inbox, EventReader reader, BookingMessages messages) {
        this.inbox = inbox;
        this.reader = reader;
        this.messages = messages;
    }

    @Transactional
    void take(String payload, IncomingCloudEventMetadata<String> event) {
        if (!inbox.firstTime(CONSUMER, event)) {
            return;
        }
        switch (event.getType()) {
            case NotificationChanged.SENT, NotificationChanged.DELIVERED, NotificationChanged.FAILED ->
                messages.follow(reader.read(payload, NotificationChanged.class));
            default -> {
                // A type of a later release: nothing to follow.
            }
        }
    }
}
