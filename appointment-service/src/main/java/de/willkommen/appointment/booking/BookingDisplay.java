package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.appointment.availability.ScheduleIndex;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.text.PublishedTexts;
import de.willkommen.appointment.text.Texts;
import de.willkommen.events.BookingChanged;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows bookings: to their holders, to staff, to the calendar on somebody's phone. */
@ApplicationScoped
class BookingDisplay {

    private static final int MOST_OF_MINE = 100;

    private final BookingAccess access;
    private final Bookings bookings;
    private final BookingHistory history;
    private final BookingNotes notes;
    private final BookingMessages messages;
    private final BookingAnnouncements announcements;
    private final ScheduleIndex index;
    private final Offices offices;
    private final Counters counters;
    private final PublishedTexts texts;
    private final Caller caller;
    private final AppointmentConfig config;
    private final Clock clock;

    BookingDisplay(
            BookingAccess access,
            Bookings bookings,
            BookingHistory history,
            BookingNotes notes,
            BookingMessages messages,
            BookingAnnouncements announcements,
            ScheduleIndex index,
            Offices offices,
            Counters counters,
            PublishedTexts texts,
            Caller caller,
            AppointmentConfig config,
            Clock clock) {
        this.access = access;
        this.bookings = bookings;
        this.history = history;
        this.notes = notes;
        this.messages = messages;
        this.announcements = announcements;
        this.index = index;
        this.offices = offices;
        this.counters = counters;
        this.texts = texts;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** Who reads: whoever sent a command gets the booking without what takes another look. */
    private enum Reader {
        COMMAND,
        HOLDER,
        STAFF
    }

    /**
     * An answer and the languages its texts are in.
     *
     * @param contentLanguage value of the header
     */
    record Shown<T>(T content, String contentLanguage) {}

    /**
     * The booking, for its holder or staff.
     *
     * @param languages the reader's; the booking's where there are none
     */
    @Transactional
    public Shown<BookingView> show(String id, @Nullable String token, List<String> languages) {
        var granted = access.toRead(id, token);
        return shown(granted.booking(), granted.isStaff(), languages);
    }

    /** The bookings of the citizen who is signed in, the last first. */
    @Transactional
    public Shown<List<BookingView>> mine(List<String> languages) {
        var mine = bookings.ofHolder(caller.requiredSubject(), MOST_OF_MINE).stream()
                .filter(booking -> !booking.hasRunOut(clock.instant()))
                .map(booking -> shown(booking, false, languages))
                .toList();
        var languagesShown =
                mine.stream().map(Shown::contentLanguage).distinct().sorted();
        return new Shown<>(
                mine.stream().map(Shown::content).toList(), languagesShown.collect(Collectors.joining(", ")));
    }

    /** A booking that somebody was let to, as its holder sees it. */
    Shown<BookingView> forHolder(Booking booking, List<String> languages) {
        return shown(booking, false, languages);
    }

    private Shown<BookingView> shown(Booking booking, boolean forStaff, List<String> languages) {
        return view(
                BookingFacts.of(booking, clock.instant()), booking, forStaff ? Reader.STAFF : Reader.HOLDER, languages);
    }

    /** The booking as a command that was just performed, now or earlier, left it. */
    Shown<BookingView> after(BookingDesk.Done done, List<String> languages) {
        return view(done.facts(), done.booking(), Reader.COMMAND, languages);
    }

    /** The booking as an entry of a calendar. */
    @Transactional
    public Shown<String> calendar(String id, @Nullable String token, List<String> languages) {
        var booking = access.toRead(id, token).booking();
        if (booking.status() == BookingStatus.EXPIRED
                || booking.status().isProvisional()
                || booking.hasRunOut(clock.instant())) {
            throw new Refusal(BookingProblem.BOOKING_CLOSED).withMember("bookingStatus", booking.status());
        }
        var view = view(BookingFacts.of(booking, clock.instant()), booking, Reader.COMMAND, languages);
        return new Shown<>(
                CalendarEntry.of(view.content(), config.organizer(), clock.instant()), view.contentLanguage());
    }

    /** A firm booking, for what is printed of it; 409 for one that is not or no longer. */
    @Transactional
    public Shown<BookingView> firm(String id, @Nullable String token, List<String> languages) {
        var booking = access.toRead(id, token).booking();
        if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.CHECKED_IN) {
            throw BookingDesk.closed(booking);
        }
        return shown(booking, false, languages);
    }

    /** What happened to the booking; for staff of its authority. */
    @Transactional
    public List<BookingHistory.Step> history(String id) {
        return history.of(access.toReadAsStaff(id).booking().id());
    }

    /**
     * The booking with this reference, as its events tell it.
     *
     * @throws Refusal 404 when there is none in the caller's authority
     */
    @Transactional
    public BookingChanged withReference(String typed) {
        var authority = caller.requiredAuthority();
        var prefix = offices.ofAuthority(authority).stream()
                .findFirst()
                .map(office -> office.authority().referencePrefix())
                .orElseThrow(Refusal::notFound);
        return BookingReference.read(typed, prefix)
                .flatMap(reference -> bookings.withReference(authority, reference))
                .map(booking -> announcements.state(booking, Actor.SYSTEM, null))
                .orElseThrow(Refusal::notFound);
    }

    private Shown<BookingView> view(BookingFacts facts, Booking booking, Reader reader, List<String> languages) {
        var office = index.recentOffice(facts.office())
                .or(() -> offices.find(facts.office()))
                .orElseThrow();
        var read = texts.read(
                facts.authority(),
                facts.serviceCodes(),
                List.of(facts.office()),
                List.of(facts.counter()),
                languages.isEmpty() ? List.of(facts.language()) : languages);
        var view = view(facts, booking, reader, office, read);
        return new Shown<>(view, read.contentLanguage());
    }

    private BookingView view(BookingFacts facts, Booking booking, Reader reader, Office office, Texts read) {
        var contact = booking.contact();
        var room = index.recentCounter(facts.office(), facts.counter())
                .or(() -> counters.find(facts.authority(), facts.counter()))
                .map(Counter::room)
                .orElse(null);
        return new BookingView(
                facts.id(),
                facts.reference(),
                facts.status(),
                facts.office(),
                read.officeName(facts.office()),
                BookingView.services(facts.services(), read),
                office.local(facts.start()),
                office.local(facts.end()),
                office.zone().getId(),
                facts.language(),
                facts.accessNeeds(),
                room,
                facts.counter(),
                office.address(),
                read.directions(facts.office(), facts.counter()).orElse(null),
                read.documents(facts.serviceCodes()),
                facts.heldUntil() == null ? null : office.local(facts.heldUntil()),
                contact == null ? null : contact.givenName(),
                contact == null ? null : contact.familyName(),
                contact == null ? null : contact.birthDate(),
                contact == null ? null : contact.email(),
                contact == null ? null : contact.phone(),
                contact == null ? null : contact.channels(),
                reader == Reader.COMMAND ? null : messages.undelivered(facts.id()),
                contact == null ? null : contact.people(),
                facts.calendarSequence(),
                reader == Reader.STAFF
                        ? notes.of(facts.id()).stream()
                                .map(BookingNotes.Note::text)
                                .toList()
                        : null,
                booking.spokenLanguage(),
                booking.interpreterMode(),
                booking.persons(),
                reader == Reader.COMMAND ? null : history.plain(facts.id(), office),
                facts.canMove(clock.instant()),
                facts.canCancel(clock.instant()),
                reader == Reader.STAFF ? booking.channel() : null,
                reader == Reader.STAFF ? booking.isOverbooked() : null);
    }
}
