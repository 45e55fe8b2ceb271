package de.willkommen.web.booking;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Wording;
import de.willkommen.web.page.Formats;
import de.willkommen.web.page.QrCode;
import de.willkommen.web.upstream.AppointmentApi.Booked;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.AppointmentApi.Step;
import de.willkommen.web.upstream.Document;
import io.quarkus.qute.RawString;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking, ready to be shown to its holder.
 *
 * @param people everybody who comes, by name; the holder first
 * @param spoken what the language calls itself that a clerk or interpreter speaks; empty when none was asked for
 * @param interpreter {@code ON_SITE} or {@code VIDEO}; empty when there is none
 * @param secondsLeft how long the hold still lasts; 0 when it is none or over
 */
public record BookingView(
        UUID id,
        String reference,
        String status,
        String day,
        String from,
        String until,
        List<Matter> services,
        int persons,
        List<String> people,
        String office,
        List<String> address,
        String room,
        String directions,
        List<Document> documents,
        String language,
        String spoken,
        String spokenTag,
        String interpreter,
        Contact contact,
        List<Event> history,
        boolean movable,
        boolean cancellable,
        long secondsLeft) {

    /** What it is about: a service, and for how many people. */
    public record Matter(String name, int persons) {}

    /**
     * How its holder is reached, as stored.
     *
     * @param undelivered the channels on which the last message did not arrive: {@code EMAIL}, {@code SMS}
     */
    public record Contact(String email, String phone, boolean byMail, boolean bySms, List<String> undelivered) {

        public boolean byNothing() {
            return !byMail && !bySms;
        }
    }

    /** Something that happened: when, what, and who did it, in words. */
    public record Event(String when, String what, String by) {}

    /** The booking in the words of a reader; {@code clock} tells how much is left of a hold. */
    public static BookingView of(UUID id, Booking booking, Wording wording, Clock clock) {
        var zone = ZoneId.of(Objects.requireNonNullElse(booking.timeZone(), "Europe/Berlin"));
        var dates = new Dates(wording.spoken(), zone);
        var start = booking.start();
        var end = booking.end();
        var status = Objects.requireNonNullElse(booking.status(), "");
        var open = status.equals("CONFIRMED") || status.equals("PENDING");
        var services = services(booking);
        var spoken = Objects.requireNonNullElse(booking.spokenLanguage(), "");
        return new BookingView(
                id,
                text(booking.reference()),
                status,
                start == null ? "" : dates.day(start),
                start == null ? "" : dates.time(start),
                end == null ? "" : dates.time(end),
                services,
                persons(booking),
                people(booking),
                text(booking.officeName()),
                Formats.addressLines(booking.address()),
                text(booking.room()),
                text(booking.directions()),
                Objects.requireNonNullElse(booking.documents(), List.of()),
                text(booking.language()),
                Language.of(spoken).map(Language::ownName).orElse(spoken),
                spoken,
                text(booking.interpreter()),
                contact(booking),
                Objects.requireNonNullElse(booking.history(), List.<Step>of()).stream()
                        .map(step -> event(step, dates, wording))
                        .toList(),
                Objects.requireNonNullElse(booking.canMove(), open),
                Objects.requireNonNullElse(booking.canCancel(), open),
                secondsLeft(booking, clock));
    }

    /** For how many people it is: as many as the service for most. */
    public static int persons(Booking booking) {
        return Objects.requireNonNullElseGet(
                booking.persons(),
                () -> services(booking).stream().mapToInt(Matter::persons).max().orElse(1));
    }

    private static List<Matter> services(Booking booking) {
        return Objects.requireNonNullElse(booking.services(), List.<Booked>of()).stream()
                .map(service -> new Matter(
                        Objects.requireNonNullElse(service.name(), service.code()),
                        Objects.requireNonNullElse(service.persons(), 1)))
                .toList();
    }

    private static List<String> people(Booking booking) {
        var names = new ArrayList<String>();
        names.add(name(booking.givenName(), booking.familyName()));
        @Nullable JsonNode further = booking.people();
        if (further != null) {
            further.forEach(person -> names.add(name(
                    person.path("givenName").asText(null),
                    person.path("familyName").asText(null))));
        }
        names.removeIf(String::isEmpty);
        return List.copyOf(names);
    }

    private static String name(@Nullable String given, @Nullable String family) {
        return (text(given) + " " + text(family)).strip();
    }

    private static Contact contact(Booking booking) {
        var channels = Objects.requireNonNullElse(booking.channels(), List.<String>of());
        return new Contact(
                text(booking.email()),
                text(booking.phone()),
                channels.contains("EMAIL"),
                channels.contains("SMS"),
                Objects.requireNonNullElse(booking.undelivered(), List.of()));
    }

    private static Event event(Step step, Dates dates, Wording wording) {
        return new Event(
                step.at() == null ? "" : dates.moment(step.at()),
                said(step, wording),
                wording.sayIfKnown("citizen.history.by." + text(step.by())).orElse(""));
    }

    /** What happened, in words; its name is {@code moved}, or the whole type of the event, {@code booking.moved.v1}. */
    public static String said(Step step, Wording wording) {
        var type = text(step.event()).replaceFirst("\\.v\\d+$", "");
        return wording.sayIfKnown("citizen.history." + type.substring(type.lastIndexOf('.') + 1))
                .orElseGet(() -> wording.say("citizen.history.changed"));
    }

    private static long secondsLeft(Booking booking, Clock clock) {
        var until = booking.heldUntil();
        return until == null
                ? 0
                : Math.max(0, Duration.between(clock.instant(), until).toSeconds());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Whether it still lies ahead and can be changed. */
    public boolean changeable() {
        return status.equals("CONFIRMED") || status.equals("PENDING");
    }

    public boolean confirmed() {
        return status.equals("CONFIRMED");
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

    /** Whether somebody's data are stored with it. */
    public boolean named() {
        return !people.isEmpty();
    }

    public boolean family() {
        return people.size() > 1;
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
