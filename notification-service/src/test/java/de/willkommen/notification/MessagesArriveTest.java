package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.TicketChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the event to the recipient's box, for each purpose and language. */
@QuarkusTest
class MessagesArriveTest {

    private static final Instant NEW_START = Instant.parse("2026-12-15T13:00:00Z");

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

    private Somebody known(String language) {
        var somebody = Somebody.reading(language);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        return somebody;
    }

    private Platform.Mail mail(Somebody somebody, int number) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.mailsTo(somebody.email())).hasSizeGreaterThanOrEqualTo(number));
        return platform.mailsTo(somebody.email()).get(number - 1);
    }

    private String sms(Somebody somebody, int number) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(platform.smsTo(somebody.phone())).hasSizeGreaterThanOrEqualTo(number));
        return platform.smsTo(somebody.phone()).get(number - 1).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Ihr Termin am Do., 10.12.2026 um 10:00 Uhr (MD-7K3QX9WC) | Donnerstag, 10. Dezember 2026"
                        + " | Aufenthaltserlaubnis beantragen | Gültiger Pass | Ihr Termin ist bestätigt | Ausländerbehörde Magdeburg",
                "en | Your appointment on Thu, 10 Dec 2026 at 10:00 (MD-7K3QX9WC) | Thursday, 10 December 2026"
                        + " | Apply for a residence permit | Valid passport | Your appointment is confirmed | Foreigners' Authority Magdeburg",
                "ar | موعدكم يوم الخميس، 10/12/2026 الساعة 10:00 (MD-7K3QX9WC) | الخميس، 10 ديسمبر 2026"
                        + " | طلب تصريح إقامة | جواز سفر ساري المفعول | تم تأكيد موعدكم | دائرة الأجانب في ماغدبورغ"
            })
    void a_confirmation_says_everything_in_the_language_of_the_booking(
            String language, String subject, String date, String service, String document, String news, String office) {
        var somebody = known(language);

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        var mail = mail(somebody, 1);
        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text())
                .contains(date, service, document, news, office, "Leyla Öztürk", "10:00", "10:45")
                .contains("MD-7K3QX9WC", "1.04", "Breiter Weg 222, 39104 Magdeburg")
                .contains("\n" + somebody.link('b') + "\n", "\n" + somebody.link('c') + "\n")
                .doesNotContain("{", "}");
        assertThat(mail.html())
                .contains("<html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr") + "\">")
                .contains("<bdi dir=\"ltr\">MD-7K3QX9WC</bdi>", "<bdi>Leyla Öztürk</bdi>", "<li")
                .contains("href=\"" + somebody.link('b') + "\"", "href=\"" + somebody.link('c') + "\"")
                .doesNotContain("{", "}");
        assertThat(sms(somebody, 1)).contains("MD-7K3QX9WC", "10:00", "2026", somebody.link('b'), office);
    }

    @Test
    void a_mail_is_what_other_programs_expect_of_one_that_nobody_wrote() {
        var somebody = known("ar");

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        var mail = mail(somebody, 1);
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Content-Language")).isEqualTo("ar");
        assertThat(mail.header("Message-ID")).matches("<[0-9a-f-]{36}@willkommen\\.example>");
        assertThat(mail.header("From")).endsWith("<termine@willkommen.example>");
        assertThat(mail.raw()).contains("multipart/alternative", "multipart/mixed", "filename=termin.ics");
        assertThat(mail.raw().lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void the_calendar_entry_stays_the_same_one_through_move_and_cancellation() {
        var somebody = known("de");
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        var confirmed = mail(somebody, 1);

        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(3, NEW_START, Somebody.START, 1));
        platform.clock.advance(Duration.ofMinutes(1));
        var moved = mail(somebody, 2);
        platform.tell("bookings", BookingChanged.CANCELLED, somebody.cancelled(4, NEW_START, 2));
        var cancelled = mail(somebody, 3);

        assertThat(confirmed.calendars())
                .hasSize(2)
                .allMatch(confirmed.calendars().get(0)::equals);
        assertThat(confirmed.calendar())
                .contains("METHOD:REQUEST", "SEQUENCE:0", "STATUS:CONFIRMED", "BEGIN:VTIMEZONE", "TRIGGER:-PT1H")
                .contains("DTSTART;TZID=Europe/Berlin:20261210T100000", "DTEND;TZID=Europe/Berlin:20261210T104500")
                .contains("UID:" + somebody.id() + "@willkommen");
        assertThat(confirmed.calendars().get(0).lines())
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
        assertThat(moved.calendar())
                .contains("METHOD:REQUEST", "SEQUENCE:1", "UID:" + somebody.id() + "@willkommen")
                .contains("DTSTART;TZID=Europe/Berlin:20261215T140000");
        assertThat(cancelled.calendar())
                .contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED", "UID:" + somebody.id() + "@willkommen")
                .doesNotContain("VALARM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Ihr Termin wurde verschoben | Dienstag, 15. Dezember 2026 | Donnerstag, 10. Dezember 2026 | verschoben",
                "en | Your appointment has been moved | Tuesday, 15 December 2026 | Thursday, 10 December 2026 | moved",
                "ar | تم تغيير موعدكم | الثلاثاء، 15 ديسمبر 2026 | الخميس، 10 ديسمبر 2026 | تم تغيير موعدكم"
            })
    void a_move_names_the_new_time_and_the_old_one(
            String language, String news, String date, String before, String word) {
        var somebody = known(language);
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        mail(somebody, 1);
        sms(somebody, 1);

        platform.tell("bookings", BookingChanged.MOVED, somebody.moved(3, NEW_START, Somebody.START, 1));
        platform.clock.advance(Duration.ofMinutes(1));

        var mail = mail(somebody, 2);
        assertThat(mail.text()).contains(news, date, before, "14:00", "MD-7K3QX9WC", somebody.link('c'));
        assertThat(sms(somebody, 2)).contains(word, "14:00", "MD-7K3QX9WC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Ihr Termin ist abgesagt | abgesagt",
                "en | Your appointment is cancelled | cancelled",
                "ar | تم إلغاء موعدكم | تم إلغاء"
            })
    void a_cancellation_is_told_without_any_link(String language, String news, String word) {
        var somebody = known(language);

        platform.tell("bookings", BookingChanged.CANCELLED, somebody.cancelled(3, Somebody.START, 1));

        var mail = mail(somebody, 1);
        assertThat(mail.text()).contains(news, "MD-7K3QX9WC").doesNotContain("/l/");
        assertThat(sms(somebody, 1)).contains(word, "MD-7K3QX9WC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Bitte bestätigen Sie Ihren Termin | bestätigen",
                "en | Please confirm your appointment | confirm",
                "ar | يُرجى تأكيد موعدكم | تأكيد"
            })
    void an_address_to_verify_gets_the_link_for_it(String language, String news, String word) {
        var somebody = known(language);

        platform.tell("bookings", BookingChanged.PENDING, somebody.booking(2, BookingChanged.State.PENDING));

        var mail = mail(somebody, 1);
        assertThat(mail.text()).contains(news, somebody.link('v')).doesNotContain(somebody.link('b'));
        assertThat(mail.calendars()).isEmpty();
        assertThat(sms(somebody, 1)).contains(word, somebody.link('v'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Erinnerung: Ihr Termin am Do., 10.12.2026 | Gültiger Pass | Erinnerung",
                "en | Reminder: your appointment on Thu, 10 Dec 2026 | Valid passport | Reminder",
                "ar | تذكير: موعدكم يوم الخميس، 10/12/2026 | جواز سفر ساري المفعول | تذكير"
            })
    void a_reminder_comes_a_day_before_with_the_link_to_cancel(
            String language, String subject, String document, String word) {
        var somebody = known(language);
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        mail(somebody, 1);
        sms(somebody, 1);

        platform.clock.set(Somebody.START.minus(Duration.ofHours(24)));

        var mail = mail(somebody, 2);
        assertThat(mail.subject()).startsWith(subject);
        assertThat(mail.text()).contains(document, somebody.link('c'), "MD-7K3QX9WC");
        assertThat(sms(somebody, 2)).contains(word, somebody.link('c'), "MD-7K3QX9WC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | A017: Sie sind an der Reihe | Gehen Sie geradeaus. | Bitte kommen Sie jetzt zu Schalter 104",
                "en | A017: it is your turn | Go straight on. | Please come now to counter 104",
                "ar | حان دوركم: A017 | سيروا إلى الأمام. | يُرجى الحضور الآن إلى الشباك 104"
            })
    void who_left_a_number_is_called(String language, String subject, String way, String call) {
        var somebody = Somebody.reading(language);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1, ContactChanged.Subject.TICKET));

        platform.tell("tickets", TicketChanged.CALLED, somebody.called(2, platform.clock.instant()));

        assertThat(mail(somebody, 1).subject()).isEqualTo(subject);
        assertThat(mail(somebody, 1).text()).contains(way, "A017", "104", somebody.link('t'));
        assertThat(sms(somebody, 1)).contains(call, "A017");
    }

    @Test
    void the_longest_name_and_a_hostile_one_arrive_as_they_are() {
        var name = "Maximiliane-Anastasia \"><img src=x onerror=alert(1)> von und zu Hohenzollern-Sigmaringen & Söhne";
        var somebody = Somebody.reading("ar").named("عبد الرحمن", name);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        var mail = mail(somebody, 1);
        assertThat(mail.text()).contains("عبد الرحمن " + name);
        assertThat(mail.html())
                .contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;", "&amp; Söhne")
                .doesNotContain("<img");
    }

    @Test
    void a_reader_of_a_language_without_templates_gets_the_nearest_one_and_a_note() {
        var somebody = known("fa");

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        assertThat(mail(somebody, 1).text()).contains("این پیام هنوز", "Your appointment is confirmed");
        assertThat(sms(somebody, 1)).startsWith("Your appointment is confirmed");
    }

    @Test
    void only_the_channels_agreed_to_are_used() {
        var somebody = Somebody.reading("de").by(ContactChanged.Channel.SMS);
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));

        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        sms(somebody, 1);
        assertThat(platform.mailsTo(somebody.email())).isEmpty();
    }

    @Test
    void an_arabic_sms_travels_as_ucs_2_and_a_german_one_in_the_gsm_alphabet() {
        var arabic = known("ar");
        var german = known("de");

        platform.tell("bookings", BookingChanged.CONFIRMED, arabic.booking(2, BookingChanged.State.CONFIRMED));
        platform.tell("bookings", BookingChanged.CONFIRMED, german.booking(2, BookingChanged.State.CONFIRMED));

        sms(arabic, 1);
        sms(german, 1);
        assertThat(platform.smsTo(arabic.phone()).get(0).coding()).isEqualTo((byte) 8);
        assertThat(platform.smsTo(german.phone()).get(0).coding()).isEqualTo((byte) 0);
    }
}
