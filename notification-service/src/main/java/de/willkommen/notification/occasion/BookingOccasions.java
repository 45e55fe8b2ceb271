package de.willkommen.notification.occasion;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.request.RequestId;
import de.willkommen.notification.contact.Contacts;
import de.willkommen.notification.directory.Directory;
import de.willkommen.notification.intake.Subjects;
import de.willkommen.notification.message.Messages;
import de.willkommen.notification.wording.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** What the holder of a booking has to be told when it changes. */
@ApplicationScoped
class BookingOccasions {

    static final String KIND = "BOOKING";

    /** A booking that waits for its address to be verified waits this long (API, first section). */
    private static final Duration TO_VERIFY = Duration.ofMinutes(30);

    /** News of a cancellation is of use this long. */
    private static final Duration TO_HEAR_OF_CANCELLATION = Duration.ofDays(2);

    private static final Set<Purpose> ALL = EnumSet.complementOf(EnumSet.of(Purpose.TICKET_CALLED));

    private final Occasions occasions;
    private final Messages messages;
    private final Contacts contacts;
    private final Subjects subjects;
    private final Directory directory;
    private final ReminderPlan reminders;
    private final OccasionSettings settings;
    private final Clock clock;

    BookingOccasions(
            Occasions occasions,
            Messages messages,
            Contacts contacts,
            Subjects subjects,
            Directory directory,
            ReminderPlan reminders,
            OccasionSettings settings,
            Clock clock) {
        this.occasions = occasions;
        this.messages = messages;
        this.contacts = contacts;
        this.subjects = subjects;
        this.directory = directory;
        this.reminders = reminders;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes the next event of a booking, under its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(String type, BookingChanged event) {
        switch (type) {
            case BookingChanged.PENDING -> {
                var now = clock.instant();
                tell(event, Purpose.BOOKING_PENDING, now, event.occurredAt().plus(TO_VERIFY));
            }
            case BookingChanged.CONFIRMED -> {
                drop(event, EnumSet.of(Purpose.BOOKING_PENDING));
                tell(event, Purpose.BOOKING_CONFIRMED, clock.instant(), event.start());
                remind(event);
            }
            case BookingChanged.MOVED -> moved(event);
            case BookingChanged.AMENDED -> {
                drop(event, EnumSet.of(Purpose.REMINDER));
                if (event.status() == BookingChanged.State.CONFIRMED) {
                    remind(event);
                }
            }
            case BookingChanged.CANCELLED -> {
                drop(event, ALL);
                tell(
                        event,
                        Purpose.BOOKING_CANCELLED,
                        clock.instant(),
                        event.occurredAt().plus(TO_HEAR_OF_CANCELLATION));
            }
            case BookingChanged.EXPIRED -> drop(event, ALL);
            case BookingChanged.CHECKED_IN, BookingChanged.COMPLETED, BookingChanged.MISSED, BookingChanged.UNSERVED ->
                drop(event, EnumSet.of(Purpose.REMINDER));
            case BookingChanged.ERASED -> {
                occasions.forget(event.bookingId());
                contacts.forget(event.bookingId());
                subjects.erase(event.bookingId());
            }
            default -> {
                // Held: nobody can be written to yet.
            }
        }
    }

    /** Who has not yet been told that the booking is confirmed is told that, with the new time. */
    private void moved(BookingChanged event) {
        var confirmationUnsaid =
                drop(event, EnumSet.of(Purpose.BOOKING_CONFIRMED, Purpose.BOOKING_MOVED, Purpose.REMINDER));
        var purpose = confirmationUnsaid ? Purpose.BOOKING_CONFIRMED : Purpose.BOOKING_MOVED;
        tell(event, purpose, clock.instant().plus(settings.settleMovesFor()), event.start());
        remind(event);
    }

    /** Whether a confirmation was among what was dropped, with nothing of it said. */
    private boolean drop(BookingChanged event, Set<Purpose> purposes) {
        var waiting = occasions.drop(event.bookingId(), purposes);
        var queued = messages.drop(event.bookingId(), purposes);
        return waiting.contains(Purpose.BOOKING_CONFIRMED) || messages.whollyDropped(queued, Purpose.BOOKING_CONFIRMED);
    }

    private void remind(BookingChanged event) {
        if (!occasions.isReminded(event.bookingId(), event.start())) {
            reminders
                    .dueAt(event.start(), clock.instant(), zoneOf(event))
                    .ifPresent(due -> tell(event, Purpose.REMINDER, due, event.start()));
        }
    }

    private void tell(BookingChanged event, Purpose purpose, Instant dueAt, Instant expiresAt) {
        if (!event.contactable()) {
            return;
        }
        var cause = new Occasion.Cause(
                KIND,
                event.bookingId(),
                event.revision(),
                event.authority(),
                Languages.known(event.language()).orElse(Languages.SOURCE),
                event.contactRevision(),
                RequestId.current());
        occasions.add(new Occasion(
                cause, purpose, occasions.written(Facts.of(event)), event.start(), dueAt, expiresAt, clock.instant()));
    }

    private ZoneId zoneOf(BookingChanged event) {
        return directory
                .office(event.authority(), event.office())
                .map(office -> ZoneId.of(office.timeZone()))
                .orElseGet(reminders::zoneOfAnUnknownOffice);
    }
}
