package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who presses twice books once. */
@QuarkusTest
class RepeatedCommandsTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    @Test
    void a_key_belongs_to_one_request() {
        var office = anOffice().counters(2).create();
        var key = UUID.randomUUID();
        var first = hold(office, "permit", TEN, key);

        hold(office, "permit", TEN, key).then().statusCode(201).body("token", equalTo(first.path("token")));
        hold(office, "permit", ELEVEN, key).then().statusCode(422).body("type", endsWith("#idempotency-key-reused"));
    }

    @Test
    void a_refusal_is_not_kept_but_tried_anew() {
        var office = anOffice().create();
        var first = held(office, "permit", TEN);
        var key = UUID.randomUUID();
        hold(office, "permit", TEN, key).then().statusCode(409);

        cancel(first);

        hold(office, "permit", TEN, key).then().statusCode(201);
    }

    @Test
    void confirming_twice_with_the_same_data_answers_the_same_and_tells_nobody_again() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        confirm(booking).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        confirm(booking, Map.of("familyName", "Schmidt"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"));

        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1", "booking.confirmed.v1");
        show(booking).then().body("familyName", equalTo("Öztürk"));
    }

    @Test
    void no_secret_and_no_name_is_stored_with_the_answers_of_commands() {
        var key = UUID.randomUUID();
        var booking = holder(hold(anOffice().create(), "permit", TEN, key));
        var confirmation = UUID.randomUUID();
        request()
                .header("Booking-Token", booking.token())
                .header("Idempotency-Key", confirmation)
                .body(Map.of("familyName", "Öztürk"))
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Öztürk"));

        var stored = rows(
                "select cast(answer as text) as answer from performed_command where key in (?, ?)", key, confirmation);

        assertThat(stored)
                .hasSize(2)
                .allSatisfy(row -> assertThat((String) row.get("answer"))
                        .contains(booking.id())
                        .doesNotContain(booking.token())
                        .doesNotContain("Öztürk"));
    }
}
