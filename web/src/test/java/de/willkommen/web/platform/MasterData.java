package de.willkommen.web.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The administration of appointment-service: it stores what it is sent, refuses empty labels and rooms, and knows three
 * bookings ahead at counter 101. The authority code {@code MD} is taken.
 */
final class MasterData {

    private static final String OFFICE = "/offices/MD-ABH";

    private final AtomicBoolean halfWay = new AtomicBoolean();
    private final Map<String, ObjectNode> stored = new TreeMap<>();

    MasterData() {
        put("", """
                {"code":"MD","name":"Landeshauptstadt Magdeburg","referencePrefix":"MD","holidayRegion":"st"}""");
        put(OFFICE, """
                {"code":"MD-ABH","address":{"street":"Breiter Weg 222","postalCode":"39104","city":"Magdeburg"},
                "timeZone":"Europe/Berlin","languages":["de","en","ar"],"accessibility":["step-free","lift"],
                "checkIn":{"minutesBefore":60,"minutesAfter":15},"rules":{"verifiedAddress":false,"minimumLeadMinutes":0,
                "horizonDays":90,"holdMinutes":10,"gridMinutes":5,"startEveryMinutes":15,"activeBookingsPerAddress":5,
                "activeBookingsPerPerson":5,"holdsPerPerson":5,"newDaysAt":"07:00","newDaysSpreadMinutes":60}}""");
        put(OFFICE + "/teams/residence", """
                {"code":"residence","label":"Ausländerrecht","active":true}""");
        put(OFFICE + "/teams/integration", """
                {"code":"integration","label":"Integration und Einbürgerung","active":true}""");
        for (var counter : List.of("101", "102", "104")) {
            put(OFFICE + "/counters/" + counter, """
                    {"code":"%s","room":"1.%s","team":"residence","services":["residence-permit","address-change"],
                    "languages":["de","en","ar"],"accessibility":["step-free"],"active":true,"bookingsAhead":%d}
                    """.formatted(
                            counter, counter.substring(1), counter.equals("101") ? 3 : 0));
        }
        put(OFFICE + "/staff/00000000-0000-4000-8000-000000000001", """
                {"subject":"00000000-0000-4000-8000-000000000001","team":"residence","services":["residence-permit"],
                "languages":["de","en","ar"],"counter":"101","active":true}""");
        var position = 1;
        for (var service : Words.SERVICES.keySet()) {
            put(OFFICE + "/services/" + service, """
                    {"code":"%s","leikaKey":"","durationMinutes":30,"furtherPersonMinutes":15,"maxPersons":6,
                    "ticketLetter":"A","position":%d,"rooms":[],"active":true}""".formatted(service, position++));
        }
        put(OFFICE + "/resources/room-2-10", """
                {"code":"room-2-10","kind":"ROOM","label":"Einbürgerungsraum 2.10","languages":[],"modes":[],
                "accessibility":["step-free"],"active":true}""");
        put(OFFICE + "/resources/interpreter-arabic", """
                {"code":"interpreter-arabic","kind":"INTERPRETER","label":"Arabisch, vor Ort","languages":["ar"],
                "modes":["ON_SITE"],"accessibility":[],"active":true}""");
    }

    void install(Platform platform) {
        platform.on(
                "GET /api/v1/authorities/MD/laender",
                (asked, path) -> Answer.ok(List.of(
                        Map.of("code", "st", "name", "Sachsen-Anhalt"),
                        Map.of("code", "by-wu", "name", "Bayern, Würzburg"))));
        platform.on(
                "GET /api/v1/authorities/MD(/offices(?:/MD-ABH/[a-z]+)?)",
                (asked, path) -> Answer.ok(list(path.group(1))));
        platform.on("GET /api/v1/authorities/MD(|/.+)", (asked, path) -> one(path.group(1)));
        platform.on("PUT /api/v1/authorities/MD(|/.+)", (asked, path) -> change(asked, path.group(1)));
        platform.on("GET /api/v1/onboarding", (asked, path) -> Answer.ok(choices(asked)));
        platform.on("POST /api/v1/onboarding", (asked, path) -> onboard(asked));
        platform.on(
                "POST /api/v1/contents/([A-Z]+)/beginnings",
                // The texts of one authority cannot be stored at first.
                (asked, path) -> path.group(1).equals("HALF") && !halfWay.getAndSet(true)
                        ? Answer.problem(503, "try-again", "Später.", Map.of())
                        : Answer.ok(Map.of("services", 2, "offices", 1)));
    }

    private synchronized List<ObjectNode> list(String path) {
        var list = new ArrayList<ObjectNode>();
        stored.forEach((key, entry) -> {
            if (key.startsWith(path + "/") && key.indexOf('/', path.length() + 1) < 0) {
                list.add(entry.deepCopy());
            }
        });
        return list;
    }

    private synchronized Answer one(String path) {
        var entry = stored.get(path);
        return entry == null ? Answer.problem(404, "not-found", "Nicht gefunden.", Map.of()) : Answer.ok(entry);
    }

    private synchronized Answer change(Asked asked, String path) {
        var body = (ObjectNode) asked.body().deepCopy();
        for (var field : List.of("label", "room", "name")) {
            if (stored.containsKey(path) && stored.get(path).has(field) && !body.has(field)) {
                return Answer.problem(
                        400,
                        "invalid-request",
                        "Bitte prüfen.",
                        Map.of("errors", List.of(Map.of("field", field, "reason", "Bitte ausfüllen."))));
            }
        }
        var before = stored.get(path);
        var revision = before == null ? 0 : before.path("revision").asLong();
        if (before != null && !asked.header("If-Match").equals("\"" + revision + "\"")) {
            return Answer.problem(412, "precondition-failed", "Jemand war schneller.", Map.of("current", before));
        }
        var code = path.substring(path.lastIndexOf('/') + 1);
        body.put(path.contains("/staff/") ? "subject" : "code", path.isEmpty() ? "MD" : code);
        body.put("revision", revision + 1);
        if (before != null && before.has("bookingsAhead")) {
            body.set("bookingsAhead", before.get("bookingsAhead"));
        }
        stored.put(path, body);
        return Answer.ok(body);
    }

    private static Map<String, Object> choices(Asked asked) {
        return Map.of(
                "laender",
                List.of(
                        Map.of("code", "by", "name", "Bayern"),
                        Map.of("code", "by-wu", "name", "Bayern, Würzburg"),
                        Map.of("code", "st", "name", "Sachsen-Anhalt")),
                "languages",
                List.of("de", "de-x-ls", "en", "ar", "fa", "fa-AF", "uk", "ru", "tr", "fr", "vi", "ro"),
                "accessibility",
                List.of("step-free", "lift", "seat"),
                "template",
                "MD",
                "catalogue",
                Words.SERVICES.keySet().stream()
                        .map(code -> Map.of(
                                "code",
                                code,
                                "name",
                                Words.service(code, asked.language()),
                                "leikaKey",
                                "",
                                "durationMinutes",
                                30,
                                "furtherPersonMinutes",
                                15,
                                "maxPersons",
                                6,
                                "ticketLetter",
                                "A"))
                        .toList());
    }

    private static Answer onboard(Asked asked) {
        JsonNode body = asked.body();
        if (body.path("code").asText().equals("MD")) {
            return Answer.problem(
                    400,
                    "invalid-request",
                    "Bitte prüfen.",
                    Map.of(
                            "errors",
                            List.of(
                                    Map.of("field", "code", "reason", "Das gibt es schon."),
                                    Map.of("field", "counters[0].to", "reason", "Die kleinere Zahl zuerst."),
                                    Map.of("field", "services[1].durationMinutes", "reason", "Zu kurz."))));
        }
        return new Answer(
                201,
                "application/json",
                Map.of(
                        "authority", body.path("code").asText(),
                        "office", body.path("office").path("code").asText(),
                        "teams", 1,
                        "counters", 4,
                        "services", 2,
                        "plans", 1));
    }

    private void put(String path, String json) {
        try {
            stored.put(path, ((ObjectNode) Platform.JSON.readTree(json)).put("revision", 1));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
