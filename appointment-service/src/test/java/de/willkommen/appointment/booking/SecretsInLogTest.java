package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.kit.testing.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsInLogTest extends ServiceTest {

    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.listen();
    }

    @AfterEach
    void stop_listening() {
        log.close();
    }

    /** Bug of DOMAIN, section 7: secret of the booking in the log. */
    @Test
    void neither_the_secret_of_a_booking_nor_a_name_or_address_is_logged() {
        Logger.getLogger(SecretsInLogTest.class).info("The listener hears this.");
        var office = anOffice().create();
        var booking = confirmed(office, "permit", "2026-11-25T10:00:00+01:00");
        move(booking, "2026-11-25T11:00:00+01:00");
        show(booking);
        confirm(booking, Map.of("familyName", "Öztürk", "email", "no address of Öztürk"));
        request()
                .header("Booking-Token", booking.token())
                .body("{\"familyName\": [\"Öztürk\"]}")
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(400);
        cancel(booking);

        assertThat(log.all()).anySatisfy(line -> assertThat(line).contains("The listener hears this."));
        assertThat(log.all())
                .noneMatch(line -> line.contains(booking.token())
                        || line.contains("Öztürk")
                        || line.contains("example.org")
                        || line.contains("12345678"));
    }
}
