package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.check;
import static de.willkommen.system.Browser.click;
import static de.willkommen.system.Browser.look;
import static de.willkommen.system.Browser.pressUntilOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A family on one booking: found in the calendar, printed, changed, seen and deleted; and the same with an account. */
class FamilyPagesIT {

    @ParameterizedTest
    @CsvSource({"de,true", "ar,true", "ar,false"})
    void a_family_books_in_the_calendar_takes_its_papers_along_and_deletes_its_data(
            String language, boolean javaScript) {
        var name = "family-" + language + (javaScript ? "" : "-without-javascript");
        try (var phone = Browser.phone(language, javaScript)) {
            var page = phone.newPage();

            page.navigate("/" + language + "/book");
            check(page.locator("#service-residence-permit"), javaScript);
            page.locator("#persons-residence-permit").fill("3");
            check(page.locator("#service-residence-card-pickup"), javaScript);
            look(page, name + "-1-choose", javaScript, language);
            click(page.locator("main form button[type=submit]").first(), javaScript);
            assertThat(page.locator("#wish li")).hasCount(2);
            assertThat(page.url()).contains("residence-permit:3", "residence-card-pickup:1");

            click(page.locator("#as-calendar"), javaScript);
            look(page, name + "-2-calendar", javaScript, language);
            click(page.locator("#month a").first(), javaScript);
            assertThat(page.locator("#month a[aria-current=date]")).hasCount(1);
            look(page, name + "-3-day", javaScript, language);
            click(page.locator("#times button[name=start]").first(), javaScript);

            assertThat(page.locator("fieldset.w-person")).hasCount(3);
            click(page.locator("main form button[type=submit]").first(), javaScript);
            assertThat(page.locator("#people-2-familyName-error")).isVisible();
            look(page, name + "-4-who", javaScript, language);
            page.locator("#familyName").fill("Khouri");
            page.locator("#people-1-givenName").fill("ليلى");
            page.locator("#people-1-familyName").fill("خوري");
            page.locator("#people-2-familyName").fill("Khouri-O’Neill");
            click(page.locator("main form button[type=submit]").first(), javaScript);

            assertThat(page.locator("#reference")).hasText(Pattern.compile("MD-[0-9A-Z]{8}"));
            assertThat(page.locator("#people bdi")).hasCount(3);
            assertThat(page.locator(".w-history li").first()).isVisible();
            look(page, name + "-5-booking", javaScript, language);
            var booking = page.url().replaceAll("\\?.*", "");
            papers(page, booking);

            page.navigate(booking + "/contact");
            assertThat(page.locator("#name")).containsText("Khouri");
            assertThat(page.locator("input[name=familyName]")).hasCount(0);
            look(page, name + "-6-contact", javaScript, language);
            check(page.locator("#bySms"), javaScript);
            page.locator("#phone").fill("+49 1511 2345678");
            check(page.locator("#consent"), javaScript);
            click(page.locator("main form button[type=submit]").first(), javaScript);
            assertThat(page.locator("#contact")).containsText("+4915112345678");

            var before = page.locator("#when").innerText();
            page.navigate(booking + "/move?view=calendar");
            click(page.locator("#month a").nth(1), javaScript);
            look(page, name + "-7-move", javaScript, language);
            click(page.locator("#times button[name=start]").last(), javaScript);
            assertThat(page.locator("#done")).isVisible();
            assertThat(page.locator("#when")).not().hasText(before);

            page.navigate(booking + "/data");
            assertThat(page.locator("#stored")).containsText("Khouri-O’Neill");
            look(page, name + "-8-data", javaScript, language);
            click(page.locator("#delete"), javaScript);
            look(page, name + "-9-delete", javaScript, language);
            click(page.locator("#confirm-delete"), javaScript);
            assertThat(page.locator("#done")).isVisible();
            look(page, name + "-10-deleted", javaScript, language);
            page.navigate(booking);
            assertThat(page.locator("#problem")).isVisible();
        }
    }

    /** What can be taken along, with the key that is in the cookie, and not without it. */
    private static void papers(Page page, String booking) {
        var pdf = page.request().get(booking + "/confirmation.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.headers().get("content-type")).startsWith("application/pdf");
        assertThat(beginning(pdf)).isEqualTo("%PDF");
        var calendar = page.request().get(booking + "/calendar.ics");
        assertThat(calendar.text()).contains("BEGIN:VTIMEZONE", "UID:", "SEQUENCE:");
        var code = page.request().get(booking + "/qr.svg");
        assertThat(code.headers().get("content-type")).startsWith("image/svg+xml");
        assertThat(code.text()).contains("<svg");
        assertThat(page.request().get(booking + "/data.json").text()).contains("Khouri-O’Neill");
        assertThat(beginning(page.request().get(booking + "/data.pdf"))).isEqualTo("%PDF");
        try (var stranger = Browser.phone("de", true)) {
            for (var paper : new String[] {"confirmation.pdf", "data.json", "data.pdf", "qr.svg", "calendar.ics"}) {
                assertThat(stranger.request().get(booking + "/" + paper).status())
                        .as(paper)
                        .isEqualTo(401);
            }
        }
    }

    private static String beginning(APIResponse answer) {
        return new String(answer.body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void the_calendar_is_walked_by_keyboard(String language) {
        try (var window = Browser.desktop(language)) {
            var page = window.newPage();
            page.navigate("/" + language + "/book/times?service=residence-permit&view=calendar");
            page.locator("a[rel=next]").click();
            pressUntilOn(page, "#month a");
            var first = focused(page);
            page.keyboard().press(language.equals("ar") ? "ArrowLeft" : "ArrowRight");
            var second = focused(page);
            assertThat(second).isNotEqualTo(first);
            page.keyboard().press(language.equals("ar") ? "ArrowRight" : "ArrowLeft");
            assertThat(focused(page)).isEqualTo(first);
            page.keyboard().press("ArrowDown");
            assertThat(focused(page)).isNotEqualTo(first);
            page.keyboard().press("Enter");
            assertThat(page.locator("#times button[name=start]").first()).isVisible();
            pressUntilOn(page, "#times button[name=start]");
            page.keyboard().press("Enter");
            assertThat(page.locator("#familyName")).isVisible();
        }
    }

    @Test
    void another_office_is_a_link_away_and_all_are_searched_together() {
        try (var phone = Browser.phone("de", true)) {
            var page = phone.newPage();
            page.navigate("/de/book");
            page.locator("#office-HAL-ABH").click();
            assertThat(page.locator("#office-HAL-ABH")).hasAttribute("aria-current", "true");
            look(page, "offices-1-halle", true, "de");
            page.locator("#office-any").click();
            page.locator("main form input[name=service]").first().check();
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator("#as-list")).isVisible();
            look(page, "offices-2-any", true, "de");
        }
    }

    @Test
    void whoever_is_signed_in_finds_their_bookings_without_a_link() {
        try (var account = Browser.phone("de", true)) {
            var page = account.newPage();
            page.navigate("/de/my/bookings");
            look(page, "account-1-sign-in", true, "de");
            signIn(page, "citizen");
            assertThat(page.locator("h1")).hasText("Meine Termine");

            page.navigate("/de/book/times?service=address-change");
            page.locator("button[name=start]").first().click();
            page.locator("#familyName").fill("Konto");
            page.locator("main form button[type=submit]").first().click();
            var reference = page.locator("#reference").innerText();
            page.locator("form[action$='/forget'] button").click();

            page.navigate("/de/my/bookings");
            assertThat(page.locator("#ahead")).containsText(reference);
            look(page, "account-2-mine", true, "de");
            page.locator("#ahead a").first().click();
            assertThat(page.locator("#reference")).isVisible();
            assertThat(page.request()
                            .get(page.url().replaceAll("\\?.*", "") + "/confirmation.pdf")
                            .status())
                    .isEqualTo(200);
            page.locator("a[href$='/cancel']").click();
            page.locator("#confirm-cancel").click();
            assertThat(page.locator("#done")).isVisible();
        }
    }

    @Test
    void staff_book_for_somebody_note_and_cancel_with_a_reason() {
        try (var desk = Browser.desktop("de")) {
            var page = desk.newPage();
            page.navigate("/backoffice/bookings/new");
            fillIn(page, "clerk");
            page.locator("#service-address-change").check();
            look(page, "staff-1-new", true, "de");
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator("#overbooking")).hasCount(0);
            look(page, "staff-2-times", true, "de");
            // Not the very next: it could have begun before it is moved.
            page.locator("button[name=start]").nth(12).click();
            page.locator("#familyName").fill("Beispiel");
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator("#done")).isVisible();

            page.locator("#text").fill("<img src=x onerror=alert(1)> bringt Pass nach");
            page.locator("#add-note").click();
            assertThat(page.locator("#note-list")).containsText("<img src=x onerror=alert(1)> bringt Pass nach");
            assertThat(page.locator("#note-list img")).hasCount(0);
            look(page, "staff-3-booking", true, "de");
            var print = page.request().get(page.url().replaceAll("[?#].*", "") + "/confirmation.pdf");
            assertThat(beginning(print)).isEqualTo("%PDF");

            page.locator("#move").click();
            page.locator("#reason").fill("Sachbearbeitung krank");
            page.locator("button[name=start]").nth(5).click();
            assertThat(page.locator("#history-list")).containsText("Sachbearbeitung krank");
            page.locator("#cancel").click();
            look(page, "staff-4-cancel", true, "de");
            page.locator("#reason").fill("Am Telefon abgesagt");
            page.locator("#confirm-cancel").click();
            assertThat(page.locator("#status")).hasAttribute("data-status", "CANCELLED");
            assertThat(page.locator("#history-list")).containsText("Am Telefon abgesagt");

            page.navigate("/backoffice/bookings");
            assertThat(page.locator("#list")).isVisible();
            look(page, "staff-5-day", true, "de");
        }
    }

    @Test
    void who_may_overbook_does_so_with_a_reason() {
        try (var desk = Browser.desktop("de")) {
            var page = desk.newPage();
            page.navigate("/backoffice/bookings/new/times?service=address-change");
            fillIn(page, "lead");
            page.locator("#overbooking summary").click();
            page.locator("#at").fill("2026-11-26T10:00");
            page.locator("#why").fill("Ausreise am selben Tag");
            look(page, "overbook-1-form", true, "de");
            page.locator("#overbook").click();
            page.locator("#familyName").fill("Eilig");
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator("#status")).containsText("überbucht");
            assertThat(page.locator("#history-list")).containsText("Ausreise am selben Tag");
            look(page, "overbook-2-booking", true, "de");
        }
    }

    /** By the link of a page that belongs to an account. */
    private static void signIn(Page page, String user) {
        page.locator("main a[href^='/login']").click();
        fillIn(page, user);
    }

    private static void fillIn(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        page.waitForURL(url -> !url.contains("/realms/") && !url.contains("/login"));
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement.getAttribute('aria-label')");
    }
}
