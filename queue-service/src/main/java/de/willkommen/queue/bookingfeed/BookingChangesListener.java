package de.willkommen.queue.bookingfeed;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.kit.sql.RepeatOnOutage;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of bookings up to date. */
@ApplicationScoped
class BookingChangesListener {

    private static final String CONSUMER = "booking-copies";
    private static final String BOOKING_TYPES = "booking.";

    private final Inbox inbox;
    private final EventReader reader;
    private final BookedVisits visits;

    BookingChangesListener(Inbox inbox, EventReader reader, BookedVisits visits) {
        this.inbox = inbox;
        this.reader = reader;
        this.visits = visits;
    }

    @Incoming("booking")
    @Transactional
    @RepeatOnOutage
    void onBooking(String payload, IncomingCloudEventMetadata<String> event) {
        if (!event.getType().startsWith(BOOKING_TYPES)) {
            return;
        }
        var booking = reader.read(payload, BookingChanged.class);
        // A state of a later version says nothing to us, whatever it is; the next known one will.
        if (booking.status() != BookingChanged.State.UNKNOWN && inbox.firstTime(CONSUMER, event)) {
            visits.take(booking, event.getType().equals(BookingChanged.ERASED));
        }
    }
}
