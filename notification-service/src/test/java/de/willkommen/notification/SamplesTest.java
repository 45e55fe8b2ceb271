package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden samples of the contracts, as their producers write them. */
@QuarkusTest
class SamplesTest {

    private static final UUID BOOKING = UUID.fromString("01936d2a-7c00-7000-8000-000000000001");

    @Inject
    Platform platform;

    @Inject
    Book book;

    @BeforeEach
    void beginning() {
        book.clear();
        platform.clock.reset();
    }

    private static String sample(String type) throws IOException {
        try (var stream = SamplesTest.class.getResourceAsStream("/samples/" + type + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "offices, office.changed.v1",
        "offices, counter.changed.v1",
        "offices, staff.changed.v1",
        "contents, office-text.published.v1",
        "contents, counter-text.published.v1",
        "contents, service-text.published.v1",
        "contents, page.published.v1",
        "bookings, booking.held.v1",
        "tickets, ticket.opened.v1",
        "tickets, ticket.called.v1",
        "tickets, ticket.closed.v1"
    })
    void are_taken(String channel, String type) throws IOException {
        platform.tell(channel, type, sample(type));
    }

    @Test
    void make_a_message_together() throws IOException {
        platform.clock.set(java.time.Instant.parse("2026-11-22T10:15:31Z"));
        platform.tell("offices", "office.changed.v1", sample("office.changed.v1"));
        platform.tell("contacts", "contact.changed.v1", sample("contact.changed.v1"));

        platform.tell("bookings", "booking.confirmed.v1", sample("booking.confirmed.v1"));
        platform.clock.advance(Duration.ofSeconds(20));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.mailsTo("layla@example.org")).hasSize(1));
        assertThat(platform.mailsTo("layla@example.org").get(0).text()).contains("MD-7K3QX9WC", "ليلى Öztürk");
        assertThat(book.occasions(BOOKING)).isPositive();
    }
}
