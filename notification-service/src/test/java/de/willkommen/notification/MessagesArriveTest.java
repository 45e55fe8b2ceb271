package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the event to the recipient's box. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(Providers.class)
class MessagesArriveTest {

    @Inject
    Platform platform;

    @Inject
    DemoTexts texts;

    @BeforeEach
    void texts() {
        platform.clock.reset();
        texts.publish();
    }

    @Test
    void a_confirmed_booking_is_told_by_mail_and_sms() {
        var somebody = Somebody.reading("de");
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(platform.mailsTo(somebody.email())).hasSize(1);
            assertThat(platform.smsTo(somebody.phone())).hasSize(1);
        });
        System.err.println(platform.mailsTo(somebody.email()).get(0).raw());
        System.err.println(platform.mailsTo(somebody.email()).get(0).text());
        System.err.println(platform.mailsTo(somebody.email()).get(0).calendar());
        System.err.println(platform.smsTo(somebody.phone()).get(0).text());
    }
}
