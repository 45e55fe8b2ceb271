package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.appointment.availability.ScheduleIndex;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.ContactChanged.Channel;
import de.willkommen.events.Topics;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the other services about bookings: everybody without names, notification-service alone with them. */
@ApplicationScoped
class BookingAnnouncements {

    private final Outbox outbox;
    private final ScheduleIndex index;
    private final Counters counters;
    private final BookingLinks links;
    private final AppointmentConfig config;
    private final Clock clock;

    BookingAnnouncements(
            Outbox outbox,
            ScheduleIndex index,
            Counters counters,
            BookingLinks links,
            AppointmentConfig config,
            Clock clock) {
        this.outbox = outbox;
        this.index = index;
        this.counters = counters;
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Announces what the booking is now, under a new revision.
     *
     * @param previousStart start before a move
     */
    void changed(Booking booking, String type, Actor actor, @Nullable Instant previousStart) {
        booking.nextRevision();
        send(booking, type, actor, previousStart);
    }

    /** Announces what the booking is, under the revision that it has already. */
    void now(Booking booking, String type, Actor actor) {
        send(booking, type, actor, null);
    }

    /**
     * Announces how the holder can be reached, under a new revision; goes before the event that needs it. Somebody who
     * wants no messages is not announced at all; who wants none any more is announced without channels.
     */
    void contactChanged(Booking booking) {
        if (booking.isContactable() || !channels(booking).isEmpty()) {
            booking.nextContactRevision();
            sendContact(booking);
        }
    }

    /** Repeats the present state under its present revisions, for a copy that was lost; nobody is told anything by it. */
    void again(Booking booking) {
        if (booking.isContactable()) {
            sendContact(booking);
        }
        send(booking, BookingChanged.AMENDED, Actor.SYSTEM, null);
    }

    private void send(Booking booking, String type, Actor actor, @Nullable Instant previousStart) {
        outbox.announce(OutgoingEvent.of(
                Topics.BOOKING,
                booking.id().toString(),
                type,
                booking.authority(),
                state(booking, actor, previousStart),
                clock.instant()));
    }

    /** The booking as everybody may know it. */
    BookingChanged state(Booking booking, Actor actor, @Nullable Instant previousStart) {
        return new BookingChanged(
                booking.id(),
                booking.revision(),
                booking.authority(),
                booking.office(),
                booking.reference(),
                BookingChanged.State.valueOf(booking.status().name()),
                booking.services().stream()
                        .map(service -> new BookingChanged.Service(service.code(), service.persons()))
                        .toList(),
                booking.during().start(),
                booking.during().end(),
                booking.language(),
                booking.accessNeeds(),
                booking.counter(),
                index.recentCounter(booking.office(), booking.counter())
                        .or(() -> counters.find(booking.authority(), booking.counter()))
                        .map(Counter::room)
                        .orElse(null),
                booking.isContactable(),
                booking.isContactable() ? booking.contactRevision() : 0,
                booking.calendarSequence(),
                previousStart,
                actor.cause(),
                clock.instant());
    }

    private void sendContact(Booking booking) {
        var contact = booking.contact();
        outbox.announce(OutgoingEvent.of(
                Topics.CONTACT_PERSONAL,
                booking.id().toString(),
                ContactChanged.CHANGED,
                booking.authority(),
                new ContactChanged(
                        ContactChanged.Subject.BOOKING,
                        booking.id(),
                        booking.authority(),
                        booking.contactRevision(),
                        booking.language(),
                        contact == null ? null : contact.givenName(),
                        contact == null ? null : contact.familyName(),
                        contact == null ? null : deliverable(contact.email()),
                        contact == null ? null : contact.phone(),
                        channels(booking),
                        links.of(booking),
                        booking.during().end().plus(config.retention())),
                clock.instant()));
    }

    /** A booking that waits for the proof of the address is written to by mail, whatever else was agreed to. */
    private static List<Channel> channels(Booking booking) {
        var channels = new ArrayList<>(booking.channels());
        if (booking.status() == BookingStatus.PENDING && !channels.contains(Channel.EMAIL)) {
            channels.add(Channel.EMAIL);
        }
        return List.copyOf(channels);
    }

    private static @Nullable String deliverable(@Nullable String email) {
        return email == null
                ? null
                : MailAddress.of(email).map(MailAddress::deliverable).orElse(email);
    }
}
