package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.link.LinkCode;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.platform.Appointments;
import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class OnSiteTest {

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/104", "/kiosk", "/kiosk/de", "/kiosk/ar/check-in", "/lobby/MD-ABH"})
    void pages_of_staff_and_devices_ask_for_the_login(String path) {
        var answer = browser.ask(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.page().select("a[href=/login?to=" + path + "]")).hasSize(1);
    }

    @Test
    @TestSecurity(user = "somebody", roles = "citizen")
    void a_citizen_has_no_business_at_the_desk() {
        assertThat(browser.ask("/desk").status()).isEqualTo(403);
        assertThat(browser.ask("/kiosk").status()).isEqualTo(403);
        assertThat(browser.ask("/lobby/MD-ABH").status()).isEqualTo(403);
    }

    @Test
    void a_phone_takes_a_number_with_the_code_of_the_display_and_follows_it() {
        var take = browser.with("Accept-Language", "ar").get("/lobby/MD-ABH?code=QK7M");
        assertThat(take.path()).isEqualTo("/ar/lobby/MD-ABH");
        var form = take.page().selectFirst("main form");

        var first = browser.post(form, "service", "address-change");
        var again = browser.post(form, "service", "address-change");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));

        var ticket = browser.get(URI.create(first.header("Location")).getPath());
        assertThat(ticket.text("#number")).isEqualTo("A019");
        assertThat(ticket.text("#place")).isEqualTo("بقي 3 أشخاص قبلك.");
        assertThat(ticket.text("#soon")).contains("قاعة الانتظار");
        assertThat(ticket.page().title()).startsWith("A019: 3 أشخاص قبلك");
        assertThat(ticket.page().select("noscript meta[http-equiv=refresh]")).hasSize(1);
        assertThat(browser.with("Last-Event-ID", "7").beginningOf(ticket.path() + "/stream"))
                .startsWith("200 id: 1\nevent: ticket\n");
        assertThat(platform.asked("GET", ".*/tickets/[0-9a-f-]+/stream")).anySatisfy(asked -> {
            assertThat(asked.header("Ticket-Token")).startsWith("secret-of-");
            assertThat(asked.header("Last-Event-ID")).isEqualTo("7");
        });

        var left = browser.submit(ticket.page().selectFirst("form[action$=/leave]"));
        assertThat(left.page().selectFirst("#ticket").attr("data-phase")).isEqualTo("over");
    }

    @Test
    void the_code_of_the_display_leads_to_the_page_in_the_readers_language() {
        var answer = browser.with("Accept-Language", "ar").ask("/ticket/new?office=MD-ABH&code=QK7M");

        assertThat(answer.header("Location")).isEqualTo("/ar/lobby/MD-ABH?code=QK7M");
    }

    @Test
    void before_a_number_is_taken_the_page_says_until_when_and_what_is_given_out() {
        var take = browser.get("/de/lobby/MD-ABH?code=QK7M");

        assertThat(take.text("#hours")).contains("Wartenummern gibt es heute bis 16:30 Uhr.");
        assertThat(take.page()
                        .select("#service-fiktionsbescheinigung[disabled] + label")
                        .text())
                .endsWith("Für heute vergeben");
        assertThat(take.page().select("#service-address-change[disabled]")).isEmpty();
    }

    @Test
    void when_the_numbers_of_the_day_are_over_the_page_leads_to_an_appointment() {
        var take = browser.get("/de/lobby/MD-EIN?code=QK7M");

        assertThat(take.text("#numbers-over")).contains("bis 11:30 Uhr", "buchen Sie einen Termin");
        assertThat(take.page().select("main form")).isEmpty();
        assertThat(take.page().select("main a[href=/de/book]")).hasSize(1);
    }

    @Test
    void on_a_day_without_numbers_the_page_says_so_and_names_no_time() {
        var take = browser.get("/de/lobby/MD-SUED?code=QK7M");

        assertThat(take.text("#numbers-none")).contains("Heute gibt es keine Wartenummern", "buchen Sie einen Termin");
        assertThat(take.text("main")).doesNotContain("00:00");
        assertThat(take.page().select("main form")).isEmpty();
    }

    @Test
    void who_may_not_be_served_before_closing_is_told_so_with_the_number() {
        var take = browser.get("/ar/lobby/HAL-ABH?code=QK7M");
        assertThat(take.text("#hours")).contains("نستقبلكم اليوم حتى الساعة 00:00");

        var ticket = browser.submit(take.page().selectFirst("main form"), "service", "residence-permit");

        assertThat(ticket.text("#too-late")).contains("نغلق اليوم عند الساعة 00:00");
        assertThat(ticket.page().select("#too-late bdi[dir=ltr]").text()).isEqualTo("00:00");
    }

    @Test
    @TestSecurity(user = "kiosk", roles = "kiosk")
    void the_kiosk_offers_no_number_that_is_given_out() {
        var page = browser.get("/kiosk/en/number");

        assertThat(page.text("#hours")).contains("until 16:30");
        assertThat(page.page()
                        .select("#service-fiktionsbescheinigung[disabled] + label")
                        .text())
                .endsWith("Given out for today");
    }

    @Test
    void an_old_code_is_explained() {
        var take = browser.get("/de/lobby/MD-ABH?code=old");

        var refused = browser.submit(take.page().selectFirst("main form"), "service", "address-change");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("#trouble")).contains("scannen Sie den Code");
    }

    @Test
    void a_stream_needs_the_key() {
        assertThat(browser.ask("/de/tickets/" + UUID.randomUUID() + "/stream").status())
                .isEqualTo(401);
    }

    @Test
    @TestSecurity(user = "kiosk", roles = "kiosk")
    void the_kiosk_checks_in_however_the_reference_is_typed() {
        var form = browser.get("/kiosk/de/check-in").page().selectFirst("main form");

        var answer = browser.submit(form, "reference", " md 7k3q-x9wc ");

        assertThat(answer.text("#number")).isEqualTo("B003");
        assertThat(platform.asked("POST", "/api/v1/check-ins"))
                .anySatisfy(asked ->
                        assertThat(asked.body().path("reference").asText()).isEqualTo("MD-7K3QX9WC"));
        assertThat(answer.page().select("svg.w-qr")).hasSize(1);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().startsWith("key-"));
    }

    @Test
    @TestSecurity(user = "kiosk", roles = "kiosk")
    void the_kiosk_says_in_words_why_a_check_in_was_refused() {
        var form = browser.get("/kiosk/de/check-in").page().selectFirst("main form");

        var answer = browser.submit(form, "reference", "0000000X");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("#trouble")).contains("Ihr Termin ist an einem anderen Tag.");
        assertThat(answer.page().selectFirst("#reference").attr("value")).isEqualTo("0000000X");
    }

    @Test
    @TestSecurity(user = "kiosk", roles = "kiosk")
    void the_kiosk_gives_a_number_in_arabic() {
        var form = browser.get("/kiosk/ar/number").page().selectFirst("main form");

        var answer = browser.submit(form, "service", "address-change", "need", "step-free");

        assertThat(answer.page().selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(answer.page().selectFirst("#number bdi").attr("dir")).isEqualTo("ltr");
        assertThat(platform.asked("POST", "/api/v1/tickets")).anySatisfy(asked -> {
            assertThat(asked.body().path("language").asText()).isEqualTo("ar");
            assertThat(asked.body().path("accessNeeds").path(0).asText()).isEqualTo("step-free");
        });
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_signs_on_calls_serves_and_takes_a_step_back() {
        confirmBookingOf(Appointments.HOSTILE);
        browser.with("Authorization", "Bearer of-the-clerk");
        var signOn = browser.get("/desk");
        var desk = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "104");
        assertThat(desk.path()).isEqualTo("/desk/104");

        var called = browser.submit(form(desk, "/next"));
        assertThat(called.text("#current-status")).isEqualTo("aufgerufen");
        assertThat(called.text("#customer")).isEqualTo(Appointments.HOSTILE);
        assertThat(called.response().body()).doesNotContain("<script>alert");

        var tooSoon = browser.submit(form(called, "/recall"));
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.text("#trouble")).contains("Bitte warten Sie 30 Sekunden");

        var serving = browser.submit(form(tooSoon, "/start"));
        assertThat(serving.text("#current-status")).isEqualTo("im Gespräch");
        assertThat(serving.page().select("[data-key=F]")).hasSize(1);

        var finished = browser.submit(form(serving, "/finish"));
        assertThat(finished.page().select("#current")).isEmpty();
        assertThat(finished.page().select("[data-key=U]")).hasSize(1);
        assertThat(platform.asked("POST", ".*/(next|start|finish|recall)")).allSatisfy(asked -> {
            assertThat(asked.header("Authorization")).isEqualTo("Bearer of-the-clerk");
            assertThat(asked.header("Idempotency-Key")).hasSize(36);
        });
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void parking_and_passing_on_say_why_and_to_whom() {
        var signOn = browser.get("/desk");
        var desk = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "101");
        var called = browser.submit(form(desk, "/next"));

        var parked = browser.submit(form(called, "/park"), "reason", "copies", "minutes", "20");
        assertThat(parked.page().select("#waiting form[action$=/resume]")).isNotEmpty();
        assertThat(platform.asked("POST", ".*/park")).anySatisfy(asked -> {
            assertThat(asked.body().path("reason").asText()).isEqualTo("copies");
            assertThat(asked.body().path("until").asText()).endsWith("Z");
        });

        var resumed = browser.submit(form(parked, "/resume"));
        var passedOn = browser.submit(form(resumed, "/transfer"), "to", "counter:102");
        assertThat(passedOn.status()).isEqualTo(200);
        assertThat(platform.asked("POST", ".*/transfer"))
                .anySatisfy(asked ->
                        assertThat(asked.body().path("counter").asText()).isEqualTo("102"));
    }

    @Test
    @TestSecurity(
            user = "clerk",
            roles = {"clerk", "call-out-of-turn"})
    void who_has_the_right_calls_a_certain_number_and_what_was_typed_survives_a_refusal() {
        var signOn = browser.get("/desk");
        var desk = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "108");
        var walkIn = desk.page().selectFirst("#choose option").attr("value");

        var refused = browser.submit(form(desk, "/call"), "ticket", walkIn, "reason", "taken");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("#trouble")).contains("an einem anderen Schalter");
        assertThat(refused.page().select("#choose[open]")).hasSize(1);
        assertThat(refused.page().selectFirst("#why").attr("value")).isEqualTo("taken");
        assertThat(refused.page().selectFirst("#ticket option[selected]").attr("value"))
                .isEqualTo(walkIn);

        var called = browser.submit(form(refused, "/call"), "reason", "Zug um 10 Uhr");
        assertThat(called.text("#current-status")).isEqualTo("aufgerufen");
        assertThat(platform.asked("POST", ".*/tickets/" + walkIn + "/call")).anySatisfy(asked -> {
            assertThat(asked.body().path("reason").asText()).isEqualTo("Zug um 10 Uhr");
            assertThat(asked.body().path("counter").asText()).isEqualTo("108");
        });
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void the_desk_shows_what_colleagues_do_and_the_clerks_own_day() {
        var signOn = browser.get("/desk");

        var desk = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "107");

        assertThat(desk.page().select("#team li").eachText())
                .containsExactly("Schalter 101 Pause seit 09:30 Uhr", "Schalter 102 im Gespräch (A012) seit 09:45 Uhr");
        assertThat(desk.text("#mine"))
                .isEqualTo("12 Personen bedient im Mittel 14 Minuten je Person 1 Person ist nicht erschienen"
                        + " Diese Zahlen sehen nur Sie.");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_takes_a_break_and_comes_back_but_not_with_somebody_at_the_counter() {
        var signOn = browser.get("/desk");
        var desk = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "111");

        var paused = browser.submit(form(desk, "/pause"));
        assertThat(paused.text("#paused")).isEqualTo("Pause seit 10:05 Uhr");
        assertThat(paused.text("#notice")).contains("Ihr Schalter macht Pause.");
        assertThat(paused.page().selectFirst("#desk").attr("data-state")).isEqualTo("paused");
        assertThat(paused.page().select("[data-key=B]")).hasSize(1);

        var back = browser.submit(form(paused, "/go-on"));
        assertThat(back.page().select("#paused")).isEmpty();
        assertThat(back.page().select("form[action$=/pause]")).hasSize(1);

        browser.submit(form(back, "/next"));
        var refused = browser.submit(form(back, "/pause"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("#trouble")).contains("Am Schalter ist noch jemand.");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void who_lacks_the_right_is_offered_no_choice() {
        var signOn = browser.get("/desk");
        var desk = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "109");

        assertThat(desk.page().select("#choose")).isEmpty();
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_colleagues_visitor_is_taken_over_from_the_list() {
        var signOn = browser.get("/desk");
        var first = browser.submit(signOn.page().selectFirst("form[action=/desk/sign-on]"), "counter", "105");
        browser.submit(form(first, "/next"));
        browser.submit(browser.get("/desk").page().selectFirst("form[action=/desk/sign-on]"), "counter", "106");

        var taken = browser.submit(form(browser.get("/desk/106"), "/take-over"));

        assertThat(taken.text("#notice")).contains("an diesen Schalter übernommen");
        assertThat(taken.text("#current-status")).isEqualTo("im Gespräch");
        assertThat(platform.asked("POST", ".*/take-over"))
                .anySatisfy(asked ->
                        assertThat(asked.body().path("counter").asText()).isEqualTo("106"));
    }

    @Test
    @TestSecurity(user = "display", roles = "display")
    void the_display_shows_the_calls_and_its_stream_comes_through() {
        var page = browser.get("/lobby/MD-ABH").page();

        assertThat(page.select("#calls .w-call")).hasSize(3);
        assertThat(page.select(".w-call--newest").text()).contains("A017", "104");
        assertThat(page.select("#voices [data-tag=ar]").attr("data-spoken")).contains("%n", "%c");
        assertThat(page.select(".w-call__arrow").eachAttr("data-way"))
                .as("an arrow for counter 104, none where the way is unknown")
                .startsWith("LEFT")
                .contains("");
        assertThat(page.select(".w-call--newest .w-call__room").text()).contains("1.04");
        assertThat(page.select("#lines li[data-service=address-change]").text()).contains("5", "bis etwa 14 Min.");
        assertThat(page.selectFirst("#wait").hasAttr("hidden"))
                .as("one waiting time, not two that contradict each other")
                .isTrue();
        assertThat(page.select("#lines li[data-service=residence-permit]").text())
                .contains("zurzeit keine");
        assertThat(page.select("#side").text()).doesNotContain("0 bis", "0–");
        assertThat(page.select("#notices li:not([hidden])")).hasSize(1);
        assertThat(page.select("#notices li[lang=ar]").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("#notices li").first().text()).isEqualTo("Heute nur bis 14 Uhr.");
        assertThat(page.select("#notices").text())
                .contains("Today until 14:00 only.")
                .as("a notice of before is not shown")
                .doesNotContain("مفتوح اليوم حتى المساء.");
        assertThat(browser.get("/lobby/MD-ABH/ways").response().body()).contains("Erste Tür links.");
        assertThat(browser.beginningOf("/lobby/MD-ABH/stream")).startsWith("200 id: 41\nevent: snapshot\n");
        assertThat(browser.ask("/lobby/MD-ABH/code.svg?code=QK7M").header("Content-Type"))
                .isEqualTo("image/svg+xml");
    }

    @Test
    @TestSecurity(user = "display", roles = "display")
    void a_stream_passes_over_an_instance_that_has_ended() {
        for (var turn = 0; turn < 4; turn++) {
            assertThat(browser.beginningOf("/lobby/MD-ABH/stream")).startsWith("200 ");
        }
    }

    @Test
    @TestSecurity(user = "display", roles = "display")
    void a_stream_begun_anew_goes_on_behind_the_event_the_address_names() {
        browser.beginningOf("/lobby/MD-ABH/stream?after=41");
        browser.beginningOf("/lobby/MD-ABH/stream?after=a%0D%0Ab");

        assertThat(platform.asked("GET", ".*/display/stream"))
                .anySatisfy(asked -> assertThat(asked.header("Last-Event-ID")).isEqualTo("41"))
                .noneSatisfy(asked -> assertThat(asked.header("Last-Event-ID")).startsWith("a"));
    }

    @Test
    void opening_a_link_changes_nothing_and_hides_the_key() {
        var id = UUID.randomUUID();
        int before = platform.asked("POST", ".*").size();

        var answer =
                browser.ask("/l/" + new LinkCode(Purpose.CANCEL, id, "abcdefghijklmnopqrstuv").text() + "?lang=ar");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/ar/bookings/" + id + "/cancel");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("key-c-" + id + "=abcdefghijklmnopqrstuv;")
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(platform.asked("POST", ".*")).hasSize(before);
    }

    @Test
    void the_link_to_verify_leads_to_a_button() {
        var id = UUID.randomUUID();
        browser.ask("/l/" + new LinkCode(Purpose.VERIFY, id, "abcdefghijklmnopqrstuv").text());

        var page = browser.get("/de/bookings/" + id + "/verify");

        assertThat(page.page().select("form[action$=/verify] button")).hasSize(1);
        assertThat(platform.asked("POST", ".*/verification")).isEmpty();
    }

    @Test
    void a_link_opened_on_a_borrowed_phone_leads_to_the_language_of_the_booking() {
        var citizen = new Browser(site.getPort());
        var times = citizen.get("/ar/book/times?service=address-change");
        var start = times.page().selectFirst(".w-day button[name=start]").attr("value");
        var held = citizen.post(times.page().selectFirst("form[action*=/book/times?]"), "start", start);
        var id = UUID.fromString(held.header("Location").split("/")[3]);
        var key = citizen.cookies().stream()
                .filter(cookie -> cookie.getName().endsWith(id.toString()))
                .findFirst()
                .orElseThrow()
                .getValue();

        var opened = browser.with("Accept-Language", "de").ask("/l/" + new LinkCode(Purpose.BOOKING, id, key).text());

        assertThat(opened.header("Location")).isEqualTo("/ar/bookings/" + id);
    }

    @Test
    void a_broken_link_is_a_friendly_404() {
        assertThat(browser.ask("/l/nonsense").status()).isEqualTo(404);
        assertThat(browser.ask("/l/xAAAAAAAAAAAAAAAAAAAAAAabcdefghijklmnopqrstuv")
                        .status())
                .isEqualTo(404);
    }

    private void confirmBookingOf(String familyName) {
        var citizen = new Browser(site.getPort());
        var times = citizen.get("/de/book/times?service=address-change");
        var start = times.page().selectFirst(".w-day button[name=start]").attr("value");
        var details = citizen.submit(times.page().selectFirst("form[action*=/book/times?]"), "start", start);
        citizen.submit(details.page().selectFirst("form[action$=/details]"), "familyName", familyName);
        assertThat(ticketOf(citizen)).isNotNull();
    }

    /** A ticket for the booking that was just confirmed: taken with a phone, linked by the stand-in. */
    private Element ticketOf(Browser citizen) {
        var take = citizen.get("/de/lobby/MD-ABH?code=QK7M");
        return citizen.submit(take.page().selectFirst("main form"), "service", "address-change")
                .page()
                .selectFirst("#ticket");
    }

    private static Element form(Browser.Answer answer, String action) {
        return answer.page().selectFirst("form[action$=" + action + "]");
    }
}
