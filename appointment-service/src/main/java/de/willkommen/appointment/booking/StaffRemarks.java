package de.willkommen.appointment.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What staff wrote about a booking in one place; shown to its holder and erased with the booking. */
public interface StaffRemarks {

    /** A remark in the words of staff, without the account of who wrote it. */
    record Remark(Instant at, String text) {}

    /** All that were made about the booking here. */
    List<Remark> about(UUID booking);

    /** Forgets them, in the transaction that erases the booking. */
    void forget(UUID booking);
}
