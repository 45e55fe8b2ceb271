package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two topics are read by two threads at the same time. */
@QuarkusTest
class RacesTest {

    private static final int MANY = 25;

    @Inject
    Platform platform;

    @Inject
    DemoTexts texts;

    @Inject
    Book book;

    @BeforeEach
    void texts() {
        book.clear();
        platform.clock.reset();
        texts.publish();
    }

    private static List<Somebody> people() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> Somebody.reading("de").by(ContactChanged.Channel.EMAIL))
                .toList();
    }

    private CompletableFuture<Void> told(String channel, String type, Object event) {
        return platform.told(UUID.randomUUID().toString(), channel, type, platform.written(event));
    }

    private static void settled(List<CompletableFuture<Void>> told) throws Exception {
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void event_and_contact_data_at_the_same_moment_make_one_mail_each() throws Exception {
        var people = people();

        settled(people.stream()
                .flatMap(somebody -> List.of(
                        told("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED)),
                        told("contacts", ContactChanged.CHANGED, somebody.contact(1)))
                        .stream())
                .toList());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(people)
                        .allSatisfy(somebody ->
                                assertThat(book.status(somebody.id())).isEqualTo("SENT")));
        assertThat(people)
                .allSatisfy(somebody ->
                        assertThat(platform.mailsTo(somebody.email())).hasSize(1));
    }

    @Test
    void an_erased_booking_leaves_no_contact_data_whichever_comes_first() throws Exception {
        var people = people();
        people.forEach(somebody ->
                platform.tell("bookings", BookingChanged.HELD, somebody.booking(1, BookingChanged.State.HELD)));

        settled(people.stream()
                .flatMap(somebody -> List.of(
                        told("contacts", ContactChanged.CHANGED, somebody.contact(1)),
                        told("bookings", BookingChanged.ERASED, somebody.booking(2, BookingChanged.State.CANCELLED)))
                        .stream())
                .toList());

        assertThat(people)
                .allSatisfy(somebody -> assertThat(book.contacts(somebody.id())).isZero());
    }
}
