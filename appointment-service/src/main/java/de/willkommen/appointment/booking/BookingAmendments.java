package de.willkommen.appointment.booking;

import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes language and contact data of a booking, and never whose it is. */
@ApplicationScoped
class BookingAmendments {

    private final BookingAccess access;
    private final BookingSteps steps;
    private final BookingLimits limits;
    private final Offices offices;
    private final Clock clock;

    BookingAmendments(BookingAccess access, BookingSteps steps, BookingLimits limits, Offices offices, Clock clock) {
        this.access = access;
        this.steps = steps;
        this.limits = limits;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * Makes the changes; sending what is already so changes nothing.
     *
     * @throws Refusal 409 for another name, for a booking that has ended, and for an address with too many bookings
     */
    @RepeatOnConflict
    @Transactional
    public BookingDesk.Done amend(String id, @Nullable String token, Amendment given) {
        if (given.isEmpty()) {
            throw Refusal.ofField("language", "field.required");
        }
        var language = Optional.ofNullable(given.language())
                .map(tag -> Languages.known(tag).orElseThrow(() -> Refusal.ofField("language", "field.language")));
        var granted = access.toChange(id, token);
        var booking = granted.booking();
        var contact = contact(booking, given);
        var speaksOther =
                language.filter(tag -> !tag.equals(booking.language())).isPresent();
        if (speaksOther || contact.isPresent()) {
            checkOpen(booking);
            language.ifPresent(booking::speak);
            change(booking, contact, granted.actor());
        }
        return new BookingDesk.Done(BookingFacts.of(booking, clock.instant()), booking);
    }

    /** The new contact data, if there is something new about it. */
    private Optional<ContactData> contact(Booking booking, Amendment given) {
        if (!given.hasContact() && !given.hasName()) {
            return Optional.empty();
        }
        var known = booking.contact();
        if (known == null) {
            throw BookingDesk.closed(booking);
        }
        if (differs(given.givenName(), known.givenName()) || differs(given.familyName(), known.familyName())) {
            throw new Refusal(BookingProblem.NAME_FROZEN);
        }
        var office = offices.find(booking.office()).orElseThrow();
        var wanted = ConfirmationCheck.ofKnown(
                given.over(known), office.rules().verifiedAddress(), office.dayOf(clock.instant()));
        if (wanted.equals(known)) {
            return Optional.empty();
        }
        checkOpen(booking);
        limits.checkAddresses(booking, wanted, office);
        return Optional.of(wanted);
    }

    private void change(Booking booking, Optional<ContactData> contact, Actor actor) {
        var generation = booking.verificationGeneration();
        contact.ifPresent(wanted -> booking.reach(wanted, clock.instant()));
        if (booking.verificationGeneration() == generation) {
            steps.amended(booking, actor);
        } else {
            steps.askAgain(booking, actor);
        }
    }

    private void checkOpen(Booking booking) {
        if (!booking.status().isAhead() || booking.hasRunOut(clock.instant())) {
            throw BookingDesk.closed(booking);
        }
    }

    private static boolean differs(@Nullable String given, @Nullable String known) {
        return given != null
                && !Normalizer.normalize(given.strip(), Normalizer.Form.NFC)
                        .equals(Objects.requireNonNullElse(known, ""));
    }
}
