package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody else has what a command needs and does not let it go: the caller is asked to come back, and nothing is half done. */
@QuarkusTest
class BusyDatabaseTest extends ServiceTest {

    @Inject
    AgroalDataSource database;

    @Test
    void who_waits_too_long_for_a_lock_is_asked_to_try_again_and_can() throws SQLException {
        var booking = confirmed(anOffice().create(), "permit", "2026-11-25T10:00:00+01:00");
        var key = UUID.randomUUID();

        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select 1 from booking where id = ? for update")) {
                lock.setObject(1, UUID.fromString(booking.id()));
                lock.execute();
                request()
                        .header("Booking-Token", booking.token())
                        .header("Idempotency-Key", key)
                        .post("/api/v1/bookings/{id}/cancellation", booking.id())
                        .then()
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .body("type", endsWith("#try-again"));
            } finally {
                connection.rollback();
            }
        }

        assertThat(status(booking)).isEqualTo("CONFIRMED");
        request()
                .header("Booking-Token", booking.token())
                .header("Idempotency-Key", key)
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(200);
        assertThat(announcedTypes(booking)).containsOnlyOnce("booking.cancelled.v1");
    }

    @Test
    void a_confirmation_that_meets_three_deadlocks_succeeds_at_the_fourth_try() {
        var office = anOffice().create();
        var booking = held(office, "permit", "2026-11-25T10:00:00+01:00");

        var tries = withDeadlocks(
                "update",
                office,
                3,
                () -> confirm(booking).then().statusCode(200).body("status", equalTo("CONFIRMED")));

        assertThat(tries).isEqualTo(4);
        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1", "booking.confirmed.v1");
    }

    @Test
    void who_meets_a_fourth_deadlock_in_a_row_is_asked_to_try_again_and_has_lost_nothing() {
        var office = anOffice().create();
        var booking = held(office, "permit", "2026-11-25T10:00:00+01:00");

        var tries = withDeadlocks("update", office, 4, () -> isAskedToTryAgain(confirm(booking)));

        assertThat(tries).isEqualTo(4);
        show(booking).then().body("status", equalTo("HELD")).body("familyName", nullValue());
        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1");
        confirm(booking).then().statusCode(200);
        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1", "booking.confirmed.v1");
    }

    @Test
    void a_hold_that_meets_deadlocks_alone_takes_nothing_and_can_be_had_with_the_same_key() {
        var office = anOffice().create();
        var key = UUID.randomUUID();
        var ten = "2026-11-25T10:00:00+01:00";

        var tries = withDeadlocks(
                "insert", office, Integer.MAX_VALUE, () -> isAskedToTryAgain(hold(office, "permit", ten, key)));

        // With a look of its own where the first was made with a recent one.
        assertThat(tries).isBetween(4L, 8L);
        assertThat(count("select count(*) from booking where office = ?", office))
                .isZero();
        assertThat(count("select count(*) from performed_command where key = ?", key))
                .isZero();
        var booking = holder(hold(office, "permit", ten, key));
        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1");
    }

    private static void isAskedToTryAgain(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("type", endsWith("#try-again"));
    }

    /** Has PostgreSQL end so many of the writes to bookings of the office as it ends a deadlock. Answers how many it met. */
    private long withDeadlocks(String write, String office, int times, Runnable work) {
        execute("create sequence deadlocks");
        execute("""
                create function meet_a_deadlock() returns trigger language plpgsql as $$
                begin
                    if nextval('deadlocks') <= %d then raise exception using errcode = 'deadlock_detected'; end if;
                    return new;
                end $$
                """.formatted(times));
        execute("create trigger deadlock before " + write + " on booking for each row when (new.office = '" + office
                + "') execute function meet_a_deadlock()");
        try {
            work.run();
            return count("select last_value from deadlocks where ? is not null", office);
        } finally {
            execute("drop trigger deadlock on booking");
            execute("drop function meet_a_deadlock");
            execute("drop sequence deadlocks");
        }
    }
}
