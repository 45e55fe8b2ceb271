package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Families on one booking, the name that stays, the contact data that may change, and what the holder sees of it. */
@QuarkusTest
class BookingAmendmentTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";

    @Test
    void a_family_is_booked_with_everybodys_name() {
        var booking = family(3);

        confirm(booking, Map.of("familyName", "Haddad"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("people"));
        confirm(booking, Map.of("familyName", "Haddad", "people", List.of(Map.of("familyName", "Haddad"))))
                .then()
                .statusCode(400)
                .body("errors.field", contains("people"));
        confirm(
                        booking,
                        Map.of(
                                "familyName",
                                "Haddad",
                                "people",
                                List.of(
                                        Map.of("givenName", "Omar", "familyName", "Haddad"),
                                        Map.of("familyName", "Haddad"))))
                .then()
                .statusCode(200);

        show(booking)
                .then()
                .body("persons", equalTo(3))
                .body("services[0].minutes", equalTo(60))
                .body("people.givenName", hasItem("Omar"));
    }

    @Test
    void nobody_comes_along_to_an_appointment_for_one() {
        var booking = held(anOffice().create(), "permit", TEN);

        confirm(booking, Map.of("familyName", "A", "people", List.of(Map.of("familyName", "B"))))
                .then()
                .statusCode(400)
                .body("errors.field", contains("people"));
    }

    @Test
    void the_name_stays_and_the_contact_may_change() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        amend(booking, Map.of("familyName", "Schmidt")).then().statusCode(409).body("type", endsWith("#name-frozen"));
        amend(booking, Map.of("familyName", "Öztürk", "email", "new@example.org", "notify", List.of("EMAIL")))
                .then()
                .statusCode(200)
                .body("email", equalTo("new@example.org"))
                .body("notify", contains("EMAIL"));
        amend(booking, Map.of("email", "", "notify", List.of()))
                .then()
                .statusCode(200)
                .body("email", nullValue())
                .body("familyName", equalTo("Öztürk"));

        var contacts = announced("willkommen.contact.personal.v1", booking.id());
        assertThat(contacts).hasSize(3);
        assertThat(contacts.get(1).payload()).containsEntry("email", "new@example.org");
        assertThat(contacts.get(2).payload()).containsEntry("channels", List.of());
        assertThat(announcedTypes(booking)).endsWith("booking.amended.v1", "booking.amended.v1");
    }

    @Test
    void new_contact_data_is_checked_like_the_first() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        amend(booking, Map.of("phone", "", "notify", List.of("EMAIL"))).then().statusCode(200);

        amend(booking, Map.of("email", "nobody")).then().statusCode(400).body("errors.field", hasItem("email"));
        amend(booking, Map.of("notify", List.of("SMS"), "phone", "0151 12345678"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("consent"));
        amend(booking, Map.of()).then().statusCode(400);
        amend(held(anOffice().create(), "permit", TEN), Map.of("email", "a@example.org"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"));
    }

    @Test
    void an_address_that_is_not_proved_yet_is_asked_anew_and_the_first_link_is_worth_nothing() {
        var booking = held("HAL-ABH", "residence-permit", "2026-11-26T11:00:00+01:00");
        confirm(booking).then().statusCode(200).body("status", equalTo("PENDING"));
        var first = verification(booking, 0);

        amend(booking, Map.of("email", "right@example.org")).then().statusCode(200);

        verify(booking, first).then().statusCode(404);
        verify(booking, verification(booking, 1)).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        assertThat(announcedTypes(booking))
                .containsExactly("booking.held.v1", "booking.pending.v1", "booking.pending.v1", "booking.confirmed.v1");
        cancel(booking);
    }

    @Test
    void the_holder_sees_what_happened_and_what_can_be_done() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        move(booking, "2026-11-25T11:00:00+01:00");
        show(booking).then().body("canMove", equalTo(true)).body("canCancel", equalTo(true));
        cancel(booking);

        show(booking)
                .then()
                .body("history.event", contains("held", "confirmed", "moved", "cancelled"))
                .body("history.by", contains("YOU", "YOU", "YOU", "YOU"))
                .body("canMove", equalTo(false))
                .body("canCancel", equalTo(false))
                .body("notes", nullValue());
    }

    private Holder family(int persons) {
        return holder(request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "office",
                        anOffice().create(),
                        "services",
                        List.of(Map.of("code", "permit", "persons", persons), Map.of("code", "pickup", "persons", 1)),
                        "start",
                        TEN))
                .post("/api/v1/bookings"));
    }

    private Response amend(Holder booking, Map<String, ?> body) {
        return request()
                .header("Booking-Token", booking.token())
                .body(written(body))
                .patch("/api/v1/bookings/{id}", booking.id());
    }

    private Response verify(Holder booking, String token) {
        return request().header("Verification-Token", token).post("/api/v1/bookings/{id}/verification", booking.id());
    }

    private String verification(Holder booking, int announcement) {
        var contact = announced("willkommen.contact.personal.v1", booking.id()).get(announcement);
        var address = (String) ((Map<?, ?>) contact.payload().get("links")).get("verify");
        return address.substring(address.length() - 22);
    }
}
