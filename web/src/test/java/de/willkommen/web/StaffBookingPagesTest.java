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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class StaffBookingPagesTest {

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort()).with("Authorization", "Bearer clerk");
    }

    @Test
    void nobody_sees_bookings_without_signing_in() {
        var stranger = new Browser(site.getPort());

        for (var path : new String[] {"", "/find?reference=X", "/new", "/new/times?service=address-change"}) {
            assertThat(stranger.ask("/backoffice/bookings" + path).status()).isEqualTo(401);
        }
    }

    @Test
    @TestSecurity(
            user = "editor",
            roles = {"editor", "citizen"})
    void only_those_who_serve_people_see_bookings() {
        assertThat(browser.ask("/backoffice/bookings").status()).isEqualTo(403);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_books_for_somebody_from_time_kept_for_hardship_and_finds_it_in_the_list() {
        var choose = browser.get(
                browser.get("/backoffice/bookings").page().selectFirst("#new").attr("href"));
        var times = browser.submit(
                form(choose, "/new/times"), "service", "residence-permit", "channel", "EMERGENCY", "language", "ar");
        assertThat(lastSearch()).contains("channel=EMERGENCY", "office=MD-ABH");
        assertThat(times.page().selectFirst("#reason").hasAttr("required")).isTrue();

        var start = times.page().selectFirst("button[name=start]").attr("value");
        var details = browser.submit(form(times, "/new/times"), "start", start, "reason", "Obdachlos ab morgen");
        assertThat(platform.asked("POST", "/api/v1/bookings")).last().satisfies(asked -> {
            assertThat(asked.body().path("channel").asText()).isEqualTo("EMERGENCY");
            assertThat(asked.body().path("reason").asText()).isEqualTo("Obdachlos ab morgen");
            assertThat(asked.body().path("language").asText()).isEqualTo("ar");
        });
        var booked = browser.submit(form(details, "/details"), "familyName", "Khouri");

        assertThat(booked.text("#done")).contains("Der Termin ist gebucht");
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().startsWith("key-b-"));
        var day = OffsetDateTime.parse(start)
                .atZoneSameInstant(ZoneId.of("Europe/Berlin"))
                .toLocalDate();
        var list = browser.get("/backoffice/bookings?date=" + day);
        assertThat(list.page().select("#list a").eachAttr("href")).contains(booked.path());
        assertThat(list.text("#list")).contains("Khouri", "Aufenthaltserlaubnis beantragen", "104");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_booking_is_found_by_its_reference_and_an_unknown_one_is_said_to_be_none() {
        booked("Khouri");

        var found = browser.submit(
                browser.get("/backoffice/bookings").page().selectFirst("form[role=search]"), "reference", "7K3QX9WC");
        assertThat(found.path()).matches("/backoffice/bookings/[0-9a-f-]{36}");

        var missing = browser.get("/backoffice/bookings/find?reference=%3Cb%3ENO");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("#trouble")).contains("<b>NO");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void html_in_a_note_and_a_name_appears_as_text() {
        var booking = booked(Appointments.HOSTILE);

        var noted = browser.submit(form(booking, "/notes"), "text", "<img src=x onerror=alert(1)>\nzweite Zeile");

        assertThat(noted.text("#note-list")).contains("<img src=x onerror=alert(1)>", "Clara Clerk");
        assertThat(noted.page().select("#note-list img, main script")).isEmpty();
        assertThat(noted.response().body()).doesNotContain("<img src=x", "<script>alert");
        assertThat(noted.page().selectFirst(".w-notes__text").wholeText()).contains(">\nzweite");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_note_sent_twice_is_kept_once() {
        var booking = booked("Khouri");
        var form = form(booking, "/notes");

        browser.post(form, "text", "einmal");
        browser.post(form, "text", "einmal");

        assertThat(platform.asked("POST", ".*/notes").stream()
                        .filter(asked -> asked.body().path("text").asText().equals("einmal"))
                        .map(asked -> asked.header("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void moving_and_cancelling_need_a_reason_that_stays_in_the_history() {
        var booking = booked("Khouri");
        var move = browser.get(booking.page().selectFirst("#move").attr("href"));
        assertThat(move.page().selectFirst("#reason").hasAttr("required")).isTrue();

        var moved = browser.submit(
                form(move, "/move"),
                "start",
                move.page().select("button[name=start]").get(2).attr("value"),
                "reason",
                "Sachbearbeiterin krank");
        assertThat(moved.text("#history-list")).contains("Termin verschoben", "Sachbearbeiterin krank", "Behörde: Sie");

        var cancel = browser.get(moved.page().selectFirst("#cancel").attr("href"));
        var cancelled = browser.submit(form(cancel, "/cancel"), "reason", "Auf Wunsch am Telefon");
        assertThat(cancelled.page().selectFirst("#status").attr("data-status")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("#history-list")).contains("Auf Wunsch am Telefon");
        assertThat(cancelled.page().select("#move, #cancel")).isEmpty();
        assertThat(platform.asked("POST", ".*/cancellation"))
                .last()
                .satisfies(asked -> assertThat(asked.header("Booking-Token")).isEmpty());
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void without_the_right_to_overbook_there_is_no_form_for_it() {
        assertThat(browser.get("/backoffice/bookings/new/times?service=address-change")
                        .page()
                        .select("#overbooking"))
                .isEmpty();
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"lead", "overbook"})
    void who_may_overbook_says_when_where_and_why() {
        var times = browser.get("/backoffice/bookings/new/times?service=address-change");
        var form = form(times, "/new/overbook");

        var refused = browser.submit(form, "at", "2026-12-03T10:00", "counter", "102", "why", " ");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("#trouble")).contains("Bitte begründen.");
        assertThat(refused.page().select("#counter option[selected]").attr("value"))
                .isEqualTo("102");
        var nowhen = browser.submit(form(refused, "/new/overbook"), "at", "", "why", "Eilig");
        assertThat(nowhen.text("#trouble")).contains("Tag und Uhrzeit");

        var details = browser.submit(
                form(nowhen, "/new/overbook"), "at", "2026-12-03T10:00", "counter", "102", "why", "Ausreise morgen");
        assertThat(platform.asked("POST", "/api/v1/bookings")).last().satisfies(asked -> {
            assertThat(asked.body().path("start").asText()).isEqualTo("2026-12-03T10:00+01:00");
            assertThat(asked.body().path("overbook").path("reason").asText()).isEqualTo("Ausreise morgen");
        });
        var booked = browser.submit(form(details, "/details"), "familyName", "Khouri");
        assertThat(booked.text("#status")).contains("überbucht");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void who_types_longer_than_the_time_is_held_books_it_all_the_same_for_the_same_reason() {
        var times = browser.get("/backoffice/bookings/new/times?service=residence-permit&channel=EMERGENCY");
        var start = times.page().selectFirst("button[name=start]").attr("value");
        var details = browser.submit(form(times, "/new/times"), "start", start, "reason", "Obdachlos ab morgen");

        var booked = browser.submit(
                form(details, "/details"),
                "familyName",
                "Langsam",
                "notify",
                "EMAIL",
                "email",
                "late-at-the-desk@example.org",
                "consent",
                "true");

        assertThat(booked.text("#done")).contains("Der Termin ist gebucht");
        assertThat(booked.text("#people")).contains("Langsam");
        assertThat(details.path()).isNotEqualTo(booked.path() + "/details");
        assertThat(platform.asked("POST", "/api/v1/bookings")).last().satisfies(asked -> {
            assertThat(asked.body().path("start").asText()).isEqualTo(start);
            assertThat(asked.body().path("channel").asText()).isEqualTo("EMERGENCY");
            assertThat(asked.body().path("reason").asText()).isEqualTo("Obdachlos ab morgen");
        });
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void where_the_time_is_gone_meanwhile_others_are_offered_and_nothing_typed_is_lost() {
        var times = browser.get("/backoffice/bookings/new/times?service=travel-document&language=tr");
        var details = browser.submit(
                form(times, "/new/times"),
                "start",
                times.page().select("button[name=start]").get(1).attr("value"));

        var gone = browser.submit(
                form(details, "/details"),
                "givenName",
                "Amal",
                "familyName",
                "خوري",
                "notify",
                "EMAIL",
                "email",
                "late-and-gone-at-the-desk@example.org",
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

        var other = gone.page().selectFirst("#trouble button[name=start]").attr("value");
        var booked = browser.submit(form(gone, "/details"), "start", other);
        assertThat(booked.text("#done")).contains("Der Termin ist gebucht");
        assertThat(booked.text("#people")).contains("Amal خوري");
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"lead", "overbook"})
    void a_time_beyond_what_is_free_is_taken_once_more_at_the_same_counter() {
        var times = browser.get("/backoffice/bookings/new/times?service=address-change");
        var details = browser.submit(
                form(times, "/new/overbook"), "at", "2026-12-04T10:00", "counter", "104", "why", "Ausreise morgen");

        var booked = browser.submit(
                form(details, "/details"),
                "familyName",
                "Khouri",
                "notify",
                "EMAIL",
                "email",
                "late-and-overbooked@example.org",
                "consent",
                "true");

        assertThat(booked.text("#status")).contains("überbucht");
        assertThat(platform.asked("POST", "/api/v1/bookings")).last().satisfies(asked -> {
            assertThat(asked.body().path("overbook").path("counter").asText()).isEqualTo("104");
            assertThat(asked.body().path("overbook").path("reason").asText()).isEqualTo("Ausreise morgen");
        });
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void the_confirmation_can_be_printed_with_the_own_right() {
        var booking = booked("Khouri");

        var print = browser.ask(booking.page().selectFirst("#pdf").attr("href"));

        assertThat(print.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(new Browser(site.getPort())
                        .ask(booking.page().selectFirst("#pdf").attr("href"))
                        .status())
                .isEqualTo(401);
    }

    private Browser.Answer booked(String familyName) {
        var times = browser.get("/backoffice/bookings/new/times?service=residence-permit");
        var details = browser.submit(
                form(times, "/new/times"),
                "start",
                times.page().select("button[name=start]").get(1).attr("value"));
        return browser.submit(form(details, "/details"), "familyName", familyName);
    }

    private String lastSearch() {
        var searches = platform.asked("GET", "/api/v1/slots");
        return searches.get(searches.size() - 1).query();
    }

    private static Element form(Browser.Answer answer, String action) {
        return answer.page().selectFirst("form[action~=" + action + "($|[?])]");
    }
}
