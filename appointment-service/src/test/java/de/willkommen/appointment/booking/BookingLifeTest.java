package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.office.OfficeFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a booking from the hold to its end, as its holder walks it. */
@QuarkusTest
class BookingLifeTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    @Inject
    OpeningPlans plans;

    @Test
    void a_time_is_held_confirmed_moved_and_cancelled() {
        var office = anOffice().create();
        var held = hold(office, "permit", TEN);
        held.then()
                .statusCode(201)
                .body("status", equalTo("HELD"))
                .body("start", equalTo(TEN))
                .body("end", equalTo("2026-11-25T10:30:00+01:00"))
                .body("heldUntil", equalTo("2026-11-24T08:10:00+01:00"));
        var booking = holder(held);

        confirm(booking)
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("reference", equalTo(booking.reference()))
                .body("room", equalTo("0.1"))
                .body("phone", equalTo("+4915112345678"))
                .body("notify", contains("EMAIL", "SMS"))
                .body("heldUntil", nullValue());
        move(booking, ELEVEN)
                .then()
                .statusCode(200)
                .body("id", equalTo(booking.id()))
                .body("reference", equalTo(booking.reference()))
                .body("start", equalTo(ELEVEN))
                .body("calendarSequence", equalTo(1));
        cancel(booking).then().statusCode(200).body("status", equalTo("CANCELLED"));
        cancel(booking).then().statusCode(200).body("status", equalTo("CANCELLED"));

        assertThat(announcedTypes(booking))
                .containsExactly("booking.held.v1", "booking.confirmed.v1", "booking.moved.v1", "booking.cancelled.v1");
    }

    @Test
    void a_hold_that_has_run_out_frees_the_slot_at_that_moment() {
        var office = anOffice().create();
        var late = held(office, "permit", TEN);
        clock.advance(Duration.ofMinutes(10).minusNanos(1000));
        hold(office, "permit", TEN).then().statusCode(409);

        clock.advance(Duration.ofNanos(1000));

        request()
                .get("/api/v1/slots?office={office}&service=permit&from=2026-11-25&to=2026-11-25", office)
                .then()
                .body("slots.start", hasItem(TEN));
        show(late).then().body("status", equalTo("EXPIRED"));
        confirm(late).then().statusCode(410).body("type", endsWith("#hold-expired"));
        hold(office, "permit", TEN).then().statusCode(201);
        assertThat(announcedTypes(late)).containsExactly("booking.held.v1", "booking.expired.v1");
    }

    @Test
    void a_hold_can_be_confirmed_in_its_last_moment() {
        var booking = held(anOffice().create(), "permit", TEN);
        clock.advance(Duration.ofMinutes(10).minusNanos(1000));

        confirm(booking).then().statusCode(200);
    }

    @Test
    void a_start_between_the_grid_or_after_closing_is_not_free() {
        var office = anOffice().create();

        hold(office, "permit", "2026-11-25T10:07:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T11:45:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T20:00:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T11:30:00+01:00").then().statusCode(201);
    }

    /** Bug of DOMAIN, section 7: slot after closing when the length does not divide the opening. */
    @Test
    void nothing_ends_after_closing_when_the_length_does_not_divide_the_opening() {
        var office =
                anOffice().open("2026-01-01", "FREQ=DAILY", "08:00", "09:50").create();

        var offered = request()
                .get("/api/v1/slots?office={office}&service=permit&from=2026-11-25&to=2026-11-25", office)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("slots.end");

        assertThat(offered).isNotEmpty().allMatch(end -> end.compareTo("2026-11-25T09:50") <= 0);
        hold(office, "permit", "2026-11-25T09:30:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T09:15:00+01:00").then().statusCode(201);
    }

    /** Bug of DOMAIN, section 7: booked duration changing when the plan is deleted. */
    @Test
    void a_booking_keeps_time_and_length_when_its_plan_is_deleted() {
        OfficeFixture fixture = anOffice();
        var booking = confirmed(fixture.create(), "permit", TEN);

        QuarkusTransaction.requiringNew().run(() -> fixture.plans().forEach(plan -> plans.remove(plan)));

        show(booking)
                .then()
                .body("start", equalTo(TEN))
                .body("end", equalTo("2026-11-25T10:30:00+01:00"))
                .body("status", equalTo("CONFIRMED"));
    }

    @Test
    void what_is_over_is_not_cancelled_any_more() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        clock.set(Instant.parse("2026-11-25T09:29:59Z"));
        show(booking).then().body("canCancel", equalTo(true)).body("canMove", equalTo(false));
        clock.set(Instant.parse("2026-11-25T09:30:00Z"));

        cancel(booking)
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"))
                .body("bookingStatus", equalTo("CONFIRMED"));

        show(booking).then().body("status", equalTo("CONFIRMED")).body("canCancel", equalTo(false));
    }

    @Test
    void a_move_or_cancellation_after_the_end_of_a_booking_is_refused() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        cancel(booking);

        move(booking, ELEVEN)
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"))
                .body("bookingStatus", equalTo("CANCELLED"));
    }
}
