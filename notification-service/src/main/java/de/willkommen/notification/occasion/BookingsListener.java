package de.willkommen.notification.occasion;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.notification.intake.DatabaseMayBeAway;
import de.willkommen.notification.intake.SubjectLock;
import de.willkommen.notification.intake.Subjects;
import de.willkommen.notification.intake.WorkSignal;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of bookings. */
@ApplicationScoped
class BookingsListener {

    private static final Set<String> TYPES = Set.of(
            BookingChanged.HELD,
            BookingChanged.PENDING,
            BookingChanged.CONFIRMED,
            BookingChanged.MOVED,
            BookingChanged.AMENDED,
            BookingChanged.CANCELLED,
            BookingChanged.EXPIRED,
            BookingChanged.CHECKED_IN,
            BookingChanged.COMPLETED,
            BookingChanged.MISSED,
            BookingChanged.UNSERVED,
            BookingChanged.ERASED);

    private final EventReader events;
    private final Inbox inbox;
    private final SubjectLock lock;
    private final Subjects subjects;
    private final BookingOccasions occasions;
    private final WorkSignal work;

    BookingsListener(
            EventReader events,
            Inbox inbox,
            SubjectLock lock,
            Subjects subjects,
            BookingOccasions occasions,
            WorkSignal work) {
        this.events = events;
        this.inbox = inbox;
        this.lock = lock;
        this.subjects = subjects;
        this.occasions = occasions;
        this.work = work;
    }

    @Incoming("bookings")
    @DatabaseMayBeAway
    @Transactional
    void changed(String payload, IncomingCloudEventMetadata<String> metadata) {
        if (!TYPES.contains(metadata.getType()) || !inbox.firstTime("bookings", metadata)) {
            return;
        }
        var event = events.read(payload, BookingChanged.class);
        lock.hold(event.bookingId());
        if (subjects.advance(event.bookingId(), BookingOccasions.KIND, event.authority(), event.revision())) {
            occasions.take(metadata.getType(), event);
            work.afterCommit();
        }
    }
}
