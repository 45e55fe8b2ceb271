package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the other services are told about a booking, and who of them is told names. */
@QuarkusTest
class BookingAnnouncementsTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    @Test
    void every_step_is_announced_with_the_whole_state_and_a_higher_revision() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        move(booking, ELEVEN);

        var events = announced("willkommen.booking.v1", booking.id());

        assertThat(events).extracting(event -> event.payload().get("revision")).containsExactly(1, 2, 3);
        assertThat(events.get(0).payload())
                .containsEntry("contactable", false)
                .containsEntry("contactRevision", 0)
                .containsEntry("status", "HELD")
                .containsEntry("cause", "CITIZEN");
        assertThat(events.get(2).payload())
                .containsEntry("contactable", true)
                .containsEntry("contactRevision", 2)
                .containsEntry("start", "2026-11-25T10:00:00Z")
                .containsEntry("previousStart", "2026-11-25T09:00:00Z")
                .containsEntry("counter", "1")
                .containsEntry("room", "0.1")
                .containsEntry("reference", booking.reference())
                .doesNotContainKeys("familyName", "email", "phone");
    }

    @Test
    void contact_data_goes_before_the_event_that_needs_it_with_links_only_the_holder_gets() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        var contacts = announced("willkommen.contact.personal.v1", booking.id());
        var order = rows("select topic from outbox where key = ? order by seq", booking.id());

        assertThat(contacts).hasSize(1);
        assertThat(contacts.get(0).payload())
                .containsEntry("familyName", "Öztürk")
                .containsEntry("phone", "+4915112345678")
                .containsEntry("channels", List.of("EMAIL", "SMS"))
                .containsEntry("keepUntil", "2026-12-25T09:30:00Z");
        assertThat((Map<?, ?>) contacts.get(0).payload().get("links"))
                .hasSize(2)
                .allSatisfy((name, link) -> assertThat((String) link)
                        .startsWith("http://localhost:8080/l/" + ("manage".equals(name) ? "b" : "c"))
                        .endsWith(booking.token()));
        assertThat(order.stream().map(row -> row.get("topic")))
                .containsExactly("willkommen.booking.v1", "willkommen.contact.personal.v1", "willkommen.booking.v1");
    }

    @Test
    void who_wants_no_messages_is_not_announced_to_anybody() {
        var booking = held(anOffice().create(), "permit", TEN);

        confirm(booking, Map.of("familyName", "Öztürk", "email", "layla@example.org", "notify", List.of()))
                .then()
                .statusCode(200);

        assertThat(announced("willkommen.contact.personal.v1", booking.id())).isEmpty();
        assertThat(announced("willkommen.booking.v1", booking.id()).get(1).payload())
                .containsEntry("contactable", false);
    }

    @Test
    void the_language_can_be_changed_and_the_contact_is_announced_in_it() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .body(Map.of("language", "prs"))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200)
                .body("language", equalTo("fa-AF"));

        assertThat(announced("willkommen.contact.personal.v1", booking.id())
                        .get(1)
                        .payload())
                .containsEntry("language", "fa-AF")
                .containsEntry("revision", 2);
        assertThat(announcedTypes(booking)).endsWith("booking.amended.v1");
    }
}
