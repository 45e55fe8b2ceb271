package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Wrong requests about bookings: each says which field and why, and changes nothing. */
@QuarkusTest
class WrongBookingsTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";

    @Test
    void wrong_input_says_which_field_and_why() {
        var office = anOffice().create();
        refused(Map.of(), "office");
        refused(Map.of("office", "NOWHERE"), "office");
        refused(Map.of("office", "a\u0000b"), "office");
        refused(Map.of("office", office), "services");
        refused(Map.of("office", office, "services", List.of()), "services");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "nothing")), "start", TEN),
                "services[0].code");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "permit", "persons", 7)), "start", TEN),
                "services[0].persons");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "permit", "persons", 0)), "start", TEN),
                "services[0].persons");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit"), Map.of("code", "permit")),
                        "start",
                        TEN),
                "services[1].code");
        refused(Map.of("office", office, "services", List.of(Map.of("code", "permit"))), "start");
        refused(Map.of("office", office, "services", List.of(Map.of("code", "permit")), "start", "tomorrow"), "start");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        "2026-11-23T10:00:00+01:00"),
                "start");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        "+999999999-12-31T23:59:59-18:00"),
                "start");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "permit")), "start", TEN, "language", "xx"),
                "language");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        TEN,
                        "accessNeeds",
                        List.of("magic")),
                "accessNeeds[0]");
        refused(Map.of("office", office, "services", "permit", "start", TEN), "services");
    }

    @Test
    void a_body_that_is_no_json_and_a_missing_key_are_refused_kindly() {
        request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{")
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        request()
                .body("{}")
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .body("type", endsWith("#idempotency-key-missing"));
        request()
                .header("Idempotency-Key", "1")
                .body("{}")
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
        request()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/v1/bookings")
                .then()
                .statusCode(400);
    }

    @Test
    void a_confirmation_with_everything_wrong_says_so_in_the_readers_language() {
        var booking = held(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .header("Accept-Language", "ar")
                .body(Map.of("email", "nobody", "phone", "12", "notify", List.of("PIGEON", "EMAIL")))
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(400)
                .header("Content-Language", "ar")
                .body("errors.field", containsInAnyOrder("familyName", "email", "phone", "notify[0]", "consent"))
                .body("title", containsString("يرجى"));
        assertThat(status(booking)).isEqualTo("HELD");
    }

    private void refused(Map<String, ?> body, String field) {
        request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(body))
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }
}
