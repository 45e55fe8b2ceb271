package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.OnCurrentSchedule;
import de.willkommen.appointment.availability.ScheduleIndex;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.availability.Wish;
import de.willkommen.appointment.availability.Wishes;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.kit.sql.StatementRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Where bookings are made, confirmed, moved and cancelled, by citizens and staff alike. */
@ApplicationScoped
class BookingDesk {

    private final Offices offices;
    private final Bookings bookings;
    private final ScheduleIndex index;
    private final Wishes wishes;
    private final BookingAccess access;
    private final TimeReservation reservation;
    private final BookingSteps steps;
    private final BookingLimits limits;
    private final PersonKeys persons;
    private final BookingLinks links;
    private final PerformedCommands performed;
    private final AppointmentConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BookingDesk(
            Offices offices,
            Bookings bookings,
            ScheduleIndex index,
            Wishes wishes,
            BookingAccess access,
            TimeReservation reservation,
            BookingSteps steps,
            BookingLimits limits,
            PersonKeys persons,
            BookingLinks links,
            PerformedCommands performed,
            AppointmentConfig config,
            Clock clock) {
        this.offices = offices;
        this.bookings = bookings;
        this.index = index;
        this.wishes = wishes;
        this.access = access;
        this.reservation = reservation;
        this.steps = steps;
        this.limits = limits;
        this.persons = persons;
        this.links = links;
        this.performed = performed;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A command that was performed, now or earlier.
     *
     * @param facts what it answers
     * @param booking as it is now; nobody's to change any more
     */
    record Done(BookingFacts facts, Booking booking) {}

    /**
     * Holds a time for some minutes. Asking twice with the same key answers the same.
     *
     * @param language where the request names none
     */
    @RepeatOnConflict
    @OnCurrentSchedule
    @Transactional
    public BookingFacts hold(HoldRequest request, String language, Optional<CommandKey> key) {
        try {
            return performed.once(key, BookingFacts.class, () -> holdNow(request, language));
        } catch (StatementRefused refused) {
            throw ReferenceTaken.where(refused);
        }
    }

    private BookingFacts holdNow(HoldRequest request, String language) {
        var office = index.office(request.officeCode()).orElseThrow(() -> Refusal.ofField("office", "field.unknown"));
        var actor = access.bookingAt(office.authority().code());
        if (request.asksForStaffTime()) {
            access.checkIsStaff(actor);
        }
        if (request.overbook() != null) {
            access.checkMayOverbook(actor);
        }
        var spoken = request.languageOr(language);
        var wish = request.wish(office, wishes, spoken);
        var start = request.startMoment();
        var why = request.why();
        var holder = access.holder().orElse(null);
        limits.checkHold(office, holder);
        var now = clock.instant();
        var heldUntil = now.plus(office.rules().hold());
        var id = Objects.requireNonNull(UuidVersion7Strategy.INSTANCE.generateUuid(null));
        var reserved = request.overbook() == null
                ? reservation.take(id, wish, start, heldUntil)
                : reservation.beyond(wish, request.overbook().counterCode(), start);
        var booking = new Booking(
                id,
                BookingReference.next(office.authority().referencePrefix(), random),
                wish,
                TimeRange.of(start, wish.duration()),
                reserved,
                spoken,
                holder,
                links.currentKeyId(),
                heldUntil,
                now);
        if (request.overbook() != null) {
            booking.overbook();
        }
        steps.held(booking, actor.isStaff() ? actor.because(why) : actor);
        return BookingFacts.of(booking, now);
    }

    /**
     * Makes a held time a booking. Confirming once more with the same data answers the same, with or without a key: people
     * press twice.
     *
     * @throws Refusal 410 when the hold has run out, 409 when the address has too many open bookings
     */
    @RepeatOnConflict
    @Transactional
    public Done confirm(String id, @Nullable String token, Confirmation given, Optional<CommandKey> key) {
        var granted = access.toConfirm(id, token);
        var booking = granted.booking();
        return new Done(
                performed.once(key, BookingFacts.class, () -> confirmNow(booking, given, granted.actor())), booking);
    }

    private BookingFacts confirmNow(Booking booking, Confirmation given, Actor actor) {
        var now = clock.instant();
        var office = office(booking);
        var contact = ConfirmationCheck.of(
                given,
                office.rules().verifiedAddress(),
                ConfirmationCheck.BirthDates.at(office),
                office.dayOf(now),
                booking.persons());
        if (isConfirmedWith(booking, contact, now)) {
            return BookingFacts.of(booking, now);
        }
        if (booking.status() == BookingStatus.EXPIRED || booking.hasRunOut(now)) {
            throw new Refusal(BookingProblem.HOLD_EXPIRED);
        }
        if (booking.status() != BookingStatus.HELD) {
            throw closed(booking);
        }
        var person = persons.of(booking.authority(), contact);
        limits.checkConfirmation(booking, contact, person, office);
        booking.enterContact(contact, person, now);
        if (office.rules().verifiedAddress()) {
            steps.awaitVerification(booking, now.plus(config.verificationWithin()), actor);
        } else {
            steps.confirm(booking, actor);
        }
        bookings.enterConfirmation(booking);
        return BookingFacts.of(booking, now);
    }

    /** Confirms the address, and with it the booking; doing so again changes nothing. */
    @RepeatOnConflict
    @Transactional
    public Done verify(String id, @Nullable String token, Optional<CommandKey> key) {
        var booking = access.toVerify(id, token);
        return new Done(performed.once(key, BookingFacts.class, () -> verifyNow(booking)), booking);
    }

    private BookingFacts verifyNow(Booking booking) {
        var now = clock.instant();
        if (booking.status() == BookingStatus.EXPIRED || booking.hasRunOut(now)) {
            throw new Refusal(BookingProblem.VERIFICATION_EXPIRED);
        }
        if (booking.status() == BookingStatus.PENDING) {
            steps.confirm(booking, Actor.CITIZEN);
        } else if (booking.status() == BookingStatus.CANCELLED) {
            throw closed(booking);
        }
        return BookingFacts.of(booking, now);
    }

    /**
     * Moves a booking to another start, at the same counter or another. All or nothing: when the time is not free the
     * booking keeps the one it has.
     *
     * @param reason needed from staff
     */
    @RepeatOnConflict
    @OnCurrentSchedule
    @Transactional
    public Done move(
            String id, @Nullable String token, Instant start, @Nullable String reason, Optional<CommandKey> key) {
        var granted = access.toChange(id, token);
        var booking = granted.booking();
        return new Done(
                performed.once(key, BookingFacts.class, () -> moveNow(booking, start, giving(reason, granted.actor()))),
                booking);
    }

    private BookingFacts moveNow(Booking booking, Instant start, Actor actor) {
        var now = clock.instant();
        checkCanChange(booking, now);
        var before = booking.during();
        if (booking.status() == BookingStatus.HELD || !before.start().isAfter(now)) {
            throw closed(booking);
        }
        if (before.start().equals(start)) {
            return BookingFacts.of(booking, now);
        }
        var wish = bookedAs(booking).by(actor.isStaff() ? booking.channel() : Channel.PUBLIC);
        var reserved = reservation.exchange(booking.id(), booking.occupied(), wish, start, booking.heldUntil());
        booking.move(TimeRange.of(start, wish.duration()), reserved);
        steps.moved(booking, before.start(), actor);
        return BookingFacts.of(booking, now);
    }

    /**
     * Gives the time back; doing so again changes nothing.
     *
     * @param reason needed from staff
     */
    @RepeatOnConflict
    @Transactional
    public BookingFacts cancel(String id, @Nullable String token, @Nullable String reason, Optional<CommandKey> key) {
        var granted = access.toChange(id, token);
        var booking = granted.booking();
        return performed.once(key, BookingFacts.class, () -> {
            if (booking.status() != BookingStatus.CANCELLED) {
                checkCanChange(booking, clock.instant());
                steps.cancel(booking, giving(reason, granted.actor()));
            }
            return BookingFacts.of(booking, clock.instant());
        });
    }

    private void checkCanChange(Booking booking, Instant now) {
        if (booking.status() == BookingStatus.CHECKED_IN) {
            throw new Refusal(BookingProblem.ALREADY_CHECKED_IN);
        }
        if (!booking.canBeCancelled(now)) {
            throw closed(booking);
        }
    }

    private static boolean isConfirmedWith(Booking booking, ContactData contact, Instant now) {
        var confirmed = booking.status() == BookingStatus.CONFIRMED
                || (booking.status() == BookingStatus.PENDING && !booking.hasRunOut(now));
        return confirmed && booking.hasContact(contact);
    }

    /** Staff say why; whoever has the booking need not. */
    private static Actor giving(@Nullable String reason, Actor actor) {
        return actor.isStaff() ? actor.because(PlainText.required("reason", reason, PlainText.REASON)) : actor;
    }

    private Wish bookedAs(Booking booking) {
        return new Wish(
                office(booking),
                booking.services().stream()
                        .map(service -> new Wish.Part(service.code(), service.persons(), service.minutes()))
                        .toList(),
                Set.copyOf(booking.accessNeeds()),
                booking.language(),
                booking.spokenLanguage(),
                booking.channel());
    }

    private Office office(Booking booking) {
        return index.office(booking.office())
                .or(() -> offices.find(booking.office()))
                .orElseThrow();
    }

    static Refusal closed(Booking booking) {
        return new Refusal(BookingProblem.BOOKING_CLOSED).withMember("bookingStatus", booking.status());
    }
}
