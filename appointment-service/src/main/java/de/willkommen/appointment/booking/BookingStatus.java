package de.willkommen.appointment.booking;

import de.willkommen.events.BookingChanged;
import java.util.List;
import java.util.Optional;

/** Where a booking can go next, and what the rest of the platform is told when it goes there (DESIGN, section 5). */
public enum BookingStatus {
    /** A time is kept while somebody fills in the form. */
    HELD,
    /** Confirmed, but the office waits until the mail address has proved to be right. */
    PENDING,
    CONFIRMED,
    /** The person is here: a ticket was opened for the booking. */
    CHECKED_IN,
    COMPLETED,
    CANCELLED,
    /** Nobody confirmed in time. */
    EXPIRED,
    /** Nobody came, or the person left or did not answer the call. */
    MISSED,
    /** The person came and the office closed before it was their turn: it owes them a new time. */
    UNSERVED;

    private static final List<BookingTransition> ALLOWED = List.of(
            new BookingTransition(HELD, PENDING, BookingChanged.PENDING),
            new BookingTransition(HELD, CONFIRMED, BookingChanged.CONFIRMED),
            new BookingTransition(HELD, EXPIRED, BookingChanged.EXPIRED),
            new BookingTransition(HELD, CANCELLED, BookingChanged.CANCELLED),
            new BookingTransition(PENDING, CONFIRMED, BookingChanged.CONFIRMED),
            new BookingTransition(PENDING, EXPIRED, BookingChanged.EXPIRED),
            new BookingTransition(PENDING, CANCELLED, BookingChanged.CANCELLED),
            new BookingTransition(CONFIRMED, CHECKED_IN, BookingChanged.CHECKED_IN),
            new BookingTransition(CONFIRMED, CANCELLED, BookingChanged.CANCELLED),
            new BookingTransition(CONFIRMED, MISSED, BookingChanged.MISSED),
            new BookingTransition(MISSED, CHECKED_IN, BookingChanged.CHECKED_IN),
            new BookingTransition(CHECKED_IN, COMPLETED, BookingChanged.COMPLETED),
            new BookingTransition(CHECKED_IN, MISSED, BookingChanged.MISSED),
            new BookingTransition(CHECKED_IN, UNSERVED, BookingChanged.UNSERVED),
            new BookingTransition(COMPLETED, CHECKED_IN, BookingChanged.CHECKED_IN));

    /** The edges, in the order of the life of a booking. */
    static List<BookingTransition> allowed() {
        return ALLOWED;
    }

    /** The edge from here to there, if there is one. */
    Optional<BookingTransition> to(BookingStatus target) {
        return ALLOWED.stream()
                .filter(edge -> edge.from() == this && edge.to() == target)
                .findFirst();
    }

    /** Whether the time is only kept until a moment. */
    boolean isProvisional() {
        return this == HELD || this == PENDING;
    }

    /** Whether the visit is still to come. */
    boolean isAhead() {
        return isProvisional() || this == CONFIRMED;
    }

    /** Whether nothing leads on from here. */
    boolean isFinal() {
        return ALLOWED.stream().noneMatch(edge -> edge.from() == this);
    }
}
