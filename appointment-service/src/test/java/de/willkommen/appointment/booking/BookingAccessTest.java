package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who gets to see and to change a booking, and to whom it does not exist. */
@QuarkusTest
class BookingAccessTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    @Inject
    EntityManager entities;

    @Test
    void a_wrong_token_and_an_unknown_booking_look_the_same() {
        var office = anOffice().counters(2).create();
        var mine = confirmed(office, "permit", TEN);
        var other = confirmed(office, "permit", TEN);
        var foreign = new Holder(mine.id(), mine.reference(), other.token());
        var nobodys = new Holder(UUID.randomUUID().toString(), "", other.token());
        var noId = new Holder("1", "", other.token());

        for (var wrong : List.of(foreign, nobodys, noId)) {
            show(wrong).then().statusCode(404).body("type", endsWith("#not-found"));
            cancel(wrong).then().statusCode(404);
            move(wrong, ELEVEN).then().statusCode(404);
            confirm(wrong).then().statusCode(404);
        }
        request().get("/api/v1/bookings/{id}", mine.id()).then().statusCode(401);
        request().post("/api/v1/bookings/{id}/cancellation", mine.id()).then().statusCode(401);
        assertThat(status(mine)).isEqualTo("CONFIRMED");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000001"),
                @Claim(key = "authority", value = "MD")
            })
    void staff_see_and_cancel_the_bookings_of_their_authority() {
        var booking = confirmed("MD-ABH", "residence-permit", "2026-11-25T09:00:00+01:00");

        request()
                .get("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Öztürk"));
        request()
                .queryParam(
                        "reference",
                        booking.reference().toLowerCase(Locale.ROOT).replace("-", " "))
                .get("/api/v1/bookings")
                .then()
                .statusCode(200)
                .body("bookingId", equalTo(booking.id()))
                .body("familyName", nullValue())
                .body("revision", equalTo(2));
        request()
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        request()
                .body(Map.of("reason", "Rang up"))
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(200);
        request()
                .get("/api/v1/bookings/{id}/history", booking.id())
                .then()
                .statusCode(200)
                .body("to", contains("HELD", "CONFIRMED", "CANCELLED"))
                .body("[2].cause", equalTo("STAFF"))
                .body("[2].reason", equalTo("Rang up"))
                .body("[2].actor", equalTo("00000000-0000-4000-8000-000000000001"));
    }

    @Test
    @TestSecurity(
            user = "clerk-halle",
            roles = {"clerk", "lead", "admin"})
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000021"),
                @Claim(key = "authority", value = "HAL")
            })
    void another_authoritys_bookings_do_not_exist_for_staff() {
        var booking = confirmed("MD-ABH", "residence-permit", "2026-11-25T09:00:00+01:00");

        request().get("/api/v1/bookings/{id}", booking.id()).then().statusCode(404);
        request().get("/api/v1/bookings/{id}/history", booking.id()).then().statusCode(404);
        request().get("/api/v1/bookings/{id}/calendar.ics", booking.id()).then().statusCode(404);
        request()
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(404);
        request()
                .body(Map.of("start", ELEVEN))
                .post("/api/v1/bookings/{id}/move", booking.id())
                .then()
                .statusCode(404);
        request()
                .body(Map.of("language", "en"))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(404);
        request()
                .body(Map.of("familyName", "X"))
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(404);
        request()
                .queryParam("reference", booking.reference())
                .get("/api/v1/bookings")
                .then()
                .statusCode(404);
        assertThat(status(booking)).isEqualTo("CONFIRMED");
        cancel(booking);
    }

    @Test
    void what_is_for_staff_is_not_for_the_public() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request()
                .queryParam("reference", booking.reference())
                .get("/api/v1/bookings")
                .then()
                .statusCode(401);
        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/history", booking.id())
                .then()
                .statusCode(401);
    }

    @Test
    @TestSecurity(user = "citizen", roles = "citizen")
    @OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000006"))
    void a_citizens_account_is_the_key_to_its_own_bookings_alone() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request().get("/api/v1/bookings/{id}", booking.id()).then().statusCode(200);
        request()
                .get("/api/v1/bookings/mine")
                .then()
                .statusCode(200)
                .body("id", hasItem(booking.id()))
                .body("find { it.id == '%s' }.familyName".formatted(booking.id()), equalTo("Öztürk"));
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update booking set holder = 'another' where id = :id")
                        .setParameter("id", UUID.fromString(booking.id()))
                        .executeUpdate());
        request().get("/api/v1/bookings/{id}", booking.id()).then().statusCode(404);
        request().get("/api/v1/bookings/mine").then().body("id", not(hasItem(booking.id())));
        request()
                .queryParam("reference", booking.reference())
                .get("/api/v1/bookings")
                .then()
                .statusCode(403);
        request().post("/api/v1/announcements").then().statusCode(403);
    }
}
