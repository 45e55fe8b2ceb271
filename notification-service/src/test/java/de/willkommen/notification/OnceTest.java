package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.TicketChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once and only once, whatever breaks. */
@QuarkusTest
class OnceTest {

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

    @AfterEach
    void everythingWorksAgain() {
        Providers.mailWorks();
        Providers.sms.refuseWith(0);
        Providers.sms.receipts("DELIVRD");
    }

    private Somebody reachableBy(ContactChanged.Channel channel) {
        var somebody = Somebody.reading("de").by(channel);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        return somebody;
    }

    private Somebody withMail() {
        return reachableBy(ContactChanged.Channel.EMAIL);
    }

    private Somebody withPhone() {
        return reachableBy(ContactChanged.Channel.SMS);
    }

    private void confirmed(Somebody somebody) {
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
    }

    /** Everything told so far has been worked off: somebody later in the queue has their mail. */
    private void everythingSoFarIsDone() {
        var later = withMail();
        confirmed(later);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(platform.mailsTo(later.email())).hasSize(1));
    }

    @Test
    void the_same_event_three_times_makes_one_mail() {
        var somebody = withMail();
        var event = somebody.booking(2, BookingChanged.State.CONFIRMED);

        IntStream.range(0, 3)
                .forEach(i -> platform.tell("the-same-" + somebody.id(), "bookings", BookingChanged.CONFIRMED, event));

        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
    }

    @Test
    void the_same_revision_under_another_event_id_makes_one_mail() {
        var somebody = withMail();

        IntStream.range(0, 3).forEach(i -> confirmed(somebody));

        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
    }

    @Test
    void an_event_older_than_what_is_known_is_ignored() {
        var somebody = withMail();
        platform.tell("bookings", BookingChanged.CANCELLED, somebody.cancelled(5, Somebody.START, 1));

        confirmed(somebody);

        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email()))
                .extracting(Platform.Mail::subject)
                .singleElement()
                .asString()
                .contains("abgesagt");
    }

    @Test
    void a_mail_server_that_was_away_gets_one_mail() {
        var somebody = withMail();
        Providers.stopMail();
        confirmed(somebody);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.attempts(somebody.id())).isGreaterThanOrEqualTo(2));

        Providers.startMailAgain();

        everythingSoFarIsDone();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("SENT"));
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
    }

    @Test
    void a_server_that_hangs_up_before_the_text_is_tried_again() {
        var somebody = withMail();
        try (var rude = Providers.rude(RudeMailServer.Manners.HANGS_UP_BEFORE_THE_TEXT)) {
            confirmed(somebody);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(rude.conversations()).isGreaterThanOrEqualTo(2));
        }

        Providers.startMailAgain();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("SENT"));
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
    }

    @Test
    void a_server_that_says_busy_after_the_dot_is_tried_again() {
        var somebody = withMail();
        try (var rude = Providers.rude(RudeMailServer.Manners.IS_BUSY_AFTER_THE_DOT)) {
            confirmed(somebody);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(rude.dots()).isGreaterThanOrEqualTo(2));
        }

        Providers.startMailAgain();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.mailsTo(somebody.email())).hasSize(1));
    }

    @Test
    void a_server_that_hangs_up_after_the_dot_is_never_tried_again() {
        var somebody = withMail();
        try (var rude = Providers.rude(RudeMailServer.Manners.HANGS_UP_AFTER_THE_DOT)) {
            confirmed(somebody);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("UNKNOWN"));
            assertThat(rude.dots()).isEqualTo(1);
        }

        Providers.startMailAgain();

        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).isEmpty();
        assertThat(book.status(somebody.id())).isEqualTo("UNKNOWN");
    }

    @Test
    void an_address_the_server_does_not_know_fails_for_good() {
        var somebody = withMail();
        try (var rude = Providers.rude(RudeMailServer.Manners.KNOWS_NOBODY)) {
            confirmed(somebody);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("FAILED"));
            assertThat(rude.conversations()).isEqualTo(1);
        }
        assertThat(book.announced(somebody.id())).containsExactly("notification.failed.v1 hard-bounce");
    }

    @Test
    void what_a_killed_instance_had_only_claimed_is_sent_by_another() {
        var somebody = withMail();
        Providers.stopMail();
        confirmed(somebody);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.attempts(somebody.id())).isPositive());
        book.leftBehind(somebody.id(), "CLAIMED");

        Providers.startMailAgain();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("SENT"));
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
    }

    @Test
    void what_a_killed_instance_had_handed_over_is_not_sent_blindly_again() {
        var somebody = withMail();
        Providers.stopMail();
        confirmed(somebody);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.attempts(somebody.id())).isPositive());
        book.leftBehind(somebody.id(), "HANDED_OVER");

        Providers.startMailAgain();

        everythingSoFarIsDone();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("UNKNOWN"));
        assertThat(platform.mailsTo(somebody.email())).isEmpty();
    }

    @Test
    void a_receipt_that_comes_twice_and_before_our_commit_counts_once() {
        var somebody = withPhone();

        confirmed(somebody);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("DELIVERED"));
        everythingSoFarIsDone();
        assertThat(book.announced(somebody.id()))
                .containsExactly("notification.sent.v1 null", "notification.delivered.v1 null");
    }

    @Test
    void a_receipt_of_failure_makes_it_failed() {
        var somebody = withPhone();
        Providers.sms.receipts("UNDELIV");

        confirmed(somebody);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("FAILED"));
        assertThat(book.announced(somebody.id()))
                .containsExactly("notification.sent.v1 null", "notification.failed.v1 not-delivered");
    }

    @Test
    void an_sms_centre_that_is_throttling_is_tried_again() {
        var somebody = withPhone();
        Providers.sms.refuseWith(SMPPConstant.STAT_ESME_RTHROTTLED);
        confirmed(somebody);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.attempts(somebody.id())).isGreaterThanOrEqualTo(2));

        Providers.sms.refuseWith(0);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.smsTo(somebody.phone())).hasSize(1));
    }

    @Test
    void a_number_the_sms_centre_refuses_fails_for_good() {
        var somebody = withPhone();
        Providers.sms.refuseWith(SMPPConstant.STAT_ESME_RINVDSTADR);

        confirmed(somebody);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("FAILED"));
        assertThat(book.attempts(somebody.id())).isEqualTo(1);
    }

    @Test
    void an_sms_centre_that_hung_up_is_called_again() {
        Providers.sms.hangUp();
        var somebody = withPhone();

        confirmed(somebody);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.smsTo(somebody.phone())).hasSize(1));
    }

    @Test
    void a_call_that_could_not_be_made_in_ten_minutes_is_not_made() {
        var somebody = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1, ContactChanged.Subject.TICKET));
        Providers.stopMail();
        platform.tell("tickets", TicketChanged.CALLED, somebody.called(2, platform.clock.instant()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.attempts(somebody.id())).isPositive());

        platform.clock.advance(Duration.ofMinutes(10));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(somebody.id())).isEqualTo("EXPIRED"));
        Providers.startMailAgain();
        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).isEmpty();
    }

    @Test
    void messages_to_one_person_keep_their_order() {
        var somebody = withMail();
        Providers.stopMail();
        confirmed(somebody);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.attempts(somebody.id())).isPositive());
        var other = somebody.withId(UUID.randomUUID());
        platform.tell("contacts", ContactChanged.CHANGED, other.contact(1));
        platform.tell("bookings", BookingChanged.CANCELLED, other.cancelled(3, Somebody.START, 1));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(book.status(other.id())).isEqualTo("QUEUED"));
        assertThat(book.attempts(other.id())).isZero();

        Providers.startMailAgain();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.mailsTo(somebody.email())).hasSize(2));
        assertThat(platform.mailsTo(somebody.email()))
                .extracting(Platform.Mail::subject)
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("abgesagt"),
                        second -> assertThat(second).contains("abgesagt"));
    }
}
