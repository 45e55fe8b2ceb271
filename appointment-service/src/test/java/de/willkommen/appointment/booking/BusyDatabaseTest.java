package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import de.willkommen.appointment.ServiceTest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
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
}
