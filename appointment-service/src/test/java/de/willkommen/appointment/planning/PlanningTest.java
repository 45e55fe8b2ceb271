package de.willkommen.appointment.planning;

import de.willkommen.appointment.ServiceTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of planning for the tests of it. */
abstract class PlanningTest extends ServiceTest {

    /** Tuesday, the day after the tests' today; the team is open from 8 to 12 unless a test says otherwise. */
    static final String WEDNESDAY = "2026-11-25";

    static final String NINE = WEDNESDAY + "T09:00:00+01:00";
    static final String TEN = WEDNESDAY + "T10:00:00+01:00";

    static String path(String office, String rest) {
        return "/api/v1/offices/" + office + rest;
    }

    static Map<String, Object> plan(String kind, String code, String rule, String opensAt, String closesAt) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("owner", Map.of("kind", kind, "code", code));
        plan.put("startsOn", "2026-11-01");
        plan.put("opensAt", opensAt);
        plan.put("closesAt", closesAt);
        plan.put("rule", rule);
        return plan;
    }

    static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
        var changed = new LinkedHashMap<String, Object>(body);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> officeClosed(String day) {
        return Map.of("kind", "CLOSED", "scope", Map.of("kind", "OFFICE"), "startsOn", day, "reason", "Umzug");
    }

    Response post(String office, String rest, Object body) {
        return request().body(written(body)).post(path(office, rest));
    }

    Response put(String office, String rest, int version, Object body) {
        return request()
                .header("If-Match", "\"" + version + "\"")
                .body(written(body))
                .put(path(office, rest));
    }

    Response delete(String office, String rest, int version) {
        return request().header("If-Match", "\"" + version + "\"").delete(path(office, rest));
    }

    String created(String office, String rest, Object body) {
        return post(office, rest, body).then().statusCode(201).extract().path("id");
    }

    /** Ids of the bookings on the list of conflicts that wait for a decision. */
    List<String> conflicting(String office) {
        return request()
                .queryParam("limit", 500)
                .get(path(office, "/conflicts"))
                .then()
                .statusCode(200)
                .extract()
                .path("conflicts.findAll { it.settlement == null }.booking.id");
    }

    List<String> starts(String office, String service, String day) {
        return request()
                .queryParam("office", office)
                .queryParam("service", service)
                .queryParam("from", day)
                .queryParam("to", day)
                .get("/api/v1/slots")
                .then()
                .statusCode(200)
                .extract()
                .path("slots.start");
    }
}
