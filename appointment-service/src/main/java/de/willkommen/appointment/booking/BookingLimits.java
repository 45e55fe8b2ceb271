package de.willkommen.appointment.booking;

import de.willkommen.appointment.booking.Bookings.Counted;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much one person, one account and one address may have at an office. What is held counts, and what waits for the
 * address. Whoever is counted is locked first, so that of two at once the second sees the first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class BookingLimits {

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
        var counted = bookings.lockAndCount(
                List.of(Counted.holds(holder), Counted.holder(holder)), office.code(), NONE, clock.instant());
        refuse(BookingProblem.TOO_MANY_HOLDS, counted.get(0), office.rules().holdsPerPerson());
        refuse(BookingProblem.TOO_MANY_BOOKINGS, counted.get(1), office.rules().activeBookingsPerPerson());
    }

    /**
     * Lets the person have one booking more.
     *
     * @throws Refusal 409 when the person, the account or the address has as many as it may
     */
    void checkConfirmation(Booking booking, ContactData contact, String personKey, Office office) {
        var persons = new ArrayList<>(List.of(Counted.person(personKey)));
        Optional.ofNullable(booking.holder()).map(Counted::firm).ifPresent(persons::add);
        var all = new ArrayList<>(persons);
        all.addAll(addresses(contact));
        var counted = bookings.lockAndCount(all, office.code(), booking.id(), clock.instant());
        refuseMost(counted.subList(0, persons.size()), office.rules().activeBookingsPerPerson());
        refuseMost(counted.subList(persons.size(), all.size()), office.rules().activeBookingsPerAddress());
    }

    /**
     * Lets a booking have other addresses.
     *
     * @throws Refusal 409 when one of them has as many bookings as it may
     */
    void checkAddresses(Booking booking, ContactData contact, Office office) {
        var addresses = addresses(contact);
        if (!addresses.isEmpty()) {
            refuseMost(
                    bookings.lockAndCount(addresses, office.code(), booking.id(), clock.instant()),
                    office.rules().activeBookingsPerAddress());
        }
    }

    private static List<Counted> addresses(ContactData contact) {
        var addresses = new ArrayList<Counted>();
        Optional.ofNullable(contact.email()).map(Counted::email).ifPresent(addresses::add);
        Optional.ofNullable(contact.phone()).map(Counted::phone).ifPresent(addresses::add);
        return addresses;
    }

    private static void refuseMost(List<Long> open, int allowed) {
        refuse(BookingProblem.TOO_MANY_BOOKINGS, open.isEmpty() ? 0 : Collections.max(open), allowed);
    }

    private static void refuse(BookingProblem why, long open, int allowed) {
        if (open >= allowed) {
            throw new Refusal(why).with("max", allowed).withMember("max", allowed);
        }
    }
}
