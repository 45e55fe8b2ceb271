package de.willkommen.appointment.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the people of the office do with bookings: for somebody, beyond what is free, with a reason and a note. */
@QuarkusTest
class StaffBookingTest extends ServiceTest {

    private static final String OFFICE = "MD-ABH";
    private static final String NINE = "2026-11-27T09:00:00+01:00";

    private Response book(String start, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "office",
                OFFICE,
                "services",
                List.of(Map.of("code", "naturalisation-advice")),
                "start",
                start,
                "language",
                "de"));
        body.putAll(more);
        return request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(body))
                .post("/api/v1/bookings");
    }

    private static Map<String, ?> overbooking(String counter, String reason) {
        return Map.of("overbook", Map.of("counter", counter, "reason", reason));
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"lead", "clerk", "overbook"})
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000002"),
                @Claim(key = "authority", value = "MD")
            })
    void an_overbooked_time_takes_nobodys_and_is_marked_and_logged() {
        var first = holder(book(NINE, overbooking("201", "Card expires today")));
        var second = holder(book(NINE, overbooking("201", "Card expires today, too")));
        confirm(first, Map.of("familyName", "Haddad")).then().statusCode(200);
        confirm(second, Map.of("familyName", "Nguyen")).then().statusCode(200);

        assertThat(count(
                        "select count(*) from slot_claim where booking in (cast(? as uuid), cast(? as uuid))",
                        first.id(),
                        second.id()))
                .isZero();
        request()
                .queryParam("office", OFFICE)
                .queryParam("date", "2026-11-27")
                .get("/api/v1/bookings")
                .then()
                .statusCode(200)
                .body("findAll { it.overbooked }.familyName", contains("Haddad", "Nguyen"))
                .body("[0].counter", equalTo("201"))
                .body("[0].services[0].minutes", equalTo(45));
        request()
                .get("/api/v1/bookings/{id}/history", first.id())
                .then()
                .body("reason[0]", equalTo("Card expires today"))
                .body("actor[0]", equalTo("00000000-0000-4000-8000-000000000002"));
        request()
                .body(Map.of("start", "2026-11-27T10:00:00+01:00", "reason", "A place came free"))
                .post("/api/v1/bookings/{id}/move", second.id())
                .then()
                .statusCode(200);
        request()
                .get("/api/v1/bookings/{id}", second.id())
                .then()
                .body("overbooked", equalTo(false))
                .body("start", equalTo("2026-11-27T10:00:00+01:00"));
        List.of(first, second).forEach(this::cancel);
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"lead", "clerk", "overbook"})
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000002"),
                @Claim(key = "authority", value = "MD")
            })
    void overbooking_and_emergencies_need_a_reason_and_a_counter_there_is() {
        book(NINE, overbooking("201", " ")).then().statusCode(400).body("errors.field", contains("overbook.reason"));
        book(NINE, overbooking("999", "x")).then().statusCode(400).body("errors.field", contains("overbook.counter"));
        book("2026-11-20T09:00:00+01:00", overbooking("201", "x"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("start"));
        book(NINE, Map.of("channel", "EMERGENCY")).then().statusCode(400).body("errors.field", contains("reason"));
        book(NINE, Map.of("channel", "PARTNER")).then().statusCode(403);
        var urgent = holder(book(NINE, Map.of("channel", "EMERGENCY", "reason", "Family in need")));
        request().get("/api/v1/bookings/{id}", urgent.id()).then().body("channel", equalTo("EMERGENCY"));
        cancel(urgent);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000001"),
                @Claim(key = "authority", value = "MD")
            })
    void a_clerk_books_by_the_same_rules_and_may_not_overbook() {
        book(NINE, overbooking("201", "x")).then().statusCode(403);
        var booking = holder(book(NINE, Map.of("channel", "INTERNAL")));
        confirm(booking, Map.of("familyName", "")).then().statusCode(400);
        confirm(booking, Map.of("familyName", "Haddad")).then().statusCode(200);

        request()
                .body(Map.of("start", "2026-11-27T10:00:00+01:00"))
                .post("/api/v1/bookings/{id}/move", booking.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        cancel(booking);
    }

    @Test
    void the_public_has_no_channel_but_its_own() {
        book(NINE, Map.of("channel", "INTERNAL")).then().statusCode(403);
        book(NINE, overbooking("201", "x")).then().statusCode(403);
    }

    /** Bug of DOMAIN, section 7: HTML in a note shown as HTML. */
    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000001"),
                @Claim(key = "authority", value = "MD")
            })
    void a_note_is_plain_text_for_staff_alone() {
        var booking = holder(book("2026-11-27T11:00:00+01:00", Map.of()));
        var key = UUID.randomUUID();
        for (var i = 0; i < 2; i++) {
            request()
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "<b>Rings</b>\nback"))
                    .post("/api/v1/bookings/{id}/notes", booking.id())
                    .then()
                    .statusCode(201)
                    .contentType("application/json")
                    .body("text", equalTo("<b>Rings</b>\nback"))
                    .body("author", equalTo("00000000-0000-4000-8000-000000000001"));
        }

        request().get("/api/v1/bookings/{id}/notes", booking.id()).then().body("text", contains("<b>Rings</b>\nback"));
        request().get("/api/v1/bookings/{id}", booking.id()).then().body("notes", contains("<b>Rings</b>\nback"));
        show(booking).then().body("notes", nullValue());
        request()
                .body(Map.of("text", "a".repeat(2001)))
                .post("/api/v1/bookings/{id}/notes", booking.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("text"));
        assertThat(rows("select cast(answer as text) as answer from performed_command where key = ?", key)
                        .get(0)
                        .get("answer")
                        .toString())
                .doesNotContain("Rings");
        cancel(booking);
    }

    @Test
    @TestSecurity(
            user = "clerk-halle",
            roles = {"clerk", "lead", "admin", "overbook"})
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000021"),
                @Claim(key = "authority", value = "HAL")
            })
    void another_authoritys_staff_see_none_of_it() {
        var booking = holder(book("2026-11-27T11:00:00+01:00", Map.of()));

        request().get("/api/v1/bookings/{id}/notes", booking.id()).then().statusCode(404);
        request()
                .body(Map.of("text", "x"))
                .post("/api/v1/bookings/{id}/notes", booking.id())
                .then()
                .statusCode(404);
        request()
                .queryParam("office", OFFICE)
                .queryParam("date", "2026-11-27")
                .get("/api/v1/bookings")
                .then()
                .statusCode(404);
        for (var kept : List.of(
                overbooking("201", "x"),
                Map.of("channel", "INTERNAL"),
                Map.of("channel", "EMERGENCY", "reason", "x"),
                Map.of("channel", "PARTNER"))) {
            book(NINE, kept).then().statusCode(404).body("type", endsWith("#not-found"));
        }
        request()
                .get("/api/v1/slots?office={office}&service=naturalisation-advice&channel=INTERNAL", OFFICE)
                .then()
                .statusCode(404);
        request().delete("/api/v1/bookings/{id}/data", booking.id()).then().statusCode(404);
        cancel(booking);
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"clerk", "lead", "admin", "overbook"})
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000002"),
                @Claim(key = "authority", value = "MD")
            })
    void nobody_but_the_holder_has_a_person_forgotten() {
        var booking = holder(book("2026-11-27T11:00:00+01:00", Map.of()));
        confirm(booking, Map.of("familyName", "Haddad")).then().statusCode(200);

        request()
                .delete("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(403)
                .body("type", endsWith("#forbidden"));
        request().delete("/api/v1/bookings/{id}/data", UUID.randomUUID()).then().statusCode(404);

        show(booking).then().body("status", equalTo("CONFIRMED")).body("familyName", equalTo("Haddad"));
        cancel(booking);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000001"),
                @Claim(key = "authority", value = "MD")
            })
    void nothing_is_noted_about_somebody_who_is_forgotten() {
        var booking = holder(book("2026-11-27T11:00:00+01:00", Map.of()));
        confirm(booking, Map.of("familyName", "Haddad")).then().statusCode(200);
        request()
                .header("Booking-Token", booking.token())
                .delete("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(204);

        request()
                .body(Map.of("text", "Was Mr Haddad"))
                .post("/api/v1/bookings/{id}/notes", booking.id())
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"));

        request().get("/api/v1/bookings/{id}/notes", booking.id()).then().body("text", hasSize(0));
    }

    @Test
    @TestSecurity(user = "kiosk", roles = "kiosk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void a_device_gets_no_list_of_names() {
        request()
                .queryParam("office", OFFICE)
                .queryParam("date", "2026-11-27")
                .get("/api/v1/bookings")
                .then()
                .statusCode(403)
                .body("type", endsWith("#forbidden"));
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void an_odd_day_is_refused() {
        for (var odd : List.of("", "tomorrow", "+999999999-01-01", "2026-02-30")) {
            request()
                    .queryParam("office", OFFICE)
                    .queryParam("date", odd)
                    .get("/api/v1/bookings")
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("date"))
                    .body("errors", hasSize(1))
                    .body("type", not(nullValue()));
        }
    }
}
