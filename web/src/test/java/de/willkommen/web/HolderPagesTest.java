package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Appointments;
import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class HolderPagesTest {

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void a_family_is_booked_with_each_persons_name(String language) {
        var details = held(language, 3);
        assertThat(details.page().select("fieldset.w-person legend")).hasSize(3);

        var wrong = browser.submit(
                form(details, "/details"),
                "familyName",
                "Khouri",
                "people-1-familyName",
                "0",
                "people-2-familyName",
                "Noor");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("#people-1-familyName-error")).isEqualTo("Das ist kein Name.");
        assertThat(wrong.page().select("#trouble a").attr("href")).isEqualTo("#people-1-familyName");

        var booked =
                browser.submit(form(wrong, "/details"), "people-1-familyName", "خوري", "people-1-givenName", "ليلى");
        assertThat(booked.page().select("#people bdi").eachText()).containsExactly("Khouri", "ليلى خوري", "Noor");
        assertThat(platform.asked("POST", ".*/confirmation"))
                .last()
                .satisfies(asked -> assertThat(asked.body().path("people")).hasSize(2));
    }

    @Test
    void every_person_without_a_family_name_is_named_by_number() {
        var wrong = browser.submit(form(held("de", 3), "/details"), "people-1-familyName", "Khouri");

        assertThat(wrong.page().select("#trouble a").eachText())
                .containsExactly(
                        "Bitte geben Sie Ihren Familiennamen an.",
                        "Bitte geben Sie den Familiennamen der 3. Person an.");
    }

    @ParameterizedTest
    @CsvSource({"de,Jede Person kann 2 Termine", "en,Each person can have 2 appointments", "ar,لكل شخص موعدان"})
    void who_has_too_many_bookings_is_told_what_to_do_and_keeps_what_was_typed(String language, String explained) {
        var details = held(language, 1);

        var refused = browser.submit(
                form(details, "/details"),
                "familyName",
                "Khouri",
                "notify",
                "EMAIL",
                "email",
                "many@example.org",
                "consent",
                "true");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("#trouble")).contains(explained);
        assertThat(refused.page().select("#trouble a[href$=/find]")).hasSize(1);
        assertThat(refused.page().selectFirst("#familyName").attr("value")).isEqualTo("Khouri");
        assertThat(refused.page().select("#countdown")).hasSize(1);
    }

    @Test
    void an_office_that_confirms_by_mail_says_so_when_there_is_no_address() {
        var times = browser.get("/de/book/times?service=residence-permit&office=HAL-ABH");
        var details = browser.submit(
                times.page().selectFirst("main form"),
                "start",
                times.page().select("button[name=start]").get(1).attr("value"));

        var refused = browser.submit(form(details, "/details"), "familyName", "Khouri");

        assertThat(refused.text("#email-error")).contains("per E-Mail bestätigen");
        assertThat(refused.page().select("#trouble a").attr("href")).isEqualTo("#email");
    }

    @Test
    void the_page_of_a_booking_tells_what_happened_so_far_in_plain_words() {
        var booked = booked("de");

        assertThat(booked.page().select(".w-history li").eachText())
                .satisfiesExactly(
                        held -> assertThat(held).startsWith("Zeit reserviert (von Ihnen)"),
                        confirmed -> assertThat(confirmed).startsWith("Termin gebucht (von Ihnen)"));
    }

    @ParameterizedTest
    @CsvSource({
        "confirmation.pdf,application/pdf,%PDF",
        "qr.svg,image/svg+xml,<svg",
        "data.pdf,application/pdf,%PDF",
        "data.json,application/json,{"
    })
    void documents_of_a_booking_come_through_with_the_key_from_the_cookie(String file, String type, String beginning) {
        var booked = booked("ar");

        var document = browser.ask(booked.path() + "/" + file);

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.header("Content-Type")).startsWith(type);
        assertThat(document.response().body()).startsWith(beginning);
        assertThat(new Browser(site.getPort()).ask(booked.path() + "/" + file).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "de,Unsere letzte E-Mail kam nicht an",
        "en,Our last mail did not arrive",
        "ar,لم تصل آخر رسالة إلكترونية أرسلناها إليك"
    })
    void whose_mail_did_not_arrive_is_told_and_led_to_the_address(String language, String told) {
        var booked = browser.submit(
                form(held(language, 1), "/details"),
                "familyName",
                "Khouri",
                "notify",
                "EMAIL",
                "email",
                "nobody@example.org",
                "consent",
                "true");

        var warning = booked.page().selectFirst("#undelivered-EMAIL");
        assertThat(warning.text()).contains(told);
        var changed = browser.submit(
                form(browser.get(warning.selectFirst("a").attr("href")), "/contact"), "email", "amal@example.org");

        assertThat(changed.page().select("#undelivered-EMAIL")).isEmpty();
    }

    @Test
    void how_somebody_is_reached_can_be_changed_and_the_name_stays() {
        var booked = booked("de");
        var contact = browser.get(booked.path() + "/contact");
        assertThat(contact.text("#name")).isEqualTo("Khouri");
        assertThat(contact.text("#name-fixed")).contains("nicht ändern");
        assertThat(contact.page().select("input[name=familyName], input[name=givenName]"))
                .isEmpty();

        var wrong = browser.submit(form(contact, "/contact"), "notify", "EMAIL");
        assertThat(wrong.page().select("#trouble a").eachAttr("href")).containsExactly("#email", "#consent");
        var refused = browser.submit(form(wrong, "/contact"), "email", "bounce@example.org", "consent", "true");
        assertThat(refused.text("#email-error")).isEqualTo("Diese Adresse nimmt nichts an.");
        var changed = browser.submit(form(refused, "/contact"), "email", "amal@example.org");

        assertThat(changed.page().select("#done")).hasSize(1);
        assertThat(changed.text("#contact")).isEqualTo("amal@example.org");
    }

    @Test
    void what_is_stored_is_shown_in_words_and_hostile_names_stay_text() {
        var details = held("de", 1);
        var booked = browser.submit(form(details, "/details"), "familyName", Appointments.HOSTILE);

        var data = browser.get(booked.path() + "/data");

        assertThat(data.text("#stored")).contains("Familienname " + Appointments.HOSTILE, "Terminnummer MD-7K3QX9WC");
        assertThat(data.response().body()).doesNotContain("<script>alert");
        assertThat(data.page().select("#data-pdf, #data-json, #delete")).hasSize(3);
    }

    @Test
    void everything_is_deleted_after_a_question_and_by_a_button() {
        var booked = booked("en");
        var question = browser.get(browser.get(booked.path() + "/data")
                .page()
                .selectFirst("#delete")
                .attr("href"));
        assertThat(question.text("main")).contains("cannot be undone");
        assertThat(platform.asked("DELETE", ".*"))
                .noneMatch(asked -> asked.path().contains(idOf(booked)));

        var gone = browser.submit(form(question, "/data/delete"));

        assertThat(gone.text("#done")).contains("Your data have been deleted");
        assertThat(platform.asked("DELETE", ".*" + idOf(booked) + "/data")).hasSize(1);
        assertThat(browser.get(booked.path()).status()).isEqualTo(401);
    }

    @Test
    void moving_has_a_calendar_as_well() {
        var booked = booked("de");

        var calendar = browser.get(booked.path() + "/move?view=calendar");

        assertThat(calendar.page().select("#month")).hasSize(1);
        assertThat(calendar.page().select("main form").attr("action")).contains("/move?view=calendar");
    }

    @Test
    void whoever_is_not_signed_in_is_led_to_the_login_in_the_words_of_a_citizen() {
        var answer = browser.get("/de/my/bookings");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.page().select("a[href='/login?to=/de/my/bookings']")).hasSize(1);
        assertThat(answer.text("main")).doesNotContain("Mitarbeitende");
    }

    @Test
    @TestSecurity(user = "citizen", roles = "citizen")
    void a_signed_in_citizen_sees_their_bookings_and_opens_one_without_a_link() {
        var booked = booked("de");

        var account = new Browser(site.getPort()).with("Authorization", "Bearer citizen");
        var mine = account.get("/de/my/bookings");
        assertThat(mine.page().select("#ahead a").eachAttr("href")).contains(booked.path());
        var opened = account.get(booked.path());

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.page().select("form[action$=/forget]")).isEmpty();
        assertThat(account.ask(booked.path() + "/confirmation.pdf").status()).isEqualTo(200);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_has_no_list_of_own_bookings() {
        assertThat(browser.get("/de/my/bookings").status()).isEqualTo(403);
    }

    private Browser.Answer held(String language, int persons) {
        var times = browser.get("/" + language + "/book/times?service=residence-permit&persons=" + persons);
        var start = times.page().select("button[name=start]").get(1).attr("value");
        return browser.submit(times.page().selectFirst("main form"), "start", start);
    }

    private Browser.Answer booked(String language) {
        return browser.submit(form(held(language, 1), "/details"), "familyName", "Khouri");
    }

    private static Element form(Browser.Answer answer, String action) {
        return answer.page().selectFirst("form[action$=" + action + "]");
    }

    private static String idOf(Browser.Answer booked) {
        return booked.path().substring(booked.path().lastIndexOf('/') + 1);
    }
}
