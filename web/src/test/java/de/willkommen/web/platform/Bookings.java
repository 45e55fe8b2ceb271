package de.willkommen.web.platform;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * appointment-service: bookings. Times at 10:00 are always taken, and nobody may hold 11:00 as well; the mail address
 * {@code bounce@example.org} is refused, the office in Halle wants one, {@code many@example.org} has too many bookings; nobody is called {@code 0}.
 * Who writes {@code late@example.org} for the first time was too slow; the time of {@code late-and-gone@example.org} is taken then, too.
 */
final class Bookings {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Map<UUID, Map<String, Object>> bookings = new ConcurrentHashMap<>();
    private final Map<UUID, List<Object>> notes = new ConcurrentHashMap<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private volatile String latest;

    static String token(UUID id) {
        return "secret-of-" + id.toString().substring(0, 12);
    }

    /** The id of the booking that was confirmed last. */
    Optional<String> latest() {
        return Optional.ofNullable(latest);
    }

    void install(Platform platform) {
        platform.on("POST /api/v1/bookings", (asked, path) -> hold(asked));
        platform.on("GET /api/v1/bookings/mine", (asked, path) -> Answer.ok(List.copyOf(bookings.values())));
        platform.on("GET /api/v1/bookings", (asked, path) -> find(asked));
        onHeld(platform, "POST", "/confirmation", this::confirm);
        platform.on(
                "POST /api/v1/bookings/([0-9a-f-]+)/verification",
                (asked, path) -> asked.header("Verification-Token").isEmpty()
                        ? Answer.problem(401, "unauthorized", "Kein Schlüssel.", Map.of())
                        : Answer.ok(bookings.get(UUID.fromString(path.group(1)))));
        onHeld(platform, "GET", "", (asked, booking) -> Answer.ok(booking));
        onHeld(platform, "PATCH", "", Bookings::amend);
        onHeld(platform, "POST", "/move", Bookings::move);
        onHeld(platform, "POST", "/cancellation", (asked, booking) -> {
            booking.put("status", "CANCELLED");
            happened(booking, "booking.cancelled", asked);
            return Answer.ok(Map.of("status", "CANCELLED"));
        });
        onHeld(
                platform,
                "GET",
                "/calendar.ics",
                (asked, booking) -> new Answer(200, "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
        onHeld(
                platform,
                "GET",
                "/confirmation.pdf",
                (asked, booking) -> new Answer(200, "application/pdf", "%PDF-1.7 confirmation"));
        onHeld(
                platform,
                "GET",
                "/qr.svg",
                (asked, booking) -> new Answer(
                        200, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'></svg>"));
        onHeld(platform, "GET", "/data", (asked, booking) -> Answer.ok(booking));
        onHeld(platform, "GET", "/data.pdf", (asked, booking) -> new Answer(200, "application/pdf", "%PDF-1.7 data"));
        onHeld(platform, "DELETE", "/data", (asked, booking) -> {
            bookings.remove(UUID.fromString((String) booking.get("id")));
            return new Answer(204, "application/json", Map.of());
        });
        onHeld(platform, "GET", "/history", (asked, booking) -> Answer.ok(forStaff(booking)));
        onHeld(platform, "GET", "/notes", (asked, booking) -> Answer.ok(notesOf(booking)));
        onHeld(platform, "POST", "/notes", (asked, booking) -> {
            var note = Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "at",
                    now(),
                    "author",
                    "Clara Clerk",
                    "text",
                    asked.body().path("text").asText());
            notesOf(booking).add(note);
            return new Answer(201, "application/json", note);
        });
    }

    private List<Object> notesOf(Map<String, Object> booking) {
        return notes.computeIfAbsent(
                UUID.fromString((String) booking.get("id")), missing -> new CopyOnWriteArrayList<>());
    }

    private Answer hold(Asked asked) {
        var body = asked.body();
        var start = OffsetDateTime.parse(body.path("start").asText());
        if (body.has("overbook")
                && body.path("overbook").path("reason").asText().isBlank()) {
            return invalid("overbook.reason", "Bitte begründen.");
        }
        if (!body.has("overbook")
                && (time(start).equals(LocalTime.of(10, 0))
                        || gone.contains(start + " " + body.path("language").asText()))) {
            return slotTaken(start);
        }
        if (time(start).equals(LocalTime.of(11, 0))) {
            return Answer.problem(409, "too-many-holds", "Zu viele Reservierungen.", Map.of("max", 3));
        }
        var id = UUID.nameUUIDFromBytes(asked.header("Idempotency-Key").getBytes(StandardCharsets.UTF_8));
        var booking = booking(id, start, asked);
        bookings.putIfAbsent(id, booking);
        var answer = new LinkedHashMap<>(booking);
        answer.put("token", token(id));
        return new Answer(201, "application/json", answer);
    }

    private static Map<String, Object> booking(UUID id, OffsetDateTime start, Asked asked) {
        var body = asked.body();
        var services = new ArrayList<Map<String, Object>>();
        var persons = 1;
        for (JsonNode service : body.path("services")) {
            var code = service.path("code").asText();
            persons = Math.max(persons, service.path("persons").asInt());
            services.add(Map.of(
                    "code",
                    code,
                    "name",
                    Words.service(code, asked.language()),
                    "persons",
                    service.path("persons").asInt(),
                    "minutes",
                    30));
        }
        var booking = new LinkedHashMap<String, Object>();
        booking.put("id", id.toString());
        booking.put("reference", "MD-7K3QX9WC");
        booking.put("status", "HELD");
        booking.put(
                "heldUntil", OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(10).toString());
        booking.put("start", start.toString());
        booking.put("end", start.plusMinutes(30).toString());
        booking.put("timeZone", "Europe/Berlin");
        booking.put("office", body.path("office").asText());
        booking.put("officeName", body.path("office").asText().startsWith("HAL") ? "Halle" : "Magdeburg");
        booking.put("services", services);
        booking.put("persons", persons);
        booking.put("language", body.path("language").asText());
        if (body.hasNonNull("spokenLanguage")) {
            booking.put("spokenLanguage", body.path("spokenLanguage").asText());
            booking.put("interpreter", "VIDEO");
        }
        booking.put("counter", "104");
        booking.put("room", "1.04");
        booking.put("overbooked", body.has("overbook"));
        booking.put("channel", body.path("channel").asText("PUBLIC"));
        booking.put("address", Map.of("street", "Breiter Weg 222", "postalCode", "39104", "city", "Magdeburg"));
        booking.put(
                "directions",
                Words.pick(
                        List.of(
                                "Im 1. Obergeschoss, mit dem Aufzug rechts vom Eingang.",
                                "On the first floor; the lift is to the right of the entrance.",
                                "في الطابق الأول، والمصعد على يمين المدخل."),
                        asked.language()));
        booking.put("documents", Words.documents(asked.language()));
        booking.put("accessNeeds", List.of());
        booking.put("history", new CopyOnWriteArrayList<>());
        booking.put("canMove", true);
        booking.put("canCancel", true);
        happened(booking, "booking.held", asked);
        return booking;
    }

    private Answer confirm(Asked asked, Map<String, Object> booking) {
        var body = asked.body();
        var email = body.path("email").asText();
        if (email.startsWith("late") && late.add(email)) {
            if (email.startsWith("late-and-gone")) {
                gone.add(booking.get("start") + " " + booking.get("language"));
            }
            booking.put("status", "EXPIRED");
            return Answer.problem(410, "hold-expired", "Die Reservierung ist abgelaufen.", Map.of());
        }
        if (booking.get("status").equals("EXPIRED")) {
            return Answer.problem(410, "hold-expired", "Die Reservierung ist abgelaufen.", Map.of());
        }
        if (body.path("email").asText().startsWith("bounce@")) {
            return invalid("email", "Diese Adresse nimmt nichts an.");
        }
        if (booking.get("office").equals("HAL-ABH") && !body.hasNonNull("email")) {
            return invalid("email", "Bitte ausfüllen.");
        }
        if (body.path("email").asText().startsWith("many@")) {
            return Answer.problem(409, "too-many-bookings", "Zu viele Termine.", Map.of("max", 2));
        }
        for (int i = 0; i < body.path("people").size(); i++) {
            if (body.path("people").path(i).path("familyName").asText().equals("0")) {
                return invalid("people[" + i + "].familyName", "Das ist kein Name.");
            }
        }
        booking.put("status", "CONFIRMED");
        latest = (String) booking.get("id");
        booking.remove("heldUntil");
        for (var field : List.of("givenName", "familyName", "birthDate", "email", "phone", "notify", "people")) {
            if (body.hasNonNull(field)) {
                booking.put(field, body.get(field));
            }
        }
        if (body.path("email").asText().startsWith("nobody@")) {
            booking.put("undelivered", List.of("EMAIL"));
        }
        happened(booking, "booking.confirmed", asked);
        return Answer.ok(booking);
    }

    private static Answer amend(Asked asked, Map<String, Object> booking) {
        if (asked.body().path("email").asText().startsWith("bounce@")) {
            return invalid("email", "Diese Adresse nimmt nichts an.");
        }
        for (var field : List.of("language", "email", "phone", "notify")) {
            if (asked.body().has(field)) {
                booking.put(field, asked.body().get(field));
            }
        }
        booking.remove("undelivered");
        return Answer.ok(booking);
    }

    private static Answer move(Asked asked, Map<String, Object> booking) {
        var start = OffsetDateTime.parse(asked.body().path("start").asText());
        if (time(start).equals(LocalTime.of(10, 0))) {
            return slotTaken(start);
        }
        booking.put("start", start.toString());
        booking.put("end", start.plusMinutes(30).toString());
        happened(booking, "booking.moved", asked);
        return Answer.ok(booking);
    }

    private Answer find(Asked asked) {
        if (asked.parameters("reference").isEmpty()) {
            return Answer.ok(bookings.values().stream()
                    .filter(booking -> booking.containsKey("familyName"))
                    .filter(booking -> OffsetDateTime.parse((String) booking.get("start"))
                            .atZoneSameInstant(BERLIN)
                            .toLocalDate()
                            .toString()
                            .equals(asked.parameters("date").get(0)))
                    .toList());
        }
        return bookings.values().stream()
                .filter(booking -> booking.get("reference")
                        .toString()
                        .endsWith(asked.parameters("reference").get(0)))
                .findFirst()
                .map(booking -> Answer.ok(Map.of("bookingId", booking.get("id"))))
                .orElse(Answer.problem(404, "not-found", "Nicht gefunden.", Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static void happened(Map<String, Object> booking, String event, Asked asked) {
        var staff = !asked.header("Authorization").isEmpty();
        ((List<Object>) booking.get("history"))
                .add(Map.of(
                        "event",
                        event,
                        "to",
                        booking.get("status"),
                        "at",
                        now(),
                        "by",
                        staff ? "OFFICE" : "YOU",
                        "cause",
                        staff ? "STAFF" : "CITIZEN",
                        "actor",
                        staff ? "clerk" : "",
                        "reason",
                        asked.body()
                                .path("overbook")
                                .path("reason")
                                .asText(asked.body().path("reason").asText())));
    }

    /** Staff get the whole type of each event. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> forStaff(Map<String, Object> booking) {
        return ((List<Map<String, Object>>) booking.get("history"))
                .stream()
                        .map(step -> {
                            var whole = new LinkedHashMap<>(step);
                            whole.put("event", step.get("event") + ".v1");
                            return (Map<String, Object>) whole;
                        })
                        .toList();
    }

    @FunctionalInterface
    interface HeldHandler {
        Answer answer(Asked asked, Map<String, Object> booking);
    }

    private void onHeld(Platform platform, String method, String path, HeldHandler handler) {
        platform.on(
                method + " /api/v1/bookings/([0-9a-f]{8}-[0-9a-f-]+)" + path.replace(".", "\\."),
                (asked, match) -> held(asked, match.group(1), handler));
    }

    private Answer held(Asked asked, String id, HeldHandler handler) {
        var uuid = UUID.fromString(id);
        var booking = bookings.get(uuid);
        var signedIn = !asked.header("Authorization").isEmpty();
        if (booking == null) {
            return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
        }
        if (!signedIn && !asked.header("Booking-Token").equals(token(uuid))) {
            return Answer.problem(401, "unauthorized", "Der Schlüssel passt nicht.", Map.of());
        }
        return handler.answer(asked, booking);
    }

    private static Answer invalid(String field, String why) {
        return Answer.problem(
                400,
                "invalid-request",
                "Bitte prüfen.",
                Map.of("errors", List.of(Map.of("field", field, "reason", why))));
    }

    private static Answer slotTaken(OffsetDateTime start) {
        return Answer.problem(
                409,
                "slot-taken",
                "Diese Zeit hat gerade jemand anderes gebucht.",
                Map.of("alternatives", List.of(free(start.plusMinutes(20)), free(start.plusMinutes(40)))));
    }

    private static Map<String, String> free(OffsetDateTime start) {
        return Map.of("start", start.toString(), "end", start.plusMinutes(30).toString());
    }

    private static LocalTime time(OffsetDateTime start) {
        return start.atZoneSameInstant(BERLIN).toLocalTime();
    }

    private static String now() {
        return OffsetDateTime.now(ZoneOffset.UTC).toString();
    }
}
