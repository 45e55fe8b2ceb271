package de.willkommen.web.backoffice.booking;

import de.willkommen.web.upstream.AppointmentApi.Booking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of time that staff alone can book, as codes with texts under {@code bookings.channel.}. */
final class Channels {

    static final List<String> KEPT = List.of("INTERNAL", "EMERGENCY");

    private Channels() {}

    /** The channel whose time a booking is: staff ask for another time within that as well. Null for what is open to all. */
    static @Nullable String kept(Booking booking) {
        return booking.channel() != null && KEPT.contains(booking.channel()) ? booking.channel() : null;
    }
}
