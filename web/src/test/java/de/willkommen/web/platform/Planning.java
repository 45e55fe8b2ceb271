package de.willkommen.web.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The planning of appointment-service. It stores plans with their versions and does not evaluate them: the calendar is the
 * same every week, with a holiday on 25 December, an absence on Wednesdays, two bookings a day at counter 101 and a conflict
 * on Tuesdays. A rule with {@code HOURLY} is refused. A plan that ends before eleven loses a booking.
 */
public final class Planning {

    /** Tuesdays and Thursdays, for a team. */
    public static final String WEEKLY = "00000000-0000-7000-8000-000000000001";

    /** A rule that plain choices can't say, with exceptions and all four channels. */
    public static final String RULED = "00000000-0000-7000-8000-000000000002";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Map<String, ObjectNode> plans = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(7);

    Planning() {
        put(WEEKLY, """
                {"owner":{"kind":"TEAM","code":"residence"},"startsOn":"2026-01-01","opensAt":"08:00","closesAt":"12:00",
                 "rule":"FREQ=WEEKLY;BYDAY=TU,TH","exceptOn":[],
                 "shares":[{"channel":"PUBLIC"},{"channel":"EMERGENCY","counters":1,"releaseMinutesBefore":1440}]}""");
        put(RULED, """
                {"owner":{"kind":"TEAM","code":"residence"},"startsOn":"2026-01-01","endsOn":"2030-12-31","opensAt":"18:00",
                 "closesAt":"00:00","rule":"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                 "exceptOn":["2026-12-31","2027-03-31"],
                 "shares":[{"channel":"PUBLIC","counters":2},{"channel":"INTERNAL","releaseMinutesBefore":90},
                           {"channel":"PARTNER","counters":1,"releaseMinutesBefore":120},
                           {"channel":"EMERGENCY","counters":1}]}""");
    }

    void install(Platform platform) {
        var here = " /api/v1/offices/MD-ABH";
        platform.on("GET" + here + "/planning", (asked, path) -> Answer.ok(choices()));
        platform.on("GET" + here + "/calendar", (asked, path) -> Answer.ok(calendar(asked)));
        platform.on("GET" + here + "/plans", (asked, path) -> Answer.ok(List.copyOf(plans.values())));
        platform.on("POST" + here + "/plans", (asked, path) -> create(asked));
        platform.on("POST" + here + "/plans/preview", (asked, path) -> preview(asked));
        platform.on("POST" + here + "/plans/copies", (asked, path) -> copy(asked));
        platform.on("GET" + here + "/plans/([0-9a-f-]{36})", (asked, path) -> found(path.group(1)));
        platform.on("PUT" + here + "/plans/([0-9a-f-]{36})", (asked, path) -> replace(path.group(1), asked));
        platform.on("DELETE" + here + "/plans/([0-9a-f-]{36})", (asked, path) -> remove(path.group(1), asked));
    }

    private static Map<String, Object> choices() {
        return Map.of(
                "teams",
                List.of(
                        Map.of("code", "residence", "label", "Aufenthalt"),
                        Map.of("code", "integration", "label", Appointments.HOSTILE)),
                "counters",
                List.of(
                        Map.of("code", "101", "room", "1.01", "team", "residence"),
                        Map.of("code", "102", "room", "1.02", "team", "residence"),
                        Map.of("code", "104", "room", "1.04", "team", "residence"),
                        Map.of("code", "201", "room", "2.01", "team", "integration")),
                "resources",
                List.of(
                        Map.of("code", "interpreter-arabic", "kind", "INTERPRETER", "label", "Arabisch, vor Ort"),
                        Map.of("code", "room-2", "kind", "ROOM", "label", "Besprechungsraum 2")),
                "staff",
                List.of(
                        Map.of("subject", "s-1", "team", "residence", "counter", "101"),
                        Map.of("subject", "s-2", "team", "residence", "counter", "102"),
                        Map.of("subject", "s-3", "team", "residence")));
    }

    private static Map<String, Object> calendar(Asked asked) {
        var from = LocalDate.parse(asked.parameters("from").get(0));
        var to = LocalDate.parse(asked.parameters("to").get(0));
        var days = new ArrayList<Map<String, Object>>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.add(day(day, asked));
        }
        return Map.of("office", "MD-ABH", "today", LocalDate.now(BERLIN).toString(), "days", days);
    }

    private static Map<String, Object> day(LocalDate date, Asked asked) {
        var resources = new ArrayList<Map<String, Object>>();
        var isHoliday = date.getMonthValue() == 12 && date.getDayOfMonth() == 25;
        if (date.getDayOfWeek().getValue() < 6 && !isHoliday) {
            for (var counter : List.of("101", "102", "104", "201")) {
                var team = counter.startsWith("2") ? "integration" : "residence";
                if (wanted(asked, "team", team) && wanted(asked, "counter", counter) && absent(asked, "resource")) {
                    resources.add(counter(date, counter, team));
                }
            }
            if (absent(asked, "team") && absent(asked, "counter") && wanted(asked, "resource", "interpreter-arabic")) {
                var interpreter =
                        new LinkedHashMap<String, Object>(opened(date, "interpreter-arabic", "PUBLIC", 9, 24));
                interpreter.put("kind", "INTERPRETER");
                interpreter.put("label", "Arabisch, vor Ort");
                resources.add(interpreter);
            }
        }
        var day = new LinkedHashMap<String, Object>();
        day.put("date", date.toString());
        day.put(
                "week",
                "%04d-W%02d"
                        .formatted(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        if (isHoliday) {
            day.put("holiday", Words.pick(List.of("1. Weihnachtstag", "Christmas", "عيد الميلاد"), asked.language()));
        }
        day.put("resources", resources);
        day.put("closures", date.getDayOfWeek() == DayOfWeek.WEDNESDAY ? List.of(absence(date)) : List.of());
        day.put("openMinutes", resources.size() * 240);
        day.put("bookedMinutes", resources.isEmpty() ? 0 : 60);
        day.put("bookings", resources.isEmpty() ? 0 : 2);
        day.put("conflicts", date.getDayOfWeek() == DayOfWeek.TUESDAY ? 1 : 0);
        return day;
    }

    private static Map<String, Object> counter(LocalDate date, String code, String team) {
        var counter = new LinkedHashMap<>(opened(date, code, code.equals("104") ? "EMERGENCY" : "PUBLIC", 8, 12));
        counter.put("kind", "COUNTER");
        counter.put("team", team);
        if (code.equals("101")) {
            counter.put("bookings", 2);
            counter.put("bookedMinutes", 60);
            counter.put("conflicts", date.getDayOfWeek() == DayOfWeek.TUESDAY ? 1 : 0);
        }
        return counter;
    }

    private static Map<String, Object> opened(LocalDate date, String code, String channel, int from, int until) {
        var end = until == 24
                ? date.plusDays(1).atStartOfDay(BERLIN)
                : date.atTime(until, 0).atZone(BERLIN);
        return Map.of(
                "code",
                code,
                "openings",
                List.of(Map.of(
                        "start",
                        date.atTime(LocalTime.of(from, 0))
                                .atZone(BERLIN)
                                .toOffsetDateTime()
                                .toString(),
                        "end",
                        end.toOffsetDateTime().toString(),
                        "channel",
                        channel,
                        "plan",
                        WEEKLY)),
                "openMinutes",
                (until - from) * 60,
                "bookedMinutes",
                0,
                "bookings",
                0,
                "conflicts",
                0);
    }

    private static Map<String, Object> absence(LocalDate date) {
        return Map.of(
                "id",
                "00000000-0000-7000-8000-0000000000c1",
                "version",
                1,
                "kind",
                "ABSENCE",
                "scope",
                Map.of("kind", "COUNTER", "code", "102"),
                "startsOn",
                date.toString(),
                "endsOn",
                date.toString(),
                "startsAt",
                "10:00",
                "start",
                date.atTime(10, 0).atZone(BERLIN).toOffsetDateTime().toString(),
                "end",
                date.atTime(23, 59).atZone(BERLIN).toOffsetDateTime().toString(),
                "reason",
                "Fortbildung");
    }

    private static boolean wanted(Asked asked, String name, String value) {
        return absent(asked, name) || asked.parameters(name).contains(value);
    }

    private static boolean absent(Asked asked, String name) {
        return asked.parameters(name).isEmpty();
    }

    private Answer found(String id) {
        var plan = plans.get(id);
        return plan == null ? missing() : Answer.ok(plan);
    }

    private Answer create(Asked asked) {
        var errors = errors(asked.body(), "");
        if (!errors.isEmpty()) {
            return refused(errors);
        }
        // Asked twice with the same key: the same plan.
        var id = UUID.nameUUIDFromBytes(
                        asked.header("Idempotency-Key").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        var plan = ((ObjectNode) asked.body().deepCopy()).put("id", id).put("version", 0);
        plans.put(id, plan);
        revision.incrementAndGet();
        return new Answer(201, "application/json", plan);
    }

    private Answer replace(String id, Asked asked) {
        var current = plans.get(id);
        if (current == null) {
            return missing();
        }
        var errors = errors(asked.body(), "");
        if (!errors.isEmpty()) {
            return refused(errors);
        }
        if (!asked.header("If-Match").equals("\"" + current.path("version").asInt() + "\"")) {
            return Answer.problem(
                    409, "plan-changed", "Jemand war schneller.", Map.of("current", current, "yours", asked.body()));
        }
        var plan = ((ObjectNode) asked.body().deepCopy())
                .put("id", id)
                .put("version", current.path("version").asInt() + 1);
        plans.put(id, plan);
        revision.incrementAndGet();
        return Answer.ok(plan);
    }

    private Answer remove(String id, Asked asked) {
        var current = plans.get(id);
        if (current == null) {
            return missing();
        }
        if (!asked.header("If-Match").equals("\"" + current.path("version").asInt() + "\"")) {
            return Answer.problem(409, "plan-changed", "Jemand war schneller.", Map.of("current", current));
        }
        plans.remove(id);
        revision.incrementAndGet();
        return new Answer(204, "application/json", "");
    }

    Answer preview(Asked asked) {
        var change = asked.body().path("changes").path(0);
        var errors =
                change.has("plan") ? errors(change.path("plan"), "changes[0].plan.") : List.<Map<String, String>>of();
        if (change.path("verb").asText().equals("COPY_WEEK")
                && change.path("copy").path("to").isEmpty()) {
            errors = List.of(Map.of("field", "changes[0].copy.to", "reason", "Bitte wählen."));
        }
        if (!errors.isEmpty()) {
            return refused(errors);
        }
        var loses = change.path("verb").asText().equals("DELETE_PLAN")
                || change.path("plan").path("closesAt").asText("12:00").compareTo("11:00") < 0;
        var week = new HashMap<String, Object>(Map.of(
                "week",
                "2026-W53",
                "from",
                "2026-12-28",
                "to",
                "2027-01-03",
                "before",
                480,
                "after",
                loses ? 300 : 540,
                "gained",
                loses ? 0 : 60,
                "lost",
                loses ? 180 : 0));
        week.put(
                "channels",
                List.of(
                        Map.of("channel", "PUBLIC", "before", 240, "after", loses ? 150 : 300),
                        Map.of("channel", "EMERGENCY", "before", 240, "after", loses ? 150 : 240)));
        var booking = Map.of(
                "id", "00000000-0000-4000-8000-00000000000b",
                "reference", "MD-7K3PX2QA",
                "start", "2026-12-29T11:20:00+01:00",
                "end", "2026-12-29T11:50:00+01:00",
                "counter", "101",
                "services", List.of("residence-permit"),
                "reasons", List.of("OUTSIDE_OPENING"));
        return Answer.ok(Map.of(
                "revision", revision.get(), "weeks", List.of(week), "bookings", loses ? List.of(booking) : List.of()));
    }

    private Answer copy(Asked asked) {
        if (asked.body().path("revision").asLong() != revision.get()) {
            return Answer.problem(409, "schedule-changed", "Etwas hat sich geändert.", Map.of());
        }
        revision.incrementAndGet();
        return Answer.ok(Map.of("plans", List.of()));
    }

    private static List<Map<String, String>> errors(JsonNode plan, String at) {
        var errors = new ArrayList<Map<String, String>>();
        for (var field : List.of("owner", "startsOn", "opensAt", "closesAt", "rule")) {
            if (!plan.hasNonNull(field)) {
                errors.add(Map.of("field", at + field, "reason", "Bitte ausfüllen."));
                return errors;
            }
        }
        if (plan.path("rule").asText().contains("HOURLY")) {
            errors.add(Map.of("field", at + "rule", "reason", "Nur ganze Tage."));
        }
        if (plan.path("closesAt").asText().compareTo(plan.path("opensAt").asText()) <= 0
                && !plan.path("closesAt").asText().equals("00:00")) {
            errors.add(Map.of("field", at + "closesAt", "reason", "Das Ende liegt vor dem Anfang."));
        }
        for (int i = 0; i < plan.path("shares").size(); i++) {
            if (plan.path("shares").path(i).path("counters").asInt() > 99) {
                errors.add(Map.of("field", at + "shares[" + i + "].counters", "reason", "Höchstens 99."));
            }
        }
        return errors;
    }

    private static Answer refused(List<Map<String, String>> errors) {
        return Answer.problem(400, "invalid-request", "Bitte prüfen.", Map.of("errors", errors));
    }

    private static Answer missing() {
        return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
    }

    private void put(String id, String json) {
        try {
            plans.put(
                    id,
                    Objects.requireNonNull((ObjectNode) Platform.JSON.readTree(json))
                            .put("id", id)
                            .put("version", 0));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
