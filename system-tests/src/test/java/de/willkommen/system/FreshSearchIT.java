package de.willkommen.system;

import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.key;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one instance has answered is in the next search of the other: bookings, cancellations, plans and closures. */
class FreshSearchIT {

    private static final RunningPlatform RUNNING = RunningPlatform.get();
    private static final String SERVICE = "residence-permit";

    /** Sundays on which nothing else is open, and nobody else's test books. */
    private static final LocalDate FIRST_SUNDAY = LocalDate.parse("2027-04-11");

    private static final int SUNDAYS = 12;

    @Test
    void what_one_instance_answered_is_in_the_next_search_of_the_other() {
        AtOnce.all(SUNDAYS, which -> {
            var instances = RUNNING.instances("appointment-service");
            assertThat(instances).hasSize(2);
            var here = instances.get(which % 2);
            var there = instances.get(1 - which % 2);
            var sunday = FIRST_SUNDAY.plusWeeks(which).toString();
            var counter = String.valueOf(101 + which);
            assertThat(starts(there, sunday)).isEmpty();

            var plan = created(here, "/plans", plan(counter, sunday));
            var offered = starts(there, sunday);
            assertThat(offered)
                    .isNotEmpty()
                    .allSatisfy(start -> assertThat(start).startsWith(sunday));

            var start = offered.get(0);
            var held = hold(there, start);
            assertThat(starts(here, sunday)).doesNotContain(start);

            cancel(here, held);
            assertThat(starts(there, sunday)).isEqualTo(offered);

            var closure = created(there, "/closures", closure(counter, sunday));
            assertThat(starts(here, sunday)).isEmpty();

            remove(here, "/closures/" + closure);
            assertThat(starts(there, sunday)).isEqualTo(offered);

            remove(there, "/plans/" + plan);
            assertThat(starts(here, sunday)).isEmpty();
            return sunday;
        });
    }

    private static List<String> starts(String instance, String day) {
        return given().baseUri(instance)
                .queryParam("office", OFFICE)
                .queryParam("service", SERVICE)
                .queryParam("from", day)
                .queryParam("to", day)
                .get("/api/v1/slots")
                .then()
                .statusCode(200)
                .extract()
                .path("slots.start");
    }

    private record Held(String id, String token) {}

    private static Held hold(String instance, String start) {
        var held = given().baseUri(instance)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key())
                .body(Bookings.holdRequest(SERVICE, start, "de"))
                .post("/api/v1/bookings")
                .then()
                .statusCode(201)
                .extract();
        return new Held(held.path("id"), held.path("token"));
    }

    private static void cancel(String instance, Held held) {
        given().baseUri(instance)
                .header("Booking-Token", held.token())
                .post("/api/v1/bookings/" + held.id() + "/cancellation")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> plan(String counter, String day) {
        return Map.of(
                "owner",
                Map.of("kind", "COUNTER", "code", counter),
                "startsOn",
                day,
                "endsOn",
                day,
                "opensAt",
                "10:00",
                "closesAt",
                "14:00",
                "rule",
                "FREQ=DAILY");
    }

    private static Map<String, Object> closure(String counter, String day) {
        return Map.of(
                "kind",
                "TRAINING",
                "scope",
                Map.of("kind", "COUNTER", "code", counter),
                "startsOn",
                day,
                "reason",
                "Schulung");
    }

    private static String created(String instance, String path, Map<String, Object> body) {
        return lead(instance)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/offices/" + OFFICE + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void remove(String instance, String path) {
        lead(instance)
                .header("If-Match", "\"0\"")
                .delete("/api/v1/offices/" + OFFICE + path)
                .then()
                .statusCode(204);
    }

    private static RequestSpecification lead(String instance) {
        return given().baseUri(instance).header("Authorization", "Bearer " + Platform.token("lead"));
    }
}
