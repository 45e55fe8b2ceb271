package de.willkommen.appointment.messagefeed;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.events.ContactChanged.Channel;
import de.willkommen.events.ContactChanged.Subject;
import de.willkommen.events.NotificationChanged;
import de.willkommen.events.NotificationChanged.State;
import de.willkommen.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What people were written stands among the data stored about their booking, told through the channel. */
@QuarkusTest
class MessageFeedTest extends ServiceTest {

    private static final String TEN = "2026-11-24T10:00:00+01:00";

    @Inject
    @Any
    InMemoryConnector connector;

    private final UUID message = UUID.randomUUID();

    private CompletableFuture<Void> deliver(String id, String type, String json) {
        return TestEvents.deliver(connector, "messages", id, type, json);
    }

    private void tell(Holder booking, String office, Subject subject, long revision, State state) throws Exception {
        tellOf(booking, office.substring(0, office.indexOf('-')), subject, revision, state);
    }

    private void tellOf(Holder booking, String authority, Subject subject, long revision, State state)
            throws Exception {
        var event = new NotificationChanged(
                message,
                revision,
                authority,
                subject,
                UUID.fromString(booking.id()),
                "booking-confirmed",
                Channel.SMS,
                "ar",
                state,
                null,
                clock.instant());
        var type = "notification." + state.name().toLowerCase(Locale.ROOT) + ".v1";
        deliver("%s-%d".formatted(message, revision), type, written(event)).get(10, TimeUnit.SECONDS);
    }

    private ValidatableResponse stored(Holder booking) {
        return request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(200);
    }

    @Test
    void a_message_is_handed_out_with_what_became_of_it() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        tell(booking, office, Subject.BOOKING, 1, State.SENT);
        stored(booking).body("messages.status", contains("SENT"));
        tell(booking, office, Subject.BOOKING, 2, State.DELIVERED);

        stored(booking)
                .body("messages.purpose", contains("booking-confirmed"))
                .body("messages.channel", contains("SMS"))
                .body("messages.language", contains("ar"))
                .body("messages.status", contains("DELIVERED"));
        var pdf = request()
                .header("Booking-Token", booking.token())
                .header("Accept-Language", "de")
                .get("/api/v1/bookings/{id}/data.pdf", booking.id())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Nachrichten an Sie", "Bestätigung, SMS: zugestellt");
        }
    }

    @Test
    void whoever_could_not_be_reached_is_told_so_until_they_change_the_address() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        show(booking).then().body("undelivered", empty());

        clock.advance(Duration.ofMinutes(1));
        tell(booking, office, Subject.BOOKING, 1, State.FAILED);
        show(booking).then().body("undelivered", contains("SMS"));

        clock.advance(Duration.ofMinutes(1));
        request()
                .header("Booking-Token", booking.token())
                .body(written(Map.of("phone", "0151 87654321")))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200);
        show(booking).then().body("undelivered", empty());
    }

    /** Bug of DOMAIN, section 7: an event delivered again has its effect again. */
    @Test
    void an_event_delivered_again_or_late_changes_nothing() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        tell(booking, office, Subject.BOOKING, 2, State.DELIVERED);

        tell(booking, office, Subject.BOOKING, 2, State.DELIVERED);
        tell(booking, office, Subject.BOOKING, 1, State.SENT);

        stored(booking).body("messages.status", contains("DELIVERED"));
    }

    @Test
    void another_authoritys_message_and_one_about_a_ticket_leave_no_line() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        tellOf(booking, "HAL", Subject.BOOKING, 1, State.SENT);
        tell(booking, office, Subject.TICKET, 2, State.SENT);

        stored(booking).body("messages", empty());
    }

    @Test
    void what_was_written_goes_with_the_data_and_does_not_come_back() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        tell(booking, office, Subject.BOOKING, 1, State.SENT);
        request()
                .header("Booking-Token", booking.token())
                .delete("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(204);

        tell(booking, office, Subject.BOOKING, 2, State.DELIVERED);

        stored(booking).body("messages", empty());
    }

    /** Bug of DOMAIN, section 7: every consumer acknowledging whatever happened. */
    @Test
    void what_cannot_be_read_is_refused_and_not_acknowledged() {
        var outcome = deliver(UUID.randomUUID().toString(), NotificationChanged.SENT, "no json");

        assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }
}
