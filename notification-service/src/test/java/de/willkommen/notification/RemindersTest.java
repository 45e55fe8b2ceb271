package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reminder is for the time that counts, and moves in quick succession make one message. */
@QuarkusTest
class RemindersTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Instant LATER = Instant.parse("2026-12-15T13:00:00Z");
    private static final Instant STILL_LATER = Instant.parse("2026-12-16T13:00:00Z");

    private static final Instant FAR_AWAY = Instant.parse("2027-01-05T13:00:00Z");

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

    private Somebody confirmed() {
        var somebody = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        gotMails(somebody, 1);
        return somebody;
    }

    private void gotMails(Somebody somebody, int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.mailsTo(somebody.email())).hasSize(count));
    }

    /** Somebody's confirmation has arrived: whatever was due before has left as well. */
    private void everythingSoFarIsDone() {
        var other = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        platform.tell("contacts", ContactChanged.CHANGED, other.contact(1));
        platform.tell("bookings", BookingChanged.CONFIRMED, other.moved(2, FAR_AWAY, null, 0));
        gotMails(other, 1);
    }

    private java.util.List<String> subjects(Somebody somebody) {
        return platform.mailsTo(somebody.email()).stream()
                .map(Platform.Mail::subject)
                .toList();
    }

    @Test
    void who_cancels_before_is_not_reminded() {
        var somebody = confirmed();
        platform.tell("bookings", BookingChanged.CANCELLED, somebody.cancelled(3, Somebody.START, 1));
        gotMails(somebody, 2);

        platform.clock.set(Somebody.START.minus(DAY));

        everythingSoFarIsDone();
        assertThat(subjects(somebody)).hasSize(2).noneMatch(subject -> subject.startsWith("Erinnerung"));
    }

    @Test
    void who_moves_is_reminded_of_the_new_time_alone() {
        var somebody = confirmed();
        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(3, LATER, Somebody.START, 1));
        platform.clock.advance(Duration.ofMinutes(1));
        gotMails(somebody, 2);

        platform.clock.set(Somebody.START.minus(DAY));
        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).hasSize(2);
        platform.clock.set(LATER.minus(DAY));

        gotMails(somebody, 3);
        assertThat(subjects(somebody).get(2))
                .isEqualTo("Erinnerung: Ihr Termin am Di., 15.12.2026 um 14:00 Uhr (MD-7K3QX9WC)");
    }

    @Test
    void who_changes_the_language_is_reminded_in_the_new_one() {
        var somebody = confirmed();
        var english = new Somebody(
                somebody.id(),
                "en",
                somebody.email(),
                somebody.phone(),
                somebody.givenName(),
                somebody.familyName(),
                somebody.channels());
        platform.tell("bookings", BookingChanged.AMENDED, english.booking(3, BookingChanged.State.CONFIRMED));

        platform.clock.set(Somebody.START.minus(DAY));

        gotMails(somebody, 2);
        assertThat(subjects(somebody).get(1)).startsWith("Reminder");
    }

    @Test
    void nobody_is_reminded_twice_of_the_same_time() {
        var somebody = confirmed();
        platform.clock.set(Somebody.START.minus(DAY));
        gotMails(somebody, 2);

        platform.tell("bookings", BookingChanged.AMENDED, somebody.booking(3, BookingChanged.State.CONFIRMED));

        assertThat(book.dueReminders(somebody.id())).isEmpty();
    }

    @Test
    void who_has_checked_in_is_not_reminded() {
        var somebody = confirmed();

        platform.tell("bookings", BookingChanged.CHECKED_IN, somebody.booking(3, BookingChanged.State.CHECKED_IN));

        assertThat(book.dueReminders(somebody.id())).isEmpty();
    }

    @Test
    void a_reminder_of_a_monday_comes_on_saturday() {
        var somebody = confirmed();
        var monday = Instant.parse("2026-12-14T09:00:00Z");

        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(3, monday, Somebody.START, 1));

        assertThat(book.dueReminders(somebody.id())).containsExactly("2026-12-12 18:30:00");
    }

    @Test
    void a_reminder_that_was_held_up_waits_for_the_end_of_the_quiet_hours() {
        var somebody = confirmed();
        var lateInTheEvening = Instant.parse("2026-12-09T20:30:00Z");

        platform.clock.set(lateInTheEvening);

        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
        platform.clock.set(Instant.parse("2026-12-10T07:00:00Z"));
        gotMails(somebody, 2);
    }

    @Test
    void two_moves_within_a_minute_make_one_message() {
        var somebody = confirmed();

        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(3, LATER, Somebody.START, 1));
        platform.clock.advance(Duration.ofSeconds(40));
        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(4, STILL_LATER, LATER, 2));
        platform.clock.advance(Duration.ofSeconds(61));

        gotMails(somebody, 2);
        everythingSoFarIsDone();
        assertThat(subjects(somebody)).hasSize(2);
        assertThat(subjects(somebody).get(1)).contains("16.12.2026");
        assertThat(platform.mailsTo(somebody.email()).get(1).calendar()).contains("SEQUENCE:2");
    }

    @Test
    void who_moves_before_the_confirmation_has_left_is_told_it_is_confirmed() {
        var somebody = Somebody.reading("de").by(ContactChanged.Channel.EMAIL);
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(3, LATER, Somebody.START, 1));

        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        platform.clock.advance(Duration.ofMinutes(1));

        gotMails(somebody, 1);
        everythingSoFarIsDone();
        assertThat(platform.mailsTo(somebody.email())).hasSize(1);
        assertThat(platform.mailsTo(somebody.email()).get(0).text())
                .contains("Ihr Termin ist bestätigt", "15. Dezember 2026");
    }
}
