package de.willkommen.web.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Closures and conflicts of appointment-service. A training hits two bookings; an entry of counter 104 is changed by
 * somebody else as soon as it was looked at. A conflict in another version than the first is left. One
 * person was not served.
 */
final class Closing {

    private static final String OFFICE = "/api/v1/offices/MD-ABH";

    private final Map<String, ObjectNode> closures = new LinkedHashMap<>();
    private final Map<String, ObjectNode> conflicts = new LinkedHashMap<>();

    private final ObjectNode owed = Platform.JSON.createObjectNode();
    private final Planning planning;

    Closing(Planning planning) {
        this.planning = planning;
        closure("00000000-0000-4000-8000-0000000000c1", """
                {"kind":"TRAINING","scope":{"kind":"TEAM","code":"residence"},"startsOn":"2026-12-10",
                "startsAt":"10:00","endsAt":"12:00","reason":"Interkulturelles <b>Training</b>"}""");
        closure("00000000-0000-4000-8000-0000000000c4", """
                {"kind":"CLOSED","scope":{"kind":"COUNTER","code":"104"},"startsOn":"2026-12-14","endsOn":"2026-12-16",
                "reason":"Umbau"}""");
        owed.set(
                "booking",
                Platform.JSON.valueToTree(booking(
                        "00000000-0000-4000-8000-0000000000e1", "2026-11-23T15:00:00+01:00", "102", "ar", "CLOSED")));
        conflict("00000000-0000-4000-8000-0000000000f1", "2026-12-10T10:00:00+01:00", "101", "ar", "CLOSED");
        conflict("00000000-0000-4000-8000-0000000000f2", "2026-12-10T10:30:00+01:00", "102", "de", "CLOSED");
        conflict("00000000-0000-4000-8000-0000000000f3", "2026-12-11T09:00:00+01:00", "104", "uk", "OUTSIDE_OPENING");
    }

    void install(Platform platform) {
        platform.on("GET " + OFFICE + "/holidays", (asked, path) -> Answer.ok(holidays(asked)));
        platform.on("GET " + OFFICE + "/closures", (asked, path) -> list(asked));
        platform.on("POST " + OFFICE + "/closures", (asked, path) -> enter(asked));
        platform.on("GET " + OFFICE + "/closures/([0-9a-f-]+)", (asked, path) -> one(path.group(1)));
        platform.on("PUT " + OFFICE + "/closures/([0-9a-f-]+)", (asked, path) -> replace(asked, path.group(1)));
        platform.on("DELETE " + OFFICE + "/closures/([0-9a-f-]+)", (asked, path) -> remove(asked, path.group(1)));
        platform.on(
                "POST " + OFFICE + "/plans/preview",
                (asked, path) -> asked.body()
                                .path("changes")
                                .path(0)
                                .path("verb")
                                .asText()
                                .endsWith("_CLOSURE")
                        ? preview(asked)
                        : planning.preview(asked));
        platform.on("GET " + OFFICE + "/conflicts", (asked, path) -> Answer.ok(conflicts(asked)));
        platform.on("POST " + OFFICE + "/conflicts/settlements", (asked, path) -> settle(asked));
        platform.on("GET " + OFFICE + "/unserved", (asked, path) -> Answer.ok(unserved(asked)));
        platform.on("POST " + OFFICE + "/unserved/[0-9a-f-]+/settlement", (asked, path) -> settleUnserved(asked));
    }

    private static List<Map<String, String>> holidays(Asked asked) {
        return List.of(
                        Map.of("date", "2026-12-25", "name", "1. Weihnachtstag"),
                        Map.of("date", "2027-01-06", "name", "Heilige Drei Könige"))
                .stream()
                .filter(holiday -> holiday.get("date")
                                        .compareTo(asked.parameters("from").get(0))
                                >= 0
                        && holiday.get("date").compareTo(asked.parameters("to").get(0)) <= 0)
                .toList();
    }

    private synchronized Answer list(Asked asked) {
        var from = asked.parameters("from").get(0);
        var to = asked.parameters("to").get(0);
        if (LocalDate.parse(from).plusDays(1_100).isBefore(LocalDate.parse(to))) {
            return refused("to", "Höchstens 1100 Tage auf einmal.");
        }
        return Answer.ok(closures.values().stream()
                .filter(closure -> closure.path("endsOn").asText().compareTo(from) >= 0
                        && closure.path("startsOn").asText().compareTo(to) <= 0)
                .toList());
    }

    private synchronized Answer one(String id) {
        var closure = closures.get(id);
        if (closure == null) {
            return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
        }
        var seen = closure.deepCopy();
        if (closure.path("scope").path("code").asText().equals("104")
                && closure.path("version").asInt() == 0) {
            closure.put("reason", "Umbau und Umzug").put("version", 1);
        }
        return Answer.ok(seen);
    }

    private synchronized Answer enter(Asked asked) {
        var id = UUID.randomUUID().toString();
        return new Answer(201, "application/json", put(id, 0, asked.body()));
    }

    private synchronized Answer replace(Asked asked, String id) {
        var before = closures.get(id);
        if (before == null) {
            return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
        }
        var version = before.path("version").asInt();
        if (!asked.header("If-Match").equals("\"" + version + "\"")) {
            return Answer.problem(409, "plan-changed", "Jemand war schneller.", Map.of("current", before));
        }
        return Answer.ok(put(id, version + 1, asked.body()));
    }

    private synchronized Answer remove(Asked asked, String id) {
        var before = closures.get(id);
        if (!asked.header("If-Match").equals("\"" + before.path("version").asInt() + "\"")) {
            return Answer.problem(409, "plan-changed", "Jemand war schneller.", Map.of("current", before));
        }
        closures.remove(id);
        return new Answer(204, "application/json", "");
    }

    private ObjectNode put(String id, int version, JsonNode sent) {
        var closure = ((ObjectNode) sent).deepCopy().put("id", id).put("version", version);
        if (!closure.has("endsOn")) {
            closure.set("endsOn", closure.get("startsOn"));
        }
        if (closure.has("staff")) {
            closure.putObject("scope").put("kind", "COUNTER").put("code", "101");
        }
        closures.put(id, closure);
        return closure;
    }

    private synchronized Answer preview(Asked asked) {
        var hours = 0;
        var bookings = new ArrayList<Map<String, Object>>();
        for (var change : asked.body().path("changes")) {
            var closure = change.path("closure");
            if (change.has("id") && !closures.containsKey(change.path("id").asText())) {
                return refused("changes[0].id", "Diesen Wert kennen wir nicht.");
            }
            if (closure.isObject() && !closure.has("scope") && !closure.has("staff")) {
                return refused("changes[0].closure.scope.kind", "Bitte ausfüllen.");
            }
            if (closure.isObject() && !closure.has("startsOn")) {
                return refused("changes[0].closure.startsOn", "Bitte ausfüllen.");
            }
            if (closure.path("endsOn")
                            .asText("9")
                            .compareTo(closure.path("startsOn").asText())
                    < 0) {
                return refused("changes[0].closure.endsOn", "Das Ende liegt vor dem Anfang.");
            }
            hours += change.path("verb").asText().equals("DELETE_CLOSURE") ? -4 : 4;
            if (closure.path("kind").asText().equals("TRAINING")) {
                bookings.add(booking(
                        "00000000-0000-4000-8000-0000000000b1", "2026-12-10T10:00:00+01:00", "101", "ar", "CLOSED"));
                bookings.add(booking(
                        "00000000-0000-4000-8000-0000000000b2", "2026-12-10T10:30:00+01:00", "102", "de", "CLOSED"));
            }
        }
        var week = Map.of(
                "week",
                "2026-W50",
                "from",
                "2026-12-07",
                "to",
                "2026-12-13",
                "before",
                2_400,
                "after",
                2_400 - 60 * hours,
                "gained",
                hours < 0 ? -60 * hours : 0,
                "lost",
                hours > 0 ? 60 * hours : 0,
                "channels",
                List.of());
        return Answer.ok(Map.of("revision", 7, "weeks", List.of(week), "bookings", bookings));
    }

    private synchronized Map<String, Object> unserved(Asked asked) {
        var isOver = owed.has("settlement");
        return Map.of(
                "open",
                isOver ? 0 : 1,
                "settled",
                isOver ? 1 : 0,
                "bookings",
                asked.parameters("state").contains("SETTLED") == isOver ? List.of(owed.deepCopy()) : List.of());
    }

    private synchronized Answer settleUnserved(Asked asked) {
        if (asked.body().path("reason").asText().isBlank()) {
            return refused("reason", "Bitte ausfüllen.");
        }
        if (owed.has("settlement")) {
            return Answer.problem(409, "already-settled", "Jemand war schneller.", Map.of("current", owed));
        }
        owed.putObject("settlement")
                .put("reason", asked.body().path("reason").asText())
                .put("by", "lead")
                .put("at", "2026-11-24T09:05:00+01:00");
        return Answer.ok(owed.deepCopy());
    }

    private synchronized Map<String, Object> conflicts(Asked asked) {
        var settled = asked.parameters("state").contains("SETTLED");
        var limit = Integer.parseInt(asked.parameters("limit").get(0));
        var open = conflicts.values().stream()
                .filter(conflict -> !conflict.has("settlement"))
                .count();
        return Map.of(
                "open",
                open,
                "settled",
                conflicts.size() - open,
                "unserved",
                owed.has("settlement") ? 0 : 1,
                "conflicts",
                conflicts.values().stream()
                        .filter(conflict -> conflict.has("settlement") == settled)
                        .limit(limit)
                        .toList());
    }

    private synchronized Answer settle(Asked asked) {
        if (asked.body().path("reason").asText().isBlank()) {
            return refused("reason", "Bitte ausfüllen.");
        }
        var settled = new ArrayList<String>();
        var left = new ArrayList<String>();
        for (var seen : asked.body().path("conflicts")) {
            var conflict = conflicts.get(seen.path("id").asText());
            if (conflict == null
                    || conflict.has("settlement")
                    || seen.path("version").asInt() != 1) {
                left.add(seen.path("id").asText());
            } else {
                conflict.putObject("settlement")
                        .put("decision", "KEEP")
                        .put("reason", asked.body().path("reason").asText())
                        .put("by", "lead")
                        .put("at", "2026-11-24T09:05:00+01:00");
                settled.add(seen.path("id").asText());
            }
        }
        return Answer.ok(Map.of("settled", settled, "left", left));
    }

    private void conflict(String id, String start, String counter, String language, String reason) {
        var conflict = Platform.JSON
                .createObjectNode()
                .put("id", id)
                .put("version", 1)
                .put("foundAt", "2026-11-24T08:00:00+01:00");
        conflict.set(
                "booking", Platform.JSON.valueToTree(booking(id.replace('f', 'b'), start, counter, language, reason)));
        conflicts.put(id, conflict);
    }

    private static Map<String, Object> booking(
            String id, String start, String counter, String language, String reason) {
        return Map.of(
                "id",
                id,
                "reference",
                "MD-7K3QX9W" + counter.substring(2),
                "start",
                start,
                "end",
                start.replace(":00:00+", ":20:00+").replace(":30:00+", ":50:00+"),
                "counter",
                counter,
                "services",
                List.of("residence-permit"),
                "language",
                language,
                "reasons",
                List.of(reason));
    }

    private void closure(String id, String json) {
        try {
            put(id, 0, Platform.JSON.readTree(json));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    private static Answer refused(String field, String reason) {
        return Answer.problem(
                400,
                "invalid-request",
                "Bitte prüfen.",
                Map.of("errors", List.of(Map.of("field", field, "reason", reason))));
    }
}
