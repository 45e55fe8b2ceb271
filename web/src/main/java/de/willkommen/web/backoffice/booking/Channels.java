package de.willkommen.web.backoffice.booking;

import java.util.List;

/** The kinds of time that staff alone can book, as codes with texts under {@code bookings.channel.}. */
final class Channels {

    static final List<String> KEPT = List.of("INTERNAL", "EMERGENCY");

    private Channels() {}
}
