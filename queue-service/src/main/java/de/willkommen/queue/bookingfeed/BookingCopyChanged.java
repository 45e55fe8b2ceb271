package de.willkommen.queue.bookingfeed;

import de.willkommen.events.BookingChanged;
import java.util.UUID;

/** A copy was written; observed in the same transaction. */
public record BookingCopyChanged(UUID bookingId, BookingChanged.State status, boolean erased) {}
