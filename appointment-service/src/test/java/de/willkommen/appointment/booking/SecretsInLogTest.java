package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsInLogTest extends ServiceTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(MessageFormat.format(
                    "{0} {1} {2}", entry.getMessage(), Arrays.toString(entry.getParameters()), entry.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LogManager.getLogManager().getLogger("").addHandler(listener);
    }

    @AfterEach
    void stop_listening() {
        LogManager.getLogManager().getLogger("").removeHandler(listener);
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

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("The listener hears this."));
        assertThat(lines)
                .noneMatch(line -> line.contains(booking.token())
                        || line.contains("Öztürk")
                        || line.contains("example.org")
                        || line.contains("12345678"));
    }
}
