package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.check;
import static de.willkommen.system.Browser.click;
import static de.willkommen.system.Browser.look;
import static de.willkommen.system.Browser.press;
import static de.willkommen.system.Browser.pressUntilOn;
import static de.willkommen.system.Platform.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The team lead's way from a training day to the last booking that it hits. */
class ClosurePagesIT {

    private static final String CLOSURES = "/backoffice/closures";
    private static final String CONFLICTS = "/backoffice/conflicts";

    /** A booking that will be hit, and the counter it is at. */
    private record Hit(String id, String reference, String counter) {}

    @ParameterizedTest
    @CsvSource({"de,desktop,true,2027-01-13", "ar,phone,true,2027-01-20", "de,phone,false,2027-01-27"})
    void a_training_day_that_hits_bookings_is_looked_at_stored_and_settled(
            String language, String screen, boolean javaScript, String day) {
        var name = "closures-" + language + "-" + screen + (javaScript ? "" : "-without-javascript");
        var hits = new ArrayList<Hit>();
        for (var number = 0; number < 3; number++) {
            hits.add(booked(day));
        }
        try (var window = window(language, screen, javaScript)) {
            var page = window.newPage();
            page.navigate(CLOSURES + "/new?date=" + day);
            signIn(page);
            speak(page, language);
            page.navigate(CLOSURES + "/new?date=" + day);

            check(page.locator("#kind-TRAINING"), javaScript);
            var counters = hits.stream().map(Hit::counter).distinct().toList();
            open(page, counters.get(0), javaScript);
            counters.forEach(counter -> check(page.locator("#what-COUNTER-" + counter), javaScript));
            page.locator("#reason").fill("Interkulturelles Training");
            look(page, name + "-1-form", javaScript, language);
            click(page.locator("#preview"), javaScript);
            assertThat(page.locator("#weeks tbody tr")).hasCount(1);
            hits.forEach(hit -> assertThat(page.locator("#misfits")).containsText(hit.reference()));
            look(page, name + "-2-effect", javaScript, language);
            click(page.locator("#save"), javaScript);
            assertThat(page.locator("#done")).isVisible();
            assertThat(page.locator("#waiting-conflicts")).isVisible();
            look(page, name + "-3-stored", javaScript, language);

            click(page.locator(".w-backnav a[href='" + CONFLICTS + "']"), javaScript);
            look(page, name + "-4-conflicts", javaScript, language);
            click(page.locator("#keep-chosen-" + day), javaScript);
            assertThat(page.locator("#chosen-" + day + "-error")).isVisible();
            check(card(page, hits.get(0)).locator("input[type=checkbox]"), javaScript);
            page.locator("#reason-" + day).fill("Vertretung kommt <b>gern</b>");
            look(page, name + "-5-chosen", javaScript, language);
            click(page.locator("#keep-chosen-" + day), javaScript);
            assertThat(page.locator("#done")).isVisible();
            assertThat(card(page, hits.get(0))).hasCount(0);

            click(card(page, hits.get(1)).locator("a[href$='/move']"), javaScript);
            page.locator("#reason").fill("Fortbildung");
            click(page.locator("button[name=start]").first(), javaScript);
            assertThat(page.locator("#history-list")).containsText("Fortbildung");
            page.navigate(CONFLICTS);
            assertThat(card(page, hits.get(1))).hasCount(0);

            click(card(page, hits.get(2)).locator("a[href$='/cancel']"), javaScript);
            page.locator("#reason").fill("Fortbildung");
            click(page.locator("#confirm-cancel"), javaScript);
            assertThat(page.locator("#status")).hasAttribute("data-status", "CANCELLED");

            page.navigate(CONFLICTS + "?state=SETTLED");
            assertThat(card(page, hits.get(0))).containsText("Vertretung kommt <b>gern</b>");
            look(page, name + "-6-settled", javaScript, language);
            page.navigate(CONFLICTS);
            hits.forEach(hit -> assertThat(card(page, hit)).hasCount(0));
        } finally {
            openAgain(day);
        }
        assertThat(as("lead").get("/api/v1/bookings/" + hits.get(0).id()).<String>path("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void all_of_it_can_be_done_by_keyboard() {
        try (var window = Browser.desktop("de")) {
            var page = window.newPage();
            page.navigate(CLOSURES);
            signIn(page);
            pressUntilOn(page, "#begin");
            page.keyboard().press("Enter");
            assertThat(page.locator("#sheet")).isVisible();
            pressUntilOn(page, "#kind-CLOSED");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#kind-TRAINING")).isChecked();
            pressUntilOn(page, "#group-counters summary");
            page.keyboard().press("Enter");
            pressUntilOn(page, "#what-COUNTER-204");
            page.keyboard().press("Space");
            pressUntilOn(page, "#startsOn");
            // A day that reads the same whichever of day and month the field asks for first.
            page.keyboard().type("02022027");
            pressUntilOn(page, "#reason");
            page.keyboard().type("Tastatur");
            page.keyboard().press("Enter");
            assertThat(page.locator("#weeks")).isVisible();
            pressUntilOn(page, "#save");
            page.keyboard().press("Enter");
            assertThat(page.locator("#done")).isFocused();

            page.navigate(CLOSURES + "?from=2027-02-02&to=2027-02-02&kind=TRAINING");
            pressUntilOn(page, "#list a");
            page.keyboard().press("Enter");
            assertThat(page.locator("#remove")).isVisible();
            pressUntilOn(page, "#remove");
            page.keyboard().press("Enter");
            assertThat(page.locator("#confirm-remove")).isVisible();
            pressUntilOn(page, "#confirm-remove");
            page.keyboard().press("Enter");
            assertThat(page.locator("#done")).isFocused();
        }
    }

    @ParameterizedTest
    @CsvSource({"de,2027-01-14", "ar,2027-01-21"})
    void a_booking_that_a_closure_hits_is_settled_by_keyboard_alone(String language, String day) {
        var name = "closure-keys-" + language;
        var hit = booked(day);
        try (var window = Browser.desktop(language)) {
            var page = window.newPage();
            page.navigate("/backoffice/calendar?date=" + day);
            signIn(page);
            speak(page, language);
            page.navigate("/backoffice/calendar?date=" + day);
            page.keyboard().press("c");
            assertThat(page.locator("#startsOn")).hasValue(day);
            press(page, "#group-counters summary", "Enter");
            press(page, "#what-COUNTER-" + hit.counter(), "Space");
            pressUntilOn(page, "#reason");
            page.keyboard().type("Wasserschaden");
            press(page, "#preview", "Enter");
            assertThat(page.locator("#misfits")).containsText(hit.reference());
            look(page, name + "-1-effect", true, language);
            press(page, "#save", "Enter");
            assertThat(page.locator("#done")).isFocused();

            press(page, ".w-backnav a[href='" + CONFLICTS + "']", "Enter");
            assertThat(card(page, hit)).hasCount(1);
            press(page, "#keep-chosen-" + day, "Enter");
            assertThat(page.locator("#trouble")).isFocused();
            press(page, "#" + card(page, hit).locator("input[type=checkbox]").getAttribute("id"), "Space");
            pressUntilOn(page, "#reason-" + day);
            page.keyboard().type("Platz 999 ist frei");
            press(page, "#keep-chosen-" + day, "Enter");
            assertThat(page.locator("#done")).isFocused();
            assertThat(card(page, hit)).hasCount(0);
            look(page, name + "-2-settled", true, language);
            page.navigate(CONFLICTS + "?state=SETTLED");
            assertThat(card(page, hit)).containsText("Platz 999 ist frei");
        } finally {
            openAgain(day);
        }
    }

    /** Other tests find the day as it was. */
    private static void openAgain(String day) {
        String path = "/api/v1/offices/MD-ABH/closures";
        List<Map<String, Object>> closures = as("lead")
                .queryParam("from", day)
                .queryParam("to", day)
                .get(path)
                .path("$");
        closures.forEach(closure -> as("lead")
                .header("If-Match", "\"" + closure.get("version") + "\"")
                .delete(path + "/" + closure.get("id"))
                .then()
                .statusCode(204));
    }

    private static Hit booked(String day) {
        var booking = Bookings.confirmed("naturalisation-advice", "ar", day, day);
        String counter = as("lead").get("/api/v1/bookings/" + booking.id()).path("counter");
        return new Hit(booking.id(), booking.reference(), counter);
    }

    private static BrowserContext window(String language, String screen, boolean javaScript) {
        return screen.equals("phone") ? Browser.phone(language, javaScript) : Browser.desktop(language);
    }

    private static void signIn(Page page) {
        page.locator("#username").fill("lead");
        page.locator("#password").fill("lead");
        page.locator("#kc-login").press("Enter");
        page.waitForURL(url -> !url.contains("/realms/") && !url.contains("/login"));
    }

    private static void speak(Page page, String language) {
        page.navigate("/language/" + language + "?to=/backoffice");
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    private static void open(Page page, String counter, boolean javaScript) {
        var box = page.locator("#what-COUNTER-" + counter);
        if (!box.isVisible()) {
            click(page.locator("#group-counters summary"), javaScript);
        }
        assertThat(box).isVisible();
    }

    private static Locator card(Page page, Hit hit) {
        return page.locator("main .w-card").filter(new Locator.FilterOptions().setHasText(hit.reference()));
    }
}
