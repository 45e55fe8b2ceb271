package de.willkommen.appointment.booking;

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
import org.jspecify.annotations.Nullable;

/** Shows bookings: to their holders, to staff, to the calendar on somebody's phone. */
@ApplicationScoped
class BookingDisplay {

    private final BookingAccess access;
    private final Bookings bookings;
    private final BookingHistory history;
    private final BookingAnnouncements announcements;
    private final Offices offices;
    private final Counters counters;
    private final PublishedTexts texts;
    private final Caller caller;
    private final Clock clock;

    BookingDisplay(
            BookingAccess access,
            Bookings bookings,
            BookingHistory history,
            BookingAnnouncements announcements,
            Offices offices,
            Counters counters,
            PublishedTexts texts,
            Caller caller,
            Clock clock) {
        this.access = access;
        this.bookings = bookings;
        this.history = history;
        this.announcements = announcements;
        this.offices = offices;
        this.counters = counters;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
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
        var facts = BookingFacts.of(granted.booking(), clock.instant());
        return view(facts, granted.booking(), granted.isStaff(), languages);
    }

    /** The booking as a command that was just performed, now or earlier, left it. */
    @Transactional
    public Shown<BookingView> after(BookingFacts facts, List<String> languages) {
        return view(facts, bookings.findByIdOptional(facts.id()).orElseThrow(), false, languages);
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
        var view = view(BookingFacts.of(booking, clock.instant()), booking, false, languages);
        return new Shown<>(CalendarEntry.of(view.content(), clock.instant()), view.contentLanguage());
    }

    /** What happened to the booking; for staff of its authority. */
    @Transactional
    public List<BookingHistory.Step> history(String id) {
        return history.of(access.toRead(id, null).booking().id());
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

    private Shown<BookingView> view(BookingFacts facts, Booking booking, boolean forStaff, List<String> languages) {
        var office = offices.find(facts.office()).orElseThrow();
        var read = texts.read(
                facts.authority(),
                facts.serviceCodes(),
                List.of(facts.office()),
                List.of(facts.counter()),
                languages.isEmpty() ? List.of(facts.language()) : languages);
        var view = view(facts, booking, forStaff, office, read);
        return new Shown<>(view, read.contentLanguage());
    }

    private BookingView view(BookingFacts facts, Booking booking, boolean forStaff, Office office, Texts read) {
        var contact = booking.contact();
        var room = counters.find(facts.authority(), facts.counter())
                .map(Counter::room)
                .orElse(null);
        return new BookingView(
                facts.id(),
                facts.reference(),
                facts.status(),
                facts.office(),
                read.officeName(facts.office()),
                facts.services().stream()
                        .map(service -> new BookingView.Service(
                                service.code(), read.serviceName(service.code()), service.persons()))
                        .toList(),
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
                contact == null ? null : contact.people(),
                facts.calendarSequence(),
                forStaff ? booking.notes() : null,
                booking.spokenLanguage(),
                booking.interpreterMode());
    }
}
