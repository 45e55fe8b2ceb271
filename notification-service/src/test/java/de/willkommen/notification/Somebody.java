package de.willkommen.notification;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.TicketChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody with an appointment and a phone, and the events their doings cause. */
public record Somebody(
        UUID id,
        String language,
        String email,
        String phone,
        String givenName,
        String familyName,
        List<ContactChanged.Channel> channels) {

    public static final Instant START = Instant.parse("2026-12-10T09:00:00Z");
    public static final String REFERENCE = "MD-7K3QX9WC";

    /** Somebody nobody has met before, who reads that language. */
    public static Somebody reading(String language) {
        var id = UUID.randomUUID();
        var number = Long.toString(1_000_000_000L + (id.getLeastSignificantBits() >>> 1) % 1_000_000_000L);
        return new Somebody(
                id,
                language,
                "p" + number + "@example.org",
                "+49" + number,
                "Leyla",
                "Öztürk",
                List.of(ContactChanged.Channel.EMAIL, ContactChanged.Channel.SMS));
    }

    public Somebody by(ContactChanged.Channel... only) {
        return new Somebody(id, language, email, phone, givenName, familyName, List.of(only));
    }

    /** The same person with another booking. */
    public Somebody withId(UUID other) {
        return new Somebody(other, language, email, phone, givenName, familyName, channels);
    }

    public Somebody named(String given, String family) {
        return new Somebody(id, language, email, phone, given, family, channels);
    }

    public String link(char purpose) {
        return "http://localhost:8080/l/" + purpose + "AZNtKnwAcACAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAA";
    }

    public ContactChanged contact(long revision) {
        return contact(revision, ContactChanged.Subject.BOOKING);
    }

    public ContactChanged contact(long revision, ContactChanged.Subject subject) {
        return new ContactChanged(
                subject,
                id,
                "MD",
                revision,
                language,
                givenName,
                familyName,
                email,
                phone,
                channels,
                new ContactChanged.Links(link('b'), link('c'), link('v'), link('t')),
                Instant.parse("2027-01-10T09:45:00Z"));
    }

    public BookingChanged booking(long revision, BookingChanged.State state) {
        return booking(revision, state, START, null, 0);
    }

    public BookingChanged moved(long revision, Instant to, Instant from, int sequence) {
        return booking(revision, BookingChanged.State.CONFIRMED, to, from, sequence);
    }

    public BookingChanged cancelled(long revision, Instant start, int sequence) {
        return booking(revision, BookingChanged.State.CANCELLED, start, null, sequence);
    }

    private BookingChanged booking(
            long revision, BookingChanged.State state, Instant start, Instant previous, int sequence) {
        return new BookingChanged(
                id,
                revision,
                "MD",
                "MD-ABH",
                REFERENCE,
                state,
                List.of(new BookingChanged.Service("residence-permit", 1)),
                start,
                start.plus(Duration.ofMinutes(45)),
                language,
                List.of("step-free"),
                "104",
                "1.04",
                !channels.isEmpty(),
                1,
                sequence,
                previous,
                BookingChanged.Cause.CITIZEN,
                Instant.parse("2026-11-24T07:00:00Z"));
    }

    public TicketChanged called(long revision, Instant at) {
        return new TicketChanged(
                id,
                revision,
                "MD",
                "MD-ABH",
                "A017",
                "2026-11-24",
                TicketChanged.State.CALLED,
                List.of("residence-permit"),
                language,
                List.of(),
                null,
                "104",
                "1.04",
                at,
                at,
                null,
                null,
                true,
                1,
                at);
    }
}
