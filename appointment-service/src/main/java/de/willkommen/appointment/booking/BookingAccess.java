package de.willkommen.appointment.booking;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and change a booking: whoever has its token, the citizen who held it signed in, and staff of its authority.
 * An unknown booking, a wrong token and another authority's staff get the same answer.
 */
@ApplicationScoped
class BookingAccess {

    private static final List<String> STAFF = List.of("clerk", "lead", "admin");

    private static final String CITIZEN = "citizen";
    private static final String OVERBOOK = "overbook";

    private final Bookings bookings;
    private final BookingLinks links;
    private final Caller caller;

    BookingAccess(Bookings bookings, BookingLinks links, Caller caller) {
        this.bookings = bookings;
        this.links = links;
        this.caller = caller;
    }

    /** A booking and who is dealing with it. */
    record Granted(Booking booking, Actor actor) {

        boolean isStaff() {
            return actor.isStaff();
        }
    }

    /** The booking to read. */
    Granted toRead(String id, @Nullable String token) {
        return granted(id, token, bookings::findByIdOptional);
    }

    /** The booking to change, locked until the transaction ends. */
    Granted toChange(String id, @Nullable String token) {
        return granted(id, token, bookings::locked);
    }

    /** The booking to confirm, locked until the transaction ends; {@link Bookings#enterConfirmation} writes it. */
    Granted toConfirm(String id, @Nullable String token) {
        return granted(id, token, bookings::lockedToConfirm);
    }

    /**
     * The booking to decide about as only its holder can, locked until the transaction ends.
     *
     * @throws Refusal 403 for staff of its authority, who do not speak for the holder
     */
    Granted toChangeAsHolder(String id, @Nullable String token) {
        return asHolder(id, token, bookings::locked).orElseGet(() -> {
            asStaff(id, bookings::findByIdOptional);
            throw new Refusal(CommonProblem.FORBIDDEN);
        });
    }

    /** The booking to verify, locked until the transaction ends. */
    Booking toVerify(String id, @Nullable String token) {
        if (token == null || token.isBlank()) {
            throw new Refusal(CommonProblem.UNAUTHORIZED);
        }
        return find(id, bookings::locked)
                .filter(booking -> links.isVerificationToken(token, booking))
                .orElseThrow(Refusal::notFound);
    }

    /** The booking to read, for staff of its authority alone. */
    Granted toReadAsStaff(String id) {
        return asStaff(id, bookings::findByIdOptional);
    }

    /** The booking to change, for staff of its authority alone, locked until the transaction ends. */
    Granted toChangeAsStaff(String id) {
        return asStaff(id, bookings::locked);
    }

    /** Who books at an authority: its staff act as such, everybody else for themselves. */
    Actor bookingAt(String authority) {
        return isStaff() && caller.authority().filter(authority::equals).isPresent()
                ? Actor.staff(caller.subject().orElse(null))
                : Actor.CITIZEN;
    }

    /** Account of the citizen who is signed in, if one is. */
    Optional<String> holder() {
        return caller.hasRole(CITIZEN) && !isStaff() ? caller.subject() : Optional.empty();
    }

    /**
     * Lets pass who may book what is kept from the public.
     *
     * @throws Refusal 404 for another authority's staff, 403 for everybody else
     */
    void checkIsStaff(Actor actor) {
        if (!actor.isStaff()) {
            throw isStaff() ? Refusal.notFound() : new Refusal(CommonProblem.FORBIDDEN);
        }
    }

    /**
     * Lets pass who may book beyond what is free.
     *
     * @throws Refusal 403 without the right
     */
    void checkMayOverbook(Actor actor) {
        checkIsStaff(actor);
        if (!caller.hasRole(OVERBOOK)) {
            throw new Refusal(CommonProblem.FORBIDDEN);
        }
    }

    private boolean isStaff() {
        return STAFF.stream().anyMatch(caller::hasRole);
    }

    private boolean isHolder(Booking booking) {
        var holder = booking.holder();
        return holder != null && caller.subject().filter(holder::equals).isPresent();
    }

    private Granted granted(String id, @Nullable String token, Function<UUID, Optional<Booking>> reader) {
        return asHolder(id, token, reader).orElseGet(() -> asStaff(id, reader));
    }

    /** Nothing for a caller who does not claim to be the holder; 404 for one who wrongly does. */
    private Optional<Granted> asHolder(String id, @Nullable String token, Function<UUID, Optional<Booking>> reader) {
        if (token != null && !token.isBlank()) {
            return Optional.of(holding(find(id, reader).filter(booking -> links.isToken(token.strip(), booking))));
        }
        if (caller.hasRole(CITIZEN) && !isStaff()) {
            return Optional.of(holding(find(id, reader).filter(this::isHolder)));
        }
        return Optional.empty();
    }

    private static Granted holding(Optional<Booking> booking) {
        return booking.map(found -> new Granted(found, Actor.CITIZEN)).orElseThrow(Refusal::notFound);
    }

    private Granted asStaff(String id, Function<UUID, Optional<Booking>> reader) {
        if (!isStaff()) {
            throw new Refusal(CommonProblem.UNAUTHORIZED);
        }
        var authority = caller.requiredAuthority();
        return find(id, reader)
                .filter(booking -> booking.authority().equals(authority))
                .map(booking ->
                        new Granted(booking, Actor.staff(caller.subject().orElse(null))))
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<Booking> find(String id, Function<UUID, Optional<Booking>> reader) {
        try {
            return reader.apply(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
