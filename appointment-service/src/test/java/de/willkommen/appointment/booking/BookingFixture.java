package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.availability.Wish;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Bookings that were brought into a state by the steps that lead there. */
final class BookingFixture {

    static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

    static final Office OFFICE = new Office(
            "T-ABH",
            new Authority("T", "T", "st"),
            1,
            new Office.Address("Am Markt 1", "39104", "Magdeburg"),
            ZoneId.of("Europe/Berlin"),
            List.of("de"),
            List.of(),
            new Office.CheckIn(60, 15),
            new Office.BookingRules(false, 0, 365, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0));

    private static final Counter COUNTER =
            new Counter("T", "1", "T-ABH", 1, "0.1", "team", List.of(), List.of("de"), List.of(), true);

    private BookingFixture() {}

    static Booking booking(BookingStatus status) {
        var booking = new Booking(
                UUID.randomUUID(),
                "T-00000000",
                new Wish(
                        OFFICE,
                        List.of(new Wish.Part("residence-permit", 1, 30)),
                        Set.of(),
                        null,
                        null,
                        Channel.PUBLIC),
                TimeRange.of(NOW.plus(Duration.ofHours(2)), Duration.ofMinutes(30)),
                new Reserved(COUNTER, List.of()),
                "de",
                null,
                1,
                NOW.plus(Duration.ofMinutes(10)),
                NOW);
        way(status).forEach(step -> step(booking, step));
        return booking;
    }

    static void step(Booking booking, BookingStatus target) {
        switch (target) {
            case HELD -> throw new IllegalStateException("A booking begins held, it never becomes so");
            case PENDING -> booking.awaitVerification(NOW.plus(Duration.ofMinutes(30)));
            case CONFIRMED -> booking.confirm();
            case CANCELLED -> booking.cancel();
            case EXPIRED -> booking.expire();
            case CHECKED_IN -> booking.checkIn();
            case COMPLETED -> booking.complete();
            case MISSED -> booking.miss();
            case UNSERVED -> booking.leaveUnserved();
        }
    }

    private static List<BookingStatus> way(BookingStatus to) {
        return switch (to) {
            case HELD -> List.of();
            case PENDING, CONFIRMED, CANCELLED, EXPIRED -> List.of(to);
            case CHECKED_IN, MISSED -> List.of(BookingStatus.CONFIRMED, to);
            case COMPLETED, UNSERVED -> List.of(BookingStatus.CONFIRMED, BookingStatus.CHECKED_IN, to);
        };
    }
}
