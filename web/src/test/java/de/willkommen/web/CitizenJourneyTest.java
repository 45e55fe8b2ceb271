package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Appointments;
import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class CitizenJourneyTest {

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
    void a_booking_is_made_moved_and_cancelled_without_scripts(String language) {
        var home = browser.get("/" + language);
        var service = browser.get(home.page().selectFirst("#service-list a").attr("href"));
        var choose =
                browser.get(service.page().selectFirst("a[href*=/book?service]").attr("href"));
        var times = browser.submit(form(choose, "/book/times"), "persons-residence-permit", "2");
        assertThat(times.page().select("button[name=start]")).hasSizeGreaterThan(10);

        var taken = browser.submit(form(times, "/book/times"), "start", timeAt(times, "10:00"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("#trouble")).contains("Diese Zeit hat gerade jemand anderes gebucht.");

        var alternative =
                taken.page().selectFirst("#trouble button[name=start]").attr("value");
        var details = browser.submit(form(taken, "/book/times"), "start", alternative);
        assertThat(details.path()).matches("/" + language + "/bookings/[0-9a-f-]{36}/details");
        assertThat(details.page().selectFirst("#countdown").attr("data-seconds"))
                .matches("5[0-9]{2}|600");

        var wrong = browser.submit(form(details, "/details"), "notify", "EMAIL");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.page().select("#trouble a").eachAttr("href"))
                .containsExactly("#familyName", "#people-1-familyName", "#email", "#consent");
        assertThat(wrong.page().selectFirst("#familyName").attr("aria-describedby"))
                .startsWith("familyName-error");

        var refused = browser.submit(
                form(wrong, "/details"),
                "familyName",
                "Khouri",
                "people-1-familyName",
                "خوري",
                "email",
                "bounce@example.org",
                "consent",
                "true");
        assertThat(refused.text("#email-error")).isEqualTo("Diese Adresse nimmt nichts an.");
        assertThat(refused.page().selectFirst("#familyName").attr("value")).isEqualTo("Khouri");

        var booked = browser.submit(form(refused, "/details"), "email", "amal@example.org");
        assertThat(booked.status()).isEqualTo(200);
        assertThat(booked.text("#reference")).isEqualTo("MD-7K3QX9WC");
        assertThat(booked.page().selectFirst("#reference bdi").attr("dir")).isEqualTo("ltr");
        assertThat(booked.text("#when")).contains("10:20–10:50");
        assertThat(booked.page().select(".w-pass svg.w-qr")).hasSize(1);

        var move = browser.get(booked.path() + "/move");
        var moved = browser.submit(form(move, "/move"), "start", timeAt(move, "09:00"));
        assertThat(moved.text("#when")).contains("09:00–09:30");
        assertThat(moved.text("#reference")).isEqualTo("MD-7K3QX9WC");

        var cancel = browser.get(booked.path() + "/cancel");
        assertThat(platform.asked("POST", ".*/cancellation"))
                .noneMatch(asked -> asked.path().contains(idOf(booked)));
        var cancelled = browser.submit(form(cancel, "/cancel"));
        assertThat(cancelled.page().select("form[action$=/cancel], a[href$=/move]"))
                .isEmpty();
        assertThat(platform.asked("POST", ".*" + idOf(booked) + "/cancellation"))
                .hasSize(1)
                .allSatisfy(asked -> assertThat(asked.header("Booking-Token")).startsWith("secret-of-"));
    }

    @Test
    void a_double_click_books_once_and_another_time_is_another_booking() {
        var times = browser.get("/de/book/times?service=address-change");
        var form = form(times, "/book/times");

        var first = browser.post(form, "start", timeAt(times, "08:20"));
        var again = browser.post(form, "start", timeAt(times, "08:20"));
        var other = browser.post(form, "start", timeAt(times, "08:40"));

        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void the_key_of_a_booking_never_leaves_the_cookie() {
        var times = browser.get("/de/book/times?service=address-change");
        var held = browser.post(form(times, "/book/times"), "start", timeAt(times, "11:20"));

        assertThat(held.header("Set-Cookie"))
                .startsWith("key-b-")
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(held.header("Location")).doesNotContain("secret");
        assertThat(browser.get(URI.create(held.header("Location")).getPath())
                        .response()
                        .body())
                .doesNotContain("secret-of-");
    }

    @Test
    void somebody_else_does_not_see_the_booking() {
        var times = browser.get("/de/book/times?service=address-change");
        var held = browser.post(form(times, "/book/times"), "start", timeAt(times, "11:40"));

        var stranger = new Browser(site.getPort())
                .get(URI.create(held.header("Location")).getPath());

        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text("h1")).isEqualTo("Bitte öffnen Sie Ihren Link noch einmal");
    }

    @Test
    void a_name_that_tries_to_be_html_stays_a_name() {
        var times = browser.get("/de/book/times?service=address-change");
        var details = browser.submit(form(times, "/book/times"), "start", timeAt(times, "08:00"));

        var typed = browser.submit(form(details, "/details"), "familyName", Appointments.HOSTILE, "notify", "SMS");

        assertThat(typed.response().body()).doesNotContain("<script>alert");
        assertThat(typed.page().selectFirst("#familyName").attr("value")).isEqualTo(Appointments.HOSTILE);
    }

    @Test
    void what_was_chosen_survives_a_change_of_language() {
        var times =
                browser.get("/de/book/times?service=address-change&service=residence-permit&persons=3&need=step-free");

        var arabic = times.page().selectFirst(".w-languages a[lang=ar]").attr("href");

        assertThat(arabic)
                .startsWith("/ar/book/times?")
                .contains("service=address-change", "service=residence-permit", "persons=3", "need=step-free");
    }

    @Test
    void without_a_service_the_choice_is_asked_for_again() {
        var answer = browser.get("/en/book/times?persons=2");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("#trouble")).contains("Choose at least one service.");
    }

    @Test
    void where_nothing_is_free_the_next_day_is_offered() {
        var answer = browser.get("/de/book/times?service=integration-course");

        assertThat(answer.text("main")).contains("Die nächste freie Zeit gibt es am");
        assertThat(answer.page().select("a.kern-btn--primary[href*=from=]")).hasSize(1);
    }

    @Test
    void the_calendar_comes_through_with_the_key_from_the_cookie() {
        var times = browser.get("/de/book/times?service=address-change");
        var details = browser.submit(form(times, "/book/times"), "start", timeAt(times, "09:20"));
        var booked = browser.submit(form(details, "/details"), "familyName", "Khouri");

        var calendar = browser.ask(booked.path() + "/calendar.ics");

        assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
        assertThat(calendar.response().body()).startsWith("BEGIN:VCALENDAR");
        assertThat(new Browser(site.getPort())
                        .ask(booked.path() + "/calendar.ics")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_language_of_messages_can_be_changed_and_the_booking_forgotten() {
        var times = browser.get("/de/book/times?service=address-change");
        var details = browser.submit(form(times, "/book/times"), "start", timeAt(times, "09:40"));
        var booked = browser.submit(form(details, "/details"), "familyName", "Khouri");

        var changed = browser.submit(form(booked, "/language"), "to", "uk");
        assertThat(changed.page().selectFirst("#to option[selected]").attr("value"))
                .isEqualTo("uk");

        browser.submit(form(booked, "/forget"));
        assertThat(browser.get(booked.path()).status()).isEqualTo(401);
    }

    @Test
    void who_writes_longer_than_the_time_is_held_gets_it_all_the_same() {
        var details = held("11:20");

        var booked = browser.submit(
                form(details, "/details"),
                "familyName",
                "Khouri",
                "notify",
                "EMAIL",
                "email",
                "late@example.org",
                "consent",
                "true");

        assertThat(booked.status()).isEqualTo(200);
        assertThat(booked.text("#when")).contains("11:20–11:50");
        assertThat(booked.text("#people")).contains("Khouri");
        assertThat(booked.path()).isNotEqualTo(details.path().replace("/details", ""));
        assertThat(browser.get(details.path()).status()).isEqualTo(401);
    }

    @Test
    void where_the_time_is_gone_meanwhile_others_are_offered_and_nothing_typed_is_lost() {
        var times = browser.get("/en/book/times?service=travel-document");
        var details = browser.submit(form(times, "/book/times"), "start", timeAt(times, "11:20"));

        var gone = browser.submit(
                form(details, "/details"),
                "givenName",
                "Amal",
                "familyName",
                "خوري",
                "notify",
                "EMAIL",
                "email",
                "late-and-gone@example.org",
                "phone",
                "+491511234567",
                "consent",
                "true");

        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text("#trouble")).contains("Diese Zeit hat gerade jemand anderes gebucht.");
        assertThat(gone.page().selectFirst("#givenName").attr("value")).isEqualTo("Amal");
        assertThat(gone.page().selectFirst("#familyName").attr("value")).isEqualTo("خوري");
        assertThat(gone.page().selectFirst("#phone").attr("value")).isEqualTo("+491511234567");
        assertThat(gone.page().selectFirst("#consent").hasAttr("checked")).isTrue();

        var again = browser.submit(form(gone, "/details"));
        assertThat(again.status()).isEqualTo(409);

        var other = again.page().selectFirst("#trouble button[name=start]").attr("value");
        var booked = browser.submit(form(again, "/details"), "start", other);
        assertThat(booked.status()).isEqualTo(200);
        assertThat(booked.text("#when")).contains("11:40–12:10");
        assertThat(booked.text("#people")).contains("Amal خوري");
    }

    private Browser.Answer held(String time) {
        var times = browser.get("/de/book/times?service=residence-permit");
        return browser.submit(form(times, "/book/times"), "start", timeAt(times, time));
    }

    @Test
    void a_browser_lists_the_bookings_it_can_open_with_day_and_time() {
        var booked = browser.submit(form(held("09:20"), "/details"), "familyName", "Khouri");

        var find = browser.get("/de/find");

        assertThat(find.page()
                        .select("ul.w-appointments a[href$=" + idOf(booked) + "]")
                        .text())
                .contains("09:20");
        assertThat(new Browser(site.getPort()).get("/de/find").page().select("ul.w-appointments"))
                .isEmpty();
    }

    private static Element form(Browser.Answer answer, String action) {
        return answer.page().selectFirst("form[action~=" + action + "($|[?])]");
    }

    private static String timeAt(Browser.Answer answer, String time) {
        return answer.page().select(".w-day button[name=start]").stream()
                .filter(button -> button.text().equals(time))
                .findFirst()
                .orElseThrow()
                .attr("value");
    }

    private static String idOf(Browser.Answer booked) {
        return booked.path().substring(booked.path().lastIndexOf('/') + 1);
    }
}
