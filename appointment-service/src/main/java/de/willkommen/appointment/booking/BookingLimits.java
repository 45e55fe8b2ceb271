package de.willkommen.appointment.booking;

import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much one person, one account and one address may have at an office. What is held counts, and what waits for the
 * address. Whoever is counted is locked first, so that of two at once the second sees the first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class BookingLimits {

    private static final Set<BookingStatus> FIRM = Set.of(BookingStatus.PENDING, BookingStatus.CONFIRMED);
    private static final Set<BookingStatus> OPEN =
            Set.of(BookingStatus.HELD, BookingStatus.PENDING, BookingStatus.CONFIRMED);

    private static final UUID NONE = new UUID(0, 0);

    private final Bookings bookings;
    private final Clock clock;

    BookingLimits(Bookings bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Lets an account hold one time more. Nobody else can be told apart before they have given their name.
     *
     * @throws Refusal 409 when it holds or has as much as it may
     */
    void checkHold(Office office, @Nullable String holder) {
        if (holder == null) {
            return;
        }
        var now = clock.instant();
        bookings.lock(List.of(account(holder)));
        var held = bookings.openOfHolder(office.code(), holder, NONE, Set.of(BookingStatus.HELD), now);
        refuse(BookingProblem.TOO_MANY_HOLDS, held, office.rules().holdsPerPerson());
        var open = bookings.openOfHolder(office.code(), holder, NONE, OPEN, now);
        refuse(BookingProblem.TOO_MANY_BOOKINGS, open, office.rules().activeBookingsPerPerson());
    }

    /**
     * Lets the person have one booking more.
     *
     * @throws Refusal 409 when the person, the account or the address has as many as it may
     */
    void checkConfirmation(Booking booking, ContactData contact, String personKey, Office office) {
        var holder = Optional.ofNullable(booking.holder());
        var names = new ArrayList<>(addresses(contact));
        names.add("person " + personKey);
        holder.map(BookingLimits::account).ifPresent(names::add);
        bookings.lock(names);
        var now = clock.instant();
        var ofPerson = Math.max(
                bookings.openOfPerson(office.code(), personKey, booking.id(), now),
                holder.map(account -> bookings.openOfHolder(office.code(), account, booking.id(), FIRM, now))
                        .orElse(0L));
        refuse(BookingProblem.TOO_MANY_BOOKINGS, ofPerson, office.rules().activeBookingsPerPerson());
        refuseAddresses(booking, contact, office);
    }

    /**
     * Lets a booking have other addresses.
     *
     * @throws Refusal 409 when one of them has as many bookings as it may
     */
    void checkAddresses(Booking booking, ContactData contact, Office office) {
        bookings.lock(addresses(contact));
        refuseAddresses(booking, contact, office);
    }

    private void refuseAddresses(Booking booking, ContactData contact, Office office) {
        var now = clock.instant();
        var email = contact.email();
        var phone = contact.phone();
        var open = Math.max(
                email == null ? 0 : bookings.openOfEmail(office.code(), email, booking.id(), now),
                phone == null ? 0 : bookings.openOfPhone(office.code(), phone, booking.id(), now));
        refuse(BookingProblem.TOO_MANY_BOOKINGS, open, office.rules().activeBookingsPerAddress());
    }

    private static List<String> addresses(ContactData contact) {
        var names = new ArrayList<String>();
        Optional.ofNullable(contact.email())
                .map(email -> "address " + email.toLowerCase(Locale.ROOT))
                .ifPresent(names::add);
        Optional.ofNullable(contact.phone()).map(phone -> "address " + phone).ifPresent(names::add);
        return names;
    }

    private static String account(String holder) {
        return "account " + holder;
    }

    private static void refuse(BookingProblem why, long open, int allowed) {
        if (open >= allowed) {
            throw new Refusal(why).with("max", allowed).withMember("max", allowed);
        }
    }
}
