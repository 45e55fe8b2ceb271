package de.willkommen.appointment.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Announces bookings again, for a service that has lost its copy. */
@ApplicationScoped
public class BookingRepetition {

    private final Bookings bookings;
    private final BookingAnnouncements announcements;
    private final Clock clock;

    BookingRepetition(Bookings bookings, BookingAnnouncements announcements, Clock clock) {
        this.bookings = bookings;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Every booking of the authority whose visit is not over.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int announceAgain(String authority) {
        var current = bookings.current(authority, clock.instant());
        current.forEach(id -> bookings.locked(id).ifPresent(announcements::again));
        return current.size();
    }
}
