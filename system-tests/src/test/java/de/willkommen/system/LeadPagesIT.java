package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.assertAccessible;
import static de.willkommen.system.Browser.assertNoSidewaysScrolling;
import static de.willkommen.system.Browser.look;
import static de.willkommen.system.Browser.picture;
import static de.willkommen.system.Browser.pressUntilOn;
import static de.willkommen.system.JourneyIT.callUntilCalled;
import static de.willkommen.system.JourneyIT.verb;
import static de.willkommen.system.LobbyPagesIT.serveEverybody;
import static de.willkommen.system.LobbyPagesIT.walkIn;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.SitePagesIT.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The team lead's overview of the moment and the figures of the days, by keyboard and on a phone. */
class LeadPagesIT {

    @BeforeEach
    void somebodyServes() {
        serveEverybody("203", "clerk4");
    }

    @AfterEach
    void nobodyWaits() {
        serveEverybody("203", "clerk4");
        as("clerk4").delete("/api/v1/counters/203/session").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void the_overview_follows_the_queue_and_tells_who_waits_too_long(String language) throws SQLException {
        try (var office = window(language)) {
            var overview = signedIn(office, "lead", "/backoffice/overview");
            assertThat(overview.locator("html")).hasAttribute("lang", language);
            assertThat(overview.locator("#counter-203")).hasAttribute("data-state", "FREE");
            pressUntilOn(overview, "#minutes");
            overview.keyboard().press("Control+a");
            overview.keyboard().type("x");
            overview.keyboard().press("Enter");
            assertThat(overview.locator("#trouble")).isFocused();
            assertThat(overview.locator("#minutes")).hasValue("x");
            pressUntilOn(overview, "#minutes");
            overview.keyboard().press("Control+a");
            overview.keyboard().type("25");
            overview.keyboard().press("Enter");
            assertThat(overview.locator("#done")).isFocused();
            var late = Integer.parseInt(overview.locator("#late").getAttribute("data-late"));
            var waiting = Integer.parseInt(overview.locator("#waiting-now").innerText());
            assertThat(overview.locator("#alerts")).isEmpty();

            var longAgo = walkIn("ar");
            assertThat(overview.locator("#waiting-now")).hasText(Integer.toString(waiting + 1));
            letWait(longAgo.id());
            var justNow = walkIn("de");

            assertThat(overview.locator("#waiting-now")).hasText(Integer.toString(waiting + 2));
            assertThat(overview.locator("#late")).hasAttribute("data-late", Integer.toString(late + 1));
            assertThat(overview.locator("#late")).containsText(longAgo.number());
            assertThat(overview.locator("#late")).not().containsText(justNow.number());
            assertThat(overview.locator("#alerts[role=status]")).containsText("25");
            callUntilCalled(longAgo.id(), "203", "clerk4");
            assertThat(overview.locator("#counter-203")).hasAttribute("data-state", "CALLING");
            assertThat(overview.locator("#counter-203")).containsText(longAgo.number());
            assertThat(overview.locator("#late")).not().containsText(longAgo.number());
            verb("clerk4", longAgo.id(), "start", Map.of()).then().statusCode(200);
            assertThat(overview.locator("#counter-203")).hasAttribute("data-state", "SERVING");
            assertThat(overview.locator("#forecast tbody tr")).hasCount(4);
            // Every table that can be wider than the screen is a stop of its own.
            pressUntilOn(overview, "[aria-labelledby=forecast-title]");
            picture(overview, "overview-" + language);
            assertNoSidewaysScrolling(overview);
            assertAccessible(overview);
        }
    }

    @Test
    void without_network_the_overview_says_that_it_is_old_and_follows_again_afterwards() {
        try (var office = Browser.desktop("de")) {
            var overview = signedIn(office, "lead", "/backoffice/overview");
            assertThat(overview.locator("#live")).containsText("aktualisiert sich von selbst");
            var waiting = Integer.parseInt(overview.locator("#waiting-now").innerText());

            office.setOffline(true);
            assertThat(overview.locator("#live")).containsText("Keine Verbindung");
            walkIn("de");
            office.setOffline(false);

            assertThat(overview.locator("#live")).containsText("aktualisiert sich von selbst");
            assertThat(overview.locator("#waiting-now")).hasText(Integer.toString(waiting + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void the_figures_of_a_day_a_week_and_a_month_are_read_by_keyboard_as_drawing_table_and_file(String language)
            throws IOException {
        walkIn("de");
        serveEverybody("203", "clerk4");
        try (var office = window(language)) {
            var figures = signedIn(office, "lead", "/backoffice/statistics");
            figures.navigate("/backoffice/statistics?view=day&date=2026-11-24");
            assertThat(figures.locator("html")).hasAttribute("lang", language);
            assertThat(figures.locator("#people")).hasText(Pattern.compile("[1-9]\\d*"));
            assertThat(figures.locator("#people-hour-title")).not().isEmpty();
            assertThat(figures.locator("svg[role=img]").first())
                    .hasAttribute("aria-labelledby", "people-hour-title people-hour-desc");
            pressUntilOn(figures, "[aria-labelledby=table-hour]");
            look(figures, "figures-day-" + language);
            var people = figures.locator("#people").innerText();

            for (var span : new String[] {"week", "month"}) {
                pressUntilOn(figures, "#as-" + span);
                figures.keyboard().press("Enter");
                assertThat(figures.locator("#as-" + span)).hasAttribute("aria-current", "true");
                assertThat(figures.locator("#people")).hasText(people);
                look(figures, "figures-" + span + "-" + language);
            }
            pressUntilOn(figures, "#service");
            while (!figures.locator("#service").inputValue().equals("integration-course")) {
                figures.keyboard().press("ArrowDown");
            }
            pressUntilOn(figures, "#show");
            figures.keyboard().press("Enter");
            figures.waitForURL(address -> address.contains("service=integration-course"));
            pressUntilOn(figures, "#table");
            var file = figures.waitForDownload(() -> figures.keyboard().press("Enter"));
            assertThat(Files.readString(file.path())).contains("integration-course");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void the_rules_of_calling_are_changed_by_keyboard_and_a_mistake_loses_nothing(String language) {
        try (var office = window(language)) {
            var rules = signedIn(office, "lead", "/backoffice/calling");
            assertThat(rules.locator("html")).hasAttribute("lang", language);
            var before = rules.locator("#parkReminderMinutes").inputValue();

            type(rules, "#recallAfterSeconds", "5");
            type(rules, "#parkReminderMinutes", "17");
            rules.keyboard().press("Enter");
            assertThat(rules.locator("#trouble a").first()).hasAttribute("href", "#recallAfterSeconds");
            assertThat(rules.locator("#parkReminderMinutes")).hasValue("17");
            look(rules, "rules-refused-" + language);
            type(rules, "#recallAfterSeconds", "40");
            pressUntilOn(rules, "#ranges summary");
            rules.keyboard().press("Enter");
            assertThat(rules.locator("#ranges input").first()).isVisible();
            rules.keyboard().press("Tab");
            rules.keyboard().type("eins");
            rules.keyboard().press("Enter");
            assertThat(rules.locator("#ranges[open] [aria-invalid]")).hasValue("eins");
            assertThat(rules.locator("#until input").first()).isHidden();
            look(rules, "rules-range-refused-" + language);
            rules.locator("#ranges [aria-invalid]").clear();
            rules.keyboard().press("Enter");
            assertThat(rules.locator("#done")).isVisible();
            assertThat(rules.locator("details[open]")).hasCount(0);
            assertThat(rules.locator("#history-list li").first()).containsText("17");
            look(rules, "rules-" + language);

            type(rules, "#recallAfterSeconds", "30");
            type(rules, "#parkReminderMinutes", before);
            rules.keyboard().press("Enter");
            assertThat(rules.locator("#done")).isVisible();
        }
    }

    private static void type(Page page, String field, String text) {
        page.locator(field).focus();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void a_notice_is_written_by_keyboard_appears_on_the_display_and_is_ended(String language) {
        var words = "Der Aufzug ist heute außer Betrieb (" + language + ").";
        var arabic = "المصعد معطل اليوم. اضغطوا الجرس عند المدخل.";
        // The list speaks the reader's language.
        var listed = language.equals("de") ? words : arabic;
        try (var office = window(language);
                var lobby = Browser.screen(1920, 1080)) {
            var notices = signedIn(office, "lead", "/backoffice");
            pressUntilOn(notices, ".w-backnav a[href='/backoffice/notices']");
            notices.keyboard().press("Enter");
            pressUntilOn(notices, "#begin");
            notices.keyboard().press("Enter");
            pressUntilOn(notices, "#text-ar");
            notices.keyboard().type(arabic);
            pressUntilOn(notices, "#save");
            notices.keyboard().press("Enter");
            assertThat(notices.locator("#trouble a")).hasAttribute("href", "#text-de");
            assertThat(notices.locator("#text-ar")).not().hasValue("");
            type(notices, "#text-de", words);
            pressUntilOn(notices, "#look");
            notices.keyboard().press("Enter");
            assertThat(notices.locator("#preview li[lang=de]")).hasText(words);
            assertThat(notices.locator("#preview li[lang=ar]")).hasAttribute("dir", "rtl");
            look(notices, "notice-preview-" + language);

            pressUntilOn(notices, "#save");
            notices.keyboard().press("Enter");
            assertThat(notices.locator("#done")).isFocused();
            var card = notices.locator("#current li").filter(new Locator.FilterOptions().setHasText(listed));
            if (language.equals("de")) {
                assertThat(card).containsText("Es fehlen: English");
            }
            look(notices, "notices-" + language);
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            assertThat(display.locator("#notices li").first()).hasText(words);
            picture(display, "notice-on-display-" + language);

            card.locator("button").focus();
            notices.keyboard().press("Enter");
            assertThat(notices.locator("#done")).isFocused();
            assertThat(notices.locator("#over")).containsText(listed);
            display.reload();
            assertThat(display.locator("#notices li").first()).not().hasText(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void a_call_out_of_turn_stands_in_the_list_of_the_day_with_its_reason(String language) {
        walkIn("de");
        var later = walkIn("ar");
        JourneyIT.signOn("202", "lead");
        try {
            verb("lead", later.id(), "call", Map.of("counter", "202", "reason", "Kind mit Fieber"))
                    .then()
                    .statusCode(200);
            try (var office = window(language)) {
                var calls = signedIn(office, "lead", "/backoffice/overview/out-of-turn");

                assertThat(calls.locator("#calls tbody tr")
                                .filter(new Locator.FilterOptions().setHasText(later.number())))
                        .containsText("Kind mit Fieber");
                look(calls, "out-of-turn-" + language);
            }
        } finally {
            verb("lead", later.id(), "start", Map.of());
            verb("lead", later.id(), "finish", Map.of());
            as("lead").delete("/api/v1/counters/202/session");
        }
    }

    /** At a desk in German; on the way, with a phone, in Arabic. */
    private static BrowserContext window(String language) {
        return language.equals("de") ? Browser.desktop(language) : Browser.phone(language, true);
    }

    /** As if the ticket had been taken half an hour earlier: a test cannot wait so long. */
    private static void letWait(String ticket) throws SQLException {
        try (var connection = DriverManager.getConnection(RunningPlatform.get().database("queue"), "queue", "queue");
                var earlier = connection.prepareStatement(
                        "update ticket set opened_at = opened_at - interval '30 minutes' where id = ?")) {
            earlier.setObject(1, UUID.fromString(ticket));
            assertThat(earlier.executeUpdate()).isEqualTo(1);
        }
    }
}
