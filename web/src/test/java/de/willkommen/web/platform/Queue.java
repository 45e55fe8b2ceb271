package de.willkommen.web.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * queue-service. The reference {@code MD-0000000X} is of another day; the lobby code {@code old} has run out. In Magdeburg
 * the numbers for the fiktionsbescheinigung are given out, in the office for naturalisation there are none any more, in the
 * south there are none all day, and in Halle one waits longer than a day.
 */
final class Queue {

    private static final UUID WAITING = UUID.fromString("01936d2a-7c00-7000-8000-0000000000a1");

    private final Bookings bookings;
    private final Map<UUID, Map<String, Object>> tickets = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> atCounter = new ConcurrentHashMap<>();
    private final CallingPolicies policies = new CallingPolicies();
    private final Map<String, Object> sessions = new ConcurrentHashMap<>();

    Queue(Bookings bookings) {
        this.bookings = bookings;
        ticket(WAITING, "A017", "ar", List.of("residence-permit"));
        ticket(UUID.fromString("01936d2a-7c00-7000-8000-0000000000a2"), "A018", "de", List.of("address-change"));
    }

    void install(Platform platform) {
        platform.on("POST /api/v1/check-ins", (asked, path) -> checkIn(asked));
        platform.on("POST /api/v1/tickets", (asked, path) -> takeNumber(asked));
        platform.on("GET /api/v1/tickets/([0-9a-f-]+)", (asked, path) -> held(asked, path.group(1)));
        platform.on("GET /api/v1/tickets/([0-9a-f-]+)/stream", (asked, path) -> {
            var answer = held(asked, path.group(1));
            return answer.status() == 200
                    ? new Answer(
                            200, "text/event-stream", "id: 1\nevent: ticket\ndata: " + json(answer.body()) + "\n\n")
                    : answer;
        });
        platform.on("POST /api/v1/tickets/([0-9a-f-]+)/leave", (asked, path) -> {
            var answer = held(asked, path.group(1));
            if (answer.status() == 200) {
                tickets.get(UUID.fromString(path.group(1))).put("status", "LEFT");
            }
            return answer;
        });
        platform.on(
                "PUT /api/v1/tickets/([0-9a-f-]+)/contact",
                (asked, path) -> new Answer(204, "application/json", Map.of()));
        platform.on(
                "GET /api/v1/offices/MD-ABH/queue",
                (asked, path) -> Answer.ok(
                        Map.of("waiting", 7, "waitMinutes", Map.of("p50", 12, "p90", 25), "countersOpen", 4)));
        platform.on("GET /api/v1/offices/([A-Z-]+)/numbers", (asked, path) -> Answer.ok(numbers(path.group(1))));
        platform.on("GET /api/v1/offices/MD-ABH/display", (asked, path) -> Answer.ok(display()));
        platform.on(
                "GET /api/v1/offices/MD-ABH/display/stream",
                (asked, path) -> new Answer(
                        200, "text/event-stream", "id: 41\nevent: snapshot\ndata: " + json(display()) + "\n\n"));
        platform.on(
                "GET /api/v1/offices/MD-ABH/display/ways",
                (asked, path) -> Answer.ok(Map.of("104", Map.of("de", "Erste Tür links."))));
        platform.on(
                "GET /api/v1/offices/MD-ABH/lobby-code",
                (asked, path) -> Answer.ok(Map.of(
                        "code",
                        "QK7M",
                        "validUntil",
                        "2026-11-24T09:10:00Z",
                        "url",
                        "http://localhost:8080/lobby/MD-ABH?code=QK7M")));
        platform.on(
                "GET /api/v1/offices/MD-ABH/waiting",
                (asked, path) -> Answer.ok(Map.of(
                        "revision",
                        3,
                        "tickets",
                        List.copyOf(tickets.values()),
                        "counters",
                        List.of(
                                Map.of("counter", "101", "state", "PAUSED", "since", "2026-11-24T08:30:00Z"),
                                Map.of(
                                        "counter",
                                        "102",
                                        "state",
                                        "SERVING",
                                        "since",
                                        "2026-11-24T08:45:00Z",
                                        "number",
                                        "A012"),
                                Map.of("counter", "103", "state", "CLOSED"),
                                Map.of("counter", "107", "state", "FREE", "since", "2026-11-24T07:00:00Z")))));
        platform.on(
                "GET /api/v1/offices/MD-ABH/waiting/stream",
                (asked, path) ->
                        new Answer(200, "text/event-stream", "id: 3\nevent: waiting\ndata: {\"revision\":3}\n\n"));
        platform.on(
                "GET /api/v1/offices/MD-ABH/calling-policy/history", (asked, path) -> Answer.ok(policies.history()));
        platform.on("PUT /api/v1/offices/MD-ABH/calling-policy", (asked, path) -> policies.change(asked));
        platform.on("GET /api/v1/counters/(\\d+)", (asked, path) -> Answer.ok(counter(path.group(1))));
        platform.on("PUT /api/v1/counters/(\\d+)/session", (asked, path) -> {
            sessions.put(path.group(1), session());
            return new Answer(204, "application/json", Map.of());
        });
        platform.on("DELETE /api/v1/counters/(\\d+)/session", (asked, path) -> {
            sessions.remove(path.group(1));
            return new Answer(204, "application/json", Map.of());
        });
        platform.on("PUT /api/v1/counters/(\\d+)/pause", (asked, path) -> pause(path.group(1)));
        platform.on("DELETE /api/v1/counters/(\\d+)/pause", (asked, path) -> {
            var session = session();
            sessions.put(path.group(1), session);
            return Answer.ok(session);
        });
        platform.on(
                "GET /api/v1/offices/MD-ABH/statistics/mine",
                (asked, path) -> Answer.ok(Map.of("served", 12, "noShows", 1, "meanServingSeconds", 840)));
        platform.on("POST /api/v1/counters/(\\d+)/next", (asked, path) -> next(path.group(1)));
        platform.on(
                "POST /api/v1/tickets/([0-9a-f-]+)/([a-z-]+)",
                (asked, path) -> act(path.group(1), path.group(2), asked));
    }

    private Answer checkIn(Asked asked) {
        var reference = asked.body().path("reference").asText();
        if (reference.endsWith("X")) {
            return Answer.problem(409, "wrong-day", "Ihr Termin ist an einem anderen Tag.", Map.of());
        }
        var ticket = ticket(
                UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8)),
                "B003",
                "de",
                List.of("address-change"));
        return new Answer(201, "application/json", withToken(ticket));
    }

    private Answer takeNumber(Asked asked) {
        if (asked.body().path("lobbyCode").asText().equals("old")) {
            return Answer.problem(403, "lobby-code-expired", "Der Code gilt nicht mehr.", Map.of());
        }
        var id = UUID.nameUUIDFromBytes(asked.header("Idempotency-Key").getBytes(StandardCharsets.UTF_8));
        var ticket = ticket(
                id,
                "A019",
                asked.body().path("language").asText(),
                List.of(asked.body().path("services").path(0).asText()));
        if (asked.body().path("office").asText().equals("HAL-ABH")) {
            ticket.put("office", "HAL-ABH");
            ticket.put("waitMinutes", Map.of("p50", 1500, "p90", 2000));
        }
        return new Answer(201, "application/json", withToken(ticket));
    }

    private static Map<String, Object> numbers(String office) {
        return switch (office) {
            case "MD-EIN" -> Map.of("open", false, "until", "11:30", "services", List.of());
            case "MD-SUED" -> Map.of("open", false, "until", "00:00", "services", List.of());
            default ->
                Map.of(
                        "open",
                        true,
                        "until",
                        "16:30",
                        "services",
                        List.of(
                                Map.of("code", "fiktionsbescheinigung", "perDay", 40, "left", 0),
                                Map.of("code", "address-change", "perDay", 40, "left", 1)));
        };
    }

    private Answer next(String counter) {
        var waiting = tickets.values().stream()
                .filter(ticket -> ticket.get("status").equals("WAITING"))
                .max(Comparator.comparing(ticket -> ticket.containsKey("bookingId")));
        if (waiting.isEmpty()) {
            return new Answer(204, "application/json", Map.of());
        }
        var ticket = waiting.get();
        ticket.put("status", "CALLED");
        ticket.put("counter", counter);
        ticket.put("room", "1.0" + counter.charAt(2));
        ticket.put("calledAt", OffsetDateTime.now(ZoneOffset.UTC).toString());
        ticket.put("reason", "due");
        atCounter.put(counter, ticket);
        return Answer.ok(ticket);
    }

    private Answer act(String id, String verb, Asked asked) {
        var ticket = tickets.get(UUID.fromString(id));
        if (verb.equals("recall")) {
            return Answer.problem(
                    409, "recall-too-soon", "Bitte warten Sie 30 Sekunden bis zum nächsten Aufruf.", Map.of());
        }
        var status = Map.of(
                "start",
                "SERVING",
                "finish",
                "DONE",
                "no-show",
                "NO_SHOW",
                "park",
                "PARKED",
                "resume",
                "SERVING",
                "transfer",
                "TRANSFERRED",
                "undo",
                "WAITING",
                "call",
                "CALLED",
                "take-over",
                "SERVING");
        if (asked.body().path("reason").asText().equals("taken")) {
            return Answer.problem(409, "at-other-counter", "Die Nummer ist an einem anderen Schalter.", Map.of());
        }
        ticket.put("status", status.get(verb));
        if (verb.equals("park")) {
            ticket.put("parkReason", asked.body().path("reason").asText());
            ticket.put("parkedUntil", asked.body().path("until").asText());
        }
        if (verb.equals("call") || verb.equals("take-over")) {
            atCounter.values().remove(ticket);
            ticket.put("counter", asked.body().path("counter").asText());
            atCounter.put(asked.body().path("counter").asText(), ticket);
        }
        return Answer.ok(ticket);
    }

    private Answer pause(String counter) {
        if (atCounter.containsKey(counter)
                && atCounter.get(counter).get("status").equals("CALLED")) {
            return Answer.problem(409, "ticket-open", "Am Schalter ist noch jemand.", Map.of());
        }
        var session = new LinkedHashMap<>(session());
        session.put("pausedSince", "2026-11-24T09:05:00Z");
        sessions.put(counter, session);
        return Answer.ok(session);
    }

    private static Map<String, Object> session() {
        return Map.of("clerk", "s", "services", List.of(), "languages", List.of("de"), "since", "2026-11-24T08:00:00Z");
    }

    private Map<String, Object> counter(String code) {
        var state = new LinkedHashMap<String, Object>();
        state.put("counter", code);
        state.put("office", "MD-ABH");
        state.put("room", "1.0" + code.charAt(2));
        if (sessions.containsKey(code)) {
            state.put("session", sessions.get(code));
        }
        var ticket = atCounter.get(code);
        if (ticket != null && List.of("CALLED", "SERVING").contains(ticket.get("status"))) {
            state.put("ticket", ticket);
        }
        return state;
    }

    private Answer held(Asked asked, String id) {
        var uuid = UUID.fromString(id);
        if (!tickets.containsKey(uuid)) {
            return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
        }
        return asked.header("Ticket-Token").equals(Bookings.token(uuid))
                ? Answer.ok(tickets.get(uuid))
                : Answer.problem(401, "unauthorized", "Der Schlüssel passt nicht.", Map.of());
    }

    private Map<String, Object> ticket(UUID id, String number, String language, List<String> services) {
        return tickets.computeIfAbsent(id, missing -> {
            var ticket = new LinkedHashMap<String, Object>();
            ticket.put("id", id.toString());
            ticket.put("number", number);
            ticket.put("status", "WAITING");
            ticket.put("office", "MD-ABH");
            ticket.put("services", services);
            ticket.put("language", language);
            ticket.put("ahead", 3);
            ticket.put("waitMinutes", Map.of("p50", 10, "p90", 20));
            ticket.put("openedAt", "2026-11-24T08:50:00Z");
            ticket.put("dueAt", "2026-11-24T09:00:00Z");
            ticket.put("waitedMinutes", 9);
            ticket.put("accessNeeds", List.of("step-free"));
            bookings.latest().ifPresent(booking -> ticket.put("bookingId", booking));
            return ticket;
        });
    }

    private static Map<String, Object> withToken(Map<String, Object> ticket) {
        var answer = new LinkedHashMap<>(ticket);
        answer.put("token", Bookings.token(UUID.fromString((String) ticket.get("id"))));
        return answer;
    }

    private static Map<String, Object> display() {
        var display = new LinkedHashMap<String, Object>(Map.of(
                "office",
                "MD-ABH",
                "now",
                OffsetDateTime.now(ZoneOffset.UTC).toString(),
                "eventId",
                41,
                "calls",
                List.of(
                        Map.of(
                                "number",
                                "A017",
                                "counter",
                                "104",
                                "room",
                                "1.04",
                                "calledAt",
                                OffsetDateTime.now(ZoneOffset.UTC).toString(),
                                "language",
                                "ar",
                                "recalls",
                                0),
                        Map.of(
                                "number",
                                "B003",
                                "counter",
                                "101",
                                "room",
                                "1.01",
                                "calledAt",
                                "2026-11-24T08:58:00Z",
                                "language",
                                "de",
                                "recalls",
                                1),
                        Map.of(
                                "number",
                                "A016",
                                "counter",
                                "112",
                                "room",
                                "1.12",
                                "calledAt",
                                "2026-11-24T08:55:00Z",
                                "language",
                                "en",
                                "recalls",
                                0)),
                "waiting",
                7,
                "waitMinutes",
                Map.of("p50", 12, "p90", 25),
                "lobbyCode",
                "QK7M",
                "lobbyUrl",
                "http://localhost:8080/lobby/MD-ABH?code=QK7M"));
        display.put(
                "services",
                List.of(
                        Map.of("code", "address-change", "waiting", 5, "waitMinutes", Map.of("p50", 0, "p90", 14)),
                        Map.of("code", "residence-permit", "waiting", 2, "waitMinutes", Map.of("p50", 0, "p90", 0))));
        return display;
    }

    private static String json(Object body) {
        try {
            return Platform.JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
