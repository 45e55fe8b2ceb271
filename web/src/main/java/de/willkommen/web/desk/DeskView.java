package de.willkommen.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.Document;
import de.willkommen.web.upstream.QueueApi.Ticket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clerk sees of tickets and bookings. */
final class DeskView {

    private DeskView() {}

    /**
     * A ticket in the list or at the counter.
     *
     * @param language what its language calls itself
     * @param due time of its appointment, empty without one
     * @param reason why it was called before others, empty when it was not called
     * @param aside what is known of somebody who waits aside
     */
    record Row(
            UUID id,
            String number,
            String status,
            List<String> services,
            String language,
            String languageTag,
            List<String> needs,
            String due,
            @Nullable Integer waited,
            String counter,
            String reason,
            boolean cancelled,
            @Nullable UUID bookingId,
            Aside aside) {

        public boolean called() {
            return status.equals("CALLED");
        }

        public boolean serving() {
            return status.equals("SERVING");
        }

        public boolean parked() {
            return status.equals("PARKED");
        }

        public boolean waits() {
            return status.equals("WAITING") || status.equals("TRANSFERRED");
        }

        /** Whether the person is at a counter or on the way there. */
        public boolean atCounter() {
            return called() || serving();
        }

        public boolean missed() {
            return status.equals("NO_SHOW");
        }
    }

    /**
     * Why and until when somebody waits aside.
     *
     * @param reason in words, empty when none was given
     * @param until time of day of the reminder, empty without one
     * @param untilMoment the same for scripts
     * @param over whether the reminder is due
     */
    record Aside(String reason, String until, String untilMoment, boolean over) {

        private static final Aside NOT = new Aside("", "", "", false);

        static Aside of(Ticket ticket, Dates dates, Wording wording, Instant now) {
            if (!"PARKED".equals(ticket.status())) {
                return NOT;
            }
            var why = Objects.requireNonNullElse(ticket.parkReason(), "");
            var until = ticket.parkedUntil();
            return new Aside(
                    wording.sayIfKnown("desk.park.why." + why).orElse(why),
                    time(until, dates),
                    until == null ? "" : until.toInstant().toString(),
                    until != null && !now.isBefore(until.toInstant()));
        }
    }

    /** The person at the counter, from the booking; read with the clerk's own token, and only while they are served. */
    record Customer(
            String name,
            String reference,
            String when,
            List<String> people,
            List<Document> documents,
            List<String> notes) {}

    static Row row(Ticket ticket, Map<String, String> names, Dates dates, Wording wording, Instant now) {
        var tag = Objects.requireNonNullElse(ticket.language(), "");
        return new Row(
                Objects.requireNonNull(ticket.id()),
                Objects.requireNonNullElse(ticket.number(), ""),
                Objects.requireNonNullElse(ticket.status(), ""),
                Objects.requireNonNullElse(ticket.services(), List.<String>of()).stream()
                        .map(code -> names.getOrDefault(code, code))
                        .toList(),
                Language.of(tag).map(Language::ownName).orElse(tag),
                tag,
                Objects.requireNonNullElse(ticket.accessNeeds(), List.<String>of()).stream()
                        .map(need -> wording.sayIfKnown("desk.need." + need).orElse(need))
                        .toList(),
                time(ticket.dueAt(), dates),
                ticket.waitedMinutes(),
                Objects.requireNonNullElse(ticket.counter(), ""),
                reason(ticket.reason(), wording),
                Boolean.TRUE.equals(ticket.bookingCancelled()),
                ticket.bookingId(),
                Aside.of(ticket, dates, wording, now));
    }

    static Customer customer(Booking booking, Dates dates) {
        var name = Objects.requireNonNullElse(booking.givenName(), "") + " "
                + Objects.requireNonNullElse(booking.familyName(), "");
        return new Customer(
                name.strip(),
                Objects.requireNonNullElse(booking.reference(), ""),
                time(booking.start(), dates),
                texts(booking.people()),
                Objects.requireNonNullElse(booking.documents(), List.of()),
                texts(booking.notes()));
    }

    private static String reason(@Nullable String reason, Wording wording) {
        return Optional.ofNullable(reason)
                .map(code -> wording.sayIfKnown("desk.reason." + code).orElse(code))
                .orElse("");
    }

    private static String time(@Nullable OffsetDateTime moment, Dates dates) {
        return moment == null ? "" : dates.time(moment);
    }

    /** A text, a list of texts, or a list of objects with names or texts, as texts. */
    private static List<String> texts(@Nullable JsonNode json) {
        var found = new ArrayList<String>();
        if (json == null || json.isNull()) {
            return found;
        }
        if (!json.isArray()) {
            return json.asText().isBlank() ? found : List.of(json.asText());
        }
        for (var entry : json) {
            found.add(
                    entry.isObject()
                            ? (entry.path("givenName").asText("") + " "
                                            + entry.path("familyName")
                                                    .asText(entry.path("text").asText("")))
                                    .strip()
                            : entry.asText());
        }
        return found;
    }
}
