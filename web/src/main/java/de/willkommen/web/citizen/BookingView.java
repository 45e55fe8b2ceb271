package de.willkommen.web.citizen;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.page.Formats;
import de.willkommen.web.page.QrCode;
import de.willkommen.web.upstream.AppointmentApi.Booked;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.Document;
import io.quarkus.qute.RawString;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A booking, ready to be shown to its holder.
 *
 * @param secondsLeft how long the hold still lasts; 0 when it is none or over
 */
record BookingView(
        UUID id,
        String reference,
        String status,
        String day,
        String from,
        String until,
        List<String> services,
        int persons,
        List<String> address,
        String room,
        String directions,
        List<Document> documents,
        String language,
        long secondsLeft) {

    static BookingView of(UUID id, Booking booking, Language reader, Clock clock) {
        var zone = ZoneId.of(Objects.requireNonNullElse(booking.timeZone(), "Europe/Berlin"));
        var dates = new Dates(reader, zone);
        var start = booking.start();
        var end = booking.end();
        var services = Objects.requireNonNullElse(booking.services(), List.<Booked>of());
        return new BookingView(
                id,
                Objects.requireNonNullElse(booking.reference(), ""),
                Objects.requireNonNullElse(booking.status(), ""),
                start == null ? "" : dates.day(start),
                start == null ? "" : dates.time(start),
                end == null ? "" : dates.time(end),
                services.stream()
                        .map(service -> Objects.requireNonNullElse(service.name(), service.code()))
                        .toList(),
                services.stream()
                        .mapToInt(service -> Objects.requireNonNullElse(service.persons(), 1))
                        .max()
                        .orElse(1),
                Formats.addressLines(booking.address()),
                Objects.requireNonNullElse(booking.room(), ""),
                Objects.requireNonNullElse(booking.directions(), ""),
                Objects.requireNonNullElse(booking.documents(), List.of()),
                Objects.requireNonNullElse(booking.language(), ""),
                secondsLeft(booking, clock));
    }

    private static long secondsLeft(Booking booking, Clock clock) {
        var until = booking.heldUntil();
        return until == null
                ? 0
                : Math.max(0, Duration.between(clock.instant(), until).toSeconds());
    }

    /** Whether it still lies ahead and can be changed. */
    public boolean changeable() {
        return status.equals("CONFIRMED") || status.equals("PENDING");
    }

    public boolean pending() {
        return status.equals("PENDING");
    }

    public boolean held() {
        return status.equals("HELD");
    }

    /** Whether there is anything to bring or find. */
    public boolean ahead() {
        return changeable() || status.equals("CHECKED_IN");
    }

    /** The time left as minutes and seconds. */
    public String clockLeft() {
        return "%d:%02d".formatted(secondsLeft / 60, secondsLeft % 60);
    }

    /** The reference alone, for the kiosk's reader. */
    public RawString qr() {
        return QrCode.picture(reference);
    }
}
