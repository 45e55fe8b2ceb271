package de.willkommen.web.platform;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * appointment-service. Times at 10:00 are always taken; {@code integration-course} has nothing free; the mail address
 * {@code bounce@example.org} is refused.
 */
public final class Appointments {

    /** A name that tries to be HTML. */
    public static final String HOSTILE = "<script>alert('x')</script> & \"Söhne\"";

    /** The token of somebody whose authority has two offices. */
    public static final String WITH_TWO_OFFICES = "Bearer with-two-offices";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Map<UUID, Map<String, Object>> bookings = new ConcurrentHashMap<>();
    private volatile String latest;

    static String token(UUID id) {
        return "secret-of-" + id.toString().substring(0, 12);
    }

    /** The id of the booking that was confirmed last. */
    Optional<String> latest() {
        return Optional.ofNullable(latest);
    }

    void install(Platform platform) {
        platform.on(
                "GET /api/v1/offices",
                (asked, path) -> Answer.ok(
                        asked.header("Authorization").equals(WITH_TWO_OFFICES)
                                ? List.of(office(asked), secondOffice(asked))
                                : List.of(office(asked))));
        platform.on("GET /api/v1/offices/MD-ABH", (asked, path) -> Answer.ok(office(asked)));
        platform.on(
                "GET /api/v1/offices/MD-ABH/services",
                (asked, path) -> Answer.ok(Words.SERVICES.keySet().stream()
                        .map(code -> Map.of(
                                "code",
                                code,
                                "name",
                                Words.service(code, asked.language()),
                                "leikaKey",
                                "99010001001000",
                                "durationMinutes",
                                30,
                                "maxPersons",
                                5,
                                "documents",
                                Words.documents(asked.language())))
                        .toList()));
        platform.on(
                "GET /api/v1/offices/MD-ABH/counters",
                (asked, path) -> Answer.ok(List.of(counter("101"), counter("102"), counter("104"))));
        platform.on(
                "GET /api/v1/staff/me",
                (asked, path) -> Answer.ok(Map.of(
                        "subject", "s",
                        "authority", "MD",
                        "office", "MD-ABH",
                        "team", "residence",
                        "services", List.copyOf(Words.SERVICES.keySet()),
                        "languages", List.of("de", "en"),
                        "roles", List.of("clerk"))));
        platform.on("GET /api/v1/slots", (asked, path) -> Answer.ok(slots(asked)));
        platform.on("POST /api/v1/bookings", (asked, path) -> hold(asked));
        platform.on(
                "POST /api/v1/bookings/([0-9a-f-]+)/confirmation",
                (asked, path) -> held(asked, path.group(1), this::confirm));
        platform.on(
                "POST /api/v1/bookings/([0-9a-f-]+)/verification",
                (asked, path) -> asked.header("Verification-Token").isEmpty()
                        ? Answer.problem(401, "unauthorized", "Kein Schlüssel.", Map.of())
                        : Answer.ok(bookings.get(UUID.fromString(path.group(1)))));
        platform.on(
                "GET /api/v1/bookings/([0-9a-f-]+)",
                (asked, path) -> held(asked, path.group(1), (request, booking) -> Answer.ok(booking)));
        platform.on(
                "PATCH /api/v1/bookings/([0-9a-f-]+)",
                (asked, path) -> held(asked, path.group(1), (request, booking) -> {
                    booking.put("language", request.body().path("language").asText());
                    return Answer.ok(booking);
                }));
        platform.on(
                "POST /api/v1/bookings/([0-9a-f-]+)/move",
                (asked, path) -> held(asked, path.group(1), (request, booking) -> {
                    var start =
                            OffsetDateTime.parse(request.body().path("start").asText());
                    if (taken(start)) {
                        return slotTaken(start);
                    }
                    booking.put("start", start.toString());
                    booking.put("end", start.plusMinutes(30).toString());
                    return Answer.ok(booking);
                }));
        platform.on(
                "POST /api/v1/bookings/([0-9a-f-]+)/cancellation",
                (asked, path) -> held(asked, path.group(1), (request, booking) -> {
                    booking.put("status", "CANCELLED");
                    return Answer.ok(Map.of("status", "CANCELLED"));
                }));
        platform.on(
                "GET /api/v1/bookings/([0-9a-f-]+)/calendar.ics",
                (asked, path) -> held(
                        asked,
                        path.group(1),
                        (request, booking) ->
                                new Answer(200, "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")));
    }

    private Answer hold(Asked asked) {
        var start = OffsetDateTime.parse(asked.body().path("start").asText());
        if (taken(start)) {
            return slotTaken(start);
        }
        var id = UUID.nameUUIDFromBytes(asked.header("Idempotency-Key").getBytes(StandardCharsets.UTF_8));
        var services = new ArrayList<Map<String, Object>>();
        for (JsonNode service : asked.body().path("services")) {
            var code = service.path("code").asText();
            services.add(Map.of(
                    "code",
                    code,
                    "name",
                    Words.service(code, asked.language()),
                    "persons",
                    service.path("persons").asInt()));
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
        booking.put("office", "MD-ABH");
        booking.put("services", services);
        booking.put("language", asked.body().path("language").asText());
        booking.put("room", "1.04");
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
        bookings.putIfAbsent(id, booking);
        var answer = new LinkedHashMap<>(booking);
        answer.put("token", token(id));
        return new Answer(201, "application/json", answer);
    }

    private Answer confirm(Asked asked, Map<String, Object> booking) {
        if (asked.body().path("email").asText().startsWith("bounce@")) {
            return Answer.problem(
                    400,
                    "invalid-request",
                    "Bitte prüfen.",
                    Map.of("errors", List.of(Map.of("field", "email", "reason", "Diese Adresse nimmt nichts an."))));
        }
        booking.put("status", "CONFIRMED");
        latest = (String) booking.get("id");
        booking.remove("heldUntil");
        booking.put("familyName", asked.body().path("familyName").asText());
        return Answer.ok(booking);
    }

    @FunctionalInterface
    interface HeldHandler {
        Answer answer(Asked asked, Map<String, Object> booking);
    }

    private Answer held(Asked asked, String id, HeldHandler handler) {
        var uuid = UUID.fromString(id);
        var booking = bookings.get(uuid);
        var staff = !asked.header("Authorization").isEmpty();
        if (booking == null) {
            return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
        }
        if (!staff && !asked.header("Booking-Token").equals(token(uuid))) {
            return Answer.problem(401, "unauthorized", "Der Schlüssel passt nicht.", Map.of());
        }
        return handler.answer(asked, booking);
    }

    private static Map<String, Object> slots(Asked asked) {
        var from = LocalDate.parse(asked.parameters("from").get(0));
        var to = LocalDate.parse(asked.parameters("to").get(0));
        var answer = new LinkedHashMap<String, Object>();
        var slots = new ArrayList<Map<String, String>>();
        if (!asked.parameters("service").contains("integration-course")) {
            for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    for (var time = LocalTime.of(8, 0);
                            time.isBefore(LocalTime.of(12, 0));
                            time = time.plusMinutes(20)) {
                        var start = day.atTime(time).atZone(BERLIN).toOffsetDateTime();
                        slots.add(Map.of(
                                "start",
                                start.toString(),
                                "end",
                                start.plusMinutes(30).toString()));
                    }
                }
            }
        } else {
            answer.put("nextFrom", to.plusDays(20).toString());
        }
        answer.put("slots", slots);
        answer.put("searchedFrom", from.toString());
        answer.put("searchedTo", to.toString());
        return answer;
    }

    private static boolean taken(OffsetDateTime start) {
        return start.atZoneSameInstant(BERLIN).toLocalTime().equals(LocalTime.of(10, 0));
    }

    private static Answer slotTaken(OffsetDateTime start) {
        return Answer.problem(
                409,
                "slot-taken",
                "Diese Zeit hat gerade jemand anderes gebucht.",
                Map.of(
                        "alternatives",
                        List.of(
                                Map.of(
                                        "start",
                                        start.plusMinutes(20).toString(),
                                        "end",
                                        start.plusMinutes(50).toString()),
                                Map.of(
                                        "start",
                                        start.plusMinutes(40).toString(),
                                        "end",
                                        start.plusMinutes(70).toString()))));
    }

    private static Map<String, Object> counter(String code) {
        return Map.of(
                "code",
                code,
                "room",
                "1." + code.substring(1),
                "team",
                "residence",
                "services",
                List.copyOf(Words.SERVICES.keySet()),
                "languages",
                List.of("de", "en"),
                "accessibility",
                List.of("step-free"));
    }

    private static Map<String, Object> secondOffice(Asked asked) {
        var second = new LinkedHashMap<>(office(asked));
        second.put("code", "MD-EIN");
        second.put("name", "Einbürgerungsbehörde");
        return second;
    }

    private static Map<String, Object> office(Asked asked) {
        var now = ZonedDateTime.now(BERLIN);
        var openings = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 7; i++) {
            var day = now.toLocalDate().plusDays(i);
            if (day.getDayOfWeek().getValue() < 6) {
                openings.add(Map.of("date", day.toString(), "opensAt", "08:00", "closesAt", "12:00"));
            }
            if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
                openings.add(Map.of("date", day.toString(), "opensAt", "14:00", "closesAt", "17:30"));
            }
        }
        return Map.of(
                "code", "MD-ABH",
                "name",
                        Words.pick(
                                List.of(
                                        "Ausländerbehörde Magdeburg",
                                        "Immigration Office Magdeburg",
                                        "دائرة الأجانب في ماغديبورغ"),
                                asked.language()),
                "address", Map.of("street", "Breiter Weg 222", "postalCode", "39104", "city", "Magdeburg"),
                "timeZone", "Europe/Berlin",
                "now", now.toOffsetDateTime().toString(),
                "languages", List.of("de", "en", "ar"),
                "accessibility", List.of("step-free", "lift"),
                "authority", "MD",
                "directions",
                        Words.pick(
                                List.of(
                                        "Haltestelle Alter Markt, Eingang neben dem Café.",
                                        "Stop Alter Markt, entrance next to the café.",
                                        "محطة Alter Markt، المدخل بجانب المقهى."),
                                asked.language()),
                "openings", openings);
    }
}
