package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.OfficeChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events come in any order, and some should never have come. */
@QuarkusTest
class WaitingTest {

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

    private void gotMails(Somebody somebody, int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.mailsTo(somebody.email())).hasSize(count));
    }

    private void everythingSoFarIsDone() {
        var later = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        platform.tell("contacts", ContactChanged.CHANGED, later.contact(1));
        platform.tell("bookings", BookingChanged.CONFIRMED, later.booking(2, BookingChanged.State.CONFIRMED));
        gotMails(later, 1);
    }

    @Test
    void contact_data_may_come_after_the_event_that_needs_them() {
        var somebody = Somebody.reading("de");
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).isEmpty();

        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));

        gotMails(somebody, 1);
    }

    @Test
    void contact_data_of_an_earlier_revision_are_not_enough() {
        var somebody = Somebody.reading("de");
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(0));
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).isEmpty();

        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));

        gotMails(somebody, 1);
    }

    @Test
    void older_contact_data_do_not_replace_newer_ones() {
        var somebody = Somebody.reading("de");
        var before = somebody.named("Alter", "Name");
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(2));
        platform.tell("contacts", ContactChanged.CHANGED, before.contact(1));

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        gotMails(somebody, 1);
        assertThat(platform.mailsTo(somebody.email()).get(0).text()).contains("Leyla Öztürk");
    }

    @Test
    void nothing_is_sent_to_who_left_no_contact_data() {
        var somebody = Somebody.reading("de").by();

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        assertThat(book.occasions(somebody.id())).isZero();
    }

    @Test
    void an_office_nobody_has_heard_of_is_waited_for() {
        var somebody = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        var office = "MD-" + somebody.id().toString().substring(0, 8);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        platform.tell(
                "bookings",
                BookingChanged.CONFIRMED,
                platform.written(somebody.booking(2, BookingChanged.State.CONFIRMED))
                        .replace("\"MD-ABH\"", "\"" + office + "\""));
        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).isEmpty();

        platform.tell(
                "offices",
                OfficeChanged.CHANGED,
                new OfficeChanged(
                        "MD",
                        office,
                        1,
                        new OfficeChanged.Address("Leiterstraße 2", "39104", "Magdeburg"),
                        "Europe/London",
                        List.of("de"),
                        List.of(),
                        new OfficeChanged.CheckIn(60, 15)));
        // Its texts do not come at all: the message goes without them after a while.
        platform.clock.advance(Duration.ofSeconds(20));

        gotMails(somebody, 1);
        assertThat(platform.mailsTo(somebody.email()).get(0).text())
                .contains("Leiterstraße 2", "09:00 bis 09:45", office);
    }

    @Test
    void who_waits_in_vain_is_given_up_when_it_is_too_late() {
        var somebody = Somebody.reading("de");
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        platform.clock.set(Somebody.START);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.states(somebody.id())).containsOnly("EXPIRED"));
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        assertThat(book.states(somebody.id())).containsOnly("EXPIRED");
    }

    @Test
    void an_erased_booking_leaves_nothing_behind_not_even_what_comes_late() {
        var somebody = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        gotMails(somebody, 1);
        assertThat(book.contacts(somebody.id())).isEqualTo(1);

        platform.tell("bookings", BookingChanged.ERASED, somebody.booking(3, BookingChanged.State.CANCELLED));
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(2));

        assertThat(book.contacts(somebody.id())).isZero();
        assertThat(book.occasions(somebody.id())).isZero();
        assertThat(book.status(somebody.id())).isEmpty();
    }

    @Test
    void contact_data_are_encrypted_where_they_are_kept() {
        var somebody = Somebody.reading("de");
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        var first = book.sealedContact(somebody.id());

        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(2));

        var second = book.sealedContact(somebody.id());
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain(somebody.email(), "Leyla", "/l/");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void contact_data_that_should_be_gone_already_are_not_kept() {
        var somebody = Somebody.reading("de");
        platform.clock.set(Instant.parse("2027-01-10T09:45:00Z"));

        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));

        assertThat(book.contacts(somebody.id())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookings", "tickets", "contacts", "contents", "offices"})
    void an_unknown_type_is_skipped(String channel) {
        platform.tell(channel, "something.new.v9", "{\"of\":\"the future\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bookings booking.confirmed.v1",
                "tickets ticket.called.v1",
                "contacts contact.changed.v1",
                "contents service-text.published.v1",
                "offices office.changed.v1"
            })
    void what_cannot_be_read_is_refused_and_the_next_event_still_has_its_effect(String channelAndType) {
        var words = channelAndType.split(" ");

        var refused = platform.told(UUID.randomUUID().toString(), words[0], words[1], "{\"subjectId\": 17, ");

        assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("The payload is no")
                .hasMessageNotContaining("subjectId");
        platform.tell(words[0], "something.new.v9", "{}");
    }
}
