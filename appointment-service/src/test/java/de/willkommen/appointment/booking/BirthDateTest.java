package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A date of birth is asked where the office says why, and stored nowhere else. */
@QuarkusTest
class BirthDateTest extends ServiceTest {

    private static final String TEN = "2026-11-24T10:00:00+01:00";

    @Test
    void an_office_says_that_it_asks_and_why() {
        var asking = anOffice().askingForBirthDates().create();
        var usual = anOffice().create();

        request()
                .get("/api/v1/offices/{office}", asking)
                .then()
                .statusCode(200)
                .body("asks.birthDate.reason", equalTo("TELLING_APART"));
        request().get("/api/v1/offices/{office}", usual).then().body("asks", anEmptyMap());
        request()
                .get("/api/v1/offices")
                .then()
                .body("find { it.code == '%s' }.asks.birthDate.reason".formatted(asking), equalTo("TELLING_APART"))
                .body("find { it.code == '%s' }.asks".formatted(usual), anEmptyMap());
    }

    @Test
    void where_it_is_asked_nobody_is_booked_without() {
        var booking = held(anOffice().askingForBirthDates().create(), "permit", TEN);

        confirm(booking, Map.of("familyName", "Öztürk"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("birthDate"));
        confirm(booking, Map.of("familyName", "Öztürk", "birthDate", "1990-01-01"))
                .then()
                .statusCode(200);

        show(booking).then().body("birthDate", equalTo("1990-01-01"));
    }

    @Test
    void where_it_is_not_asked_none_is_stored() {
        var booking = held(anOffice().create(), "permit", TEN);

        confirm(booking, Map.of("familyName", "Öztürk", "birthDate", "1990-01-01"))
                .then()
                .statusCode(200);

        show(booking).then().body("birthDate", nullValue());
        assertThat(rows("select birth_date from booking where id = ?", UUID.fromString(booking.id()))
                        .get(0)
                        .get("birth_date"))
                .isNull();
    }

    @Test
    void contact_data_can_be_changed_without_giving_it_again() {
        var booking = held(anOffice().askingForBirthDates().create(), "permit", TEN);
        confirm(booking, Map.of("familyName", "Öztürk", "birthDate", "1990-01-01"));

        request()
                .header("Booking-Token", booking.token())
                .body(written(Map.of("phone", "0151 12345678")))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200);

        show(booking).then().body("birthDate", equalTo("1990-01-01"));
    }
}
