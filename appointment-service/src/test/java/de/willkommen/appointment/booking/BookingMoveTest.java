package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A booking takes another time: all of it or nothing. */
@QuarkusTest
class BookingMoveTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    /** Bug of DOMAIN, section 7: move = book new, then cancel old without waiting. */
    @Test
    void a_move_to_a_taken_time_leaves_everything_as_it_was() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        confirmed(office, "permit", ELEVEN);

        move(booking, ELEVEN)
                .then()
                .statusCode(409)
                .body("type", endsWith("#slot-taken"))
                .body("alternatives.start", hasItem("2026-11-25T11:30:00+01:00"));

        show(booking).then().body("start", equalTo(TEN)).body("calendarSequence", equalTo(0));
        hold(office, "permit", TEN).then().statusCode(409);
    }

    @Test
    void a_booking_can_move_to_a_time_that_overlaps_its_own() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        move(booking, "2026-11-25T10:15:00+01:00").then().statusCode(200);

        hold(office, "permit", TEN).then().statusCode(409);
        hold(office, "permit", "2026-11-25T09:45:00+01:00").then().statusCode(201);
    }

    @Test
    void moving_to_where_it_is_changes_nothing() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        move(booking, TEN).then().statusCode(200).body("calendarSequence", equalTo(0));

        assertThat(announcedTypes(booking)).doesNotContain("booking.moved.v1");
    }

    @Test
    void a_move_needs_a_start_that_is_still_to_come() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        move(booking, "2026-11-23T10:00:00+01:00").then().statusCode(400).body("errors.field", contains("start"));
        request()
                .header("Booking-Token", booking.token())
                .body("{}")
                .post("/api/v1/bookings/{id}/move", booking.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("start"));
    }
}
