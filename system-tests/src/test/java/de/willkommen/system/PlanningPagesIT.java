package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The team lead's way: the calendar, a plan that is changed after a look at what that would do, the second editor, a week that
 * is copied. Each run plans for a counter of its own in January, where no other test books.
 */
class PlanningPagesIT {

    private static final String PLANS = "/api/v1/offices/MD-ABH/plans";

    @ParameterizedTest
    @CsvSource({"de,201", "ar,202"})
    void a_team_lead_plans_by_keyboard_alone(String language, String counter) {
        var name = "planning-keys-" + language;
        try (var window = Browser.desktop(language)) {
            var page = window.newPage();
            page.navigate("/backoffice");
            fillIn(page, "lead");

            press(page, ".w-backnav a[href='/backoffice/calendar']", "Enter");
            assertThat(page.locator("#as-week")).hasAttribute("aria-current", "true");
            look(page, name + "-1-week", language);
            tabTo(page, "#grid th, #grid td");
            var first = focused(page);
            page.keyboard().press(language.equals("ar") ? "ArrowLeft" : "ArrowRight");
            assertThat(focused(page)).isNotEqualTo(first);
            page.keyboard().press(language.equals("ar") ? "ArrowRight" : "ArrowLeft");
            assertThat(focused(page)).isEqualTo(first);
            page.keyboard().press("ArrowDown");
            assertThat(focused(page)).isNotEqualTo(first);
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("() => document.activeElement.matches('#grid td a')"))
                    .isTrue();
            page.keyboard().press("m");
            assertThat(page.locator("#as-month")).hasAttribute("aria-current", "true");
            look(page, name + "-2-month", language);
            page.keyboard().press("n");
            assertThat(page.locator("#today")).isVisible();
            page.keyboard().press("t");
            assertThat(page.locator("#today")).hasCount(0);
            page.keyboard().press("d");
            assertThat(page.locator("#as-day")).hasAttribute("aria-current", "true");
            look(page, name + "-3-day", language);

            page.navigate("/backoffice/calendar?date=2027-01-12&whose=COUNTER:" + counter);
            page.keyboard().press("a");
            assertThat(page.locator("#owner")).hasValue("COUNTER:" + counter);
            type(page, "#endsOn", "2027-01-29");
            type(page, "#opensAt", "09:00");
            type(page, "#closesAt", "12:00");
            tabTo(page, "#weeks");
            page.keyboard().type("2");
            press(page, "#days-TH", "Space");
            look(page, name + "-4-form", language);
            press(page, "#look", "Enter");
            assertThat(page.locator("#effect tbody tr").first()).isVisible();
            look(page, name + "-5-preview", language);
            press(page, "#edit", "Enter");
            assertThat(page.locator("#opensAt")).hasValue("09:00");
            assertThat(page.locator("#days-TH")).isChecked();
            press(page, "#look", "Enter");
            press(page, "#save", "Enter");
            assertThat(page.locator("#done")).isFocused();
            assertThat(page.url()).contains("date=2027-01-12");
            look(page, name + "-6-saved", language);

            // Monday is where the tab key arrives; the plan opens on Tuesday, below its date.
            tabTo(page, "#grid th");
            page.keyboard().press(language.equals("ar") ? "ArrowLeft" : "ArrowRight");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator("#remove")).isVisible();
            press(page, "#remove", "Enter");
            look(page, name + "-7-remove", language);
            press(page, "#confirm-remove", "Enter");
            assertThat(page.locator("#done")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"de,390,true,203", "ar,320,true,204", "ar,320,false,113"})
    void a_plan_is_changed_on_a_phone_and_the_second_editor_decides(
            String language, int width, boolean javaScript, String counter) {
        var name = "planning-phone-" + language + "-" + width + (javaScript ? "" : "-without-javascript");
        try (var phone = width == 320 ? Browser.narrow(language, javaScript) : Browser.phone(language, javaScript)) {
            var page = phone.newPage();
            page.navigate("/backoffice/calendar?date=2027-01-12");
            fillIn(page, "lead");
            Browser.look(page, name + "-1-week", javaScript, language);
            page.navigate("/backoffice/calendar?date=2027-01-12&view=month");
            Browser.look(page, name + "-2-month", javaScript, language);

            page.navigate("/backoffice/calendar/plans/new?date=2027-01-12&whose=COUNTER:" + counter);
            click(page, "#look", javaScript);
            assertThat(page.locator("#opensAt-error")).isVisible();
            assertThat(page.locator("#trouble a[href='#opensAt']")).isVisible();
            Browser.look(page, name + "-3-errors", javaScript, language);
            page.locator("#endsOn").fill("2027-01-31");
            page.locator("#opensAt").fill("08:00");
            page.locator("#closesAt").fill("11:00");
            click(page, "#look", javaScript);
            Browser.look(page, name + "-4-preview", javaScript, language);
            click(page, "#save", javaScript);
            assertThat(page.locator("#done")).isVisible();

            // On Tuesday: the day before still has the hours of the team.
            Browser.click(plan(page, "2027-01-12"), javaScript);
            var id = page.url().replaceAll("[?#].*", "").replaceAll(".*/", "");
            page.locator("#closesAt").fill("12:00");
            somebodyElseOpensEarlier(id);
            click(page, "#look", javaScript);
            assertThat(page.locator("#conflict [data-differs]")).hasCount(1);
            Browser.look(page, name + "-5-conflict", javaScript, language);
            click(page, "#edit", javaScript);
            page.locator("#opensAt").fill("07:00");
            click(page, "#look", javaScript);
            click(page, "#save", javaScript);
            assertThat(page.locator("#done")).isVisible();
            Platform.as("lead")
                    .get(PLANS + "/" + id)
                    .then()
                    .body("opensAt", equalTo("07:00"))
                    .body("closesAt", equalTo("12:00"));

            page.navigate("/backoffice/calendar/copy?date=2027-01-12&whose=COUNTER:" + counter);
            if (javaScript) {
                page.locator("#from").selectOption("2027-W06");
                assertThat(page.locator("#to-2027-W06")).isHidden();
                page.locator("#from").selectOption("2027-W02");
                assertThat(page.locator("#to-2027-W06")).isVisible();
            }
            Browser.check(page.locator("#to-2027-W05"), javaScript);
            Browser.look(page, name + "-6-copy", javaScript, language);
            click(page, "#look", javaScript);
            assertThat(page.locator("#effect tbody tr").first()).isVisible();
            Browser.look(page, name + "-7-copying", javaScript, language);
            click(page, "#save", javaScript);
            assertThat(page.locator("#done")).isVisible();
            assertThat(plan(page, "2027-02-02")).containsText("07:00");
            Browser.look(page, name + "-8-copied", javaScript, language);

            page.navigate("/backoffice/calendar/plans");
            Browser.look(page, name + "-9-plans", javaScript, language);
            forget(counter);
        }
    }

    @Test
    void a_preview_names_the_bookings_that_would_no_longer_fit_and_leaves_them_alone() {
        try (var window = Browser.desktop("de")) {
            var page = window.newPage();
            page.navigate("/backoffice/bookings/new/times?service=naturalisation-advice");
            fillIn(page, "lead");
            page.locator("button[name=start]").first().click();
            page.locator("#familyName").fill("Vorschau");
            page.locator("main form button[type=submit]").first().click();
            var reference = page.locator("h1 bdi").first().innerText();

            page.navigate("/backoffice/calendar/plans");
            page.locator("section:has(h2:has-text('Integration')) a[id^=plan-]")
                    .first()
                    .click();
            page.locator("#remove").click();

            assertThat(page.locator("#bookings")).containsText(reference);
            assertThat(page.locator(".w-lost").first()).isVisible();
            look(page, "planning-lost-1-bookings", "de");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page, "planning-lost-2-dark", "de");
            page.locator("#keep").click();
            assertThat(page.locator("#look")).isVisible();
            look(page, "planning-lost-3-form-dark", "de");
            page.navigate("/backoffice/calendar");
            look(page, "planning-lost-4-week-dark", "de");
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.LIGHT)
                    .setMedia(Media.PRINT));
            picture(page, "planning-lost-5-print");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk"})
    void who_does_not_plan_sees_no_entry(String user) {
        try (var window = Browser.desktop("de")) {
            var page = window.newPage();
            page.navigate("/backoffice");
            fillIn(page, user);
            assertThat(page.locator(".w-backnav")).isVisible();
            assertThat(page.locator(".w-backnav a[href='/backoffice/calendar']"))
                    .hasCount(0);
            var answer = page.navigate("/backoffice/calendar");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    /** The link to the plan of the first hours of a day. */
    private static Locator plan(Page page, String day) {
        return page.locator("tr:has(#day-" + day + ") td a[href*='/plans/']").first();
    }

    private static void somebodyElseOpensEarlier(String id) {
        var plan = Platform.as("admin").get(PLANS + "/" + id).then().extract();
        Map<String, Object> body = new HashMap<>(plan.body().jsonPath().getMap("$"));
        var version = plan.header("ETag");
        List.of("id", "version").forEach(body::remove);
        body.put("opensAt", "07:30");
        Platform.as("admin", body)
                .header("If-Match", version)
                .put(PLANS + "/" + id)
                .then()
                .statusCode(200);
    }

    /** Removes the counter's own plans, so that it follows its team again. */
    private static void forget(String counter) {
        List<Map<String, Object>> plans =
                Platform.as("lead").get(PLANS).then().extract().path("findAll { it.owner.code == '" + counter + "' }");
        plans.forEach(plan -> Platform.as("lead")
                .header("If-Match", "\"" + plan.get("version") + "\"")
                .delete(PLANS + "/" + plan.get("id"))
                .then()
                .statusCode(204));
    }

    private static void fillIn(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        page.waitForURL(url -> !url.contains("/realms/") && !url.contains("/login"));
    }

    /** Goes there by the tab key and presses another one. */
    private static void press(Page page, String selector, String key) {
        tabTo(page, selector);
        page.keyboard().press(key);
    }

    /** Goes there by the tab key and types; how a date is typed depends on the browser's language. */
    private static void type(Page page, String selector, String value) {
        tabTo(page, selector);
        page.locator(selector).fill(value);
    }

    private static void tabTo(Page page, String selector) {
        // It may stand on a page that is still on its way.
        page.locator(selector).first().waitFor();
        for (int presses = 0; presses < 150; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " is out of the keyboard's reach");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement.getAttribute('aria-label')");
    }

    private static void click(Page page, String selector, boolean javaScript) {
        Browser.click(page.locator(selector), javaScript);
    }

    private static void look(Page page, String name, String language) {
        Browser.look(page, name, true, language);
    }
}
