package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.assertAccessible;
import static de.willkommen.system.Browser.assertNoSidewaysScrolling;
import static de.willkommen.system.Browser.picture;
import static de.willkommen.system.Browser.pressUntilOn;
import static de.willkommen.system.JourneyIT.signOn;
import static de.willkommen.system.LobbyPagesIT.finish;
import static de.willkommen.system.LobbyPagesIT.serveEverybody;
import static de.willkommen.system.LobbyPagesIT.walkIn;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.SitePagesIT.signedIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clerk's working day at the desk without a mouse; what a screen reader says of it, and what confuses nothing. */
class DeskPagesIT {

    private static final String COUNTER = "203";
    private static final String COLLEAGUES_COUNTER = "204";
    private static final String CLERK = "clerk4";

    @BeforeEach
    @AfterEach
    void nobodyWaits() {
        serveEverybody(COUNTER, CLERK);
        as(CLERK).delete("/api/v1/counters/" + COUNTER + "/session").then().statusCode(204);
        serveEverybody(COLLEAGUES_COUNTER, "lead");
        as("lead")
                .delete("/api/v1/counters/" + COLLEAGUES_COUNTER + "/session")
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void a_whole_working_day_needs_no_mouse(String language) {
        signOn(COLLEAGUES_COUNTER, "lead");
        try (var room = Browser.desktop(language)) {
            var desk = signedOn(room, language);
            var first = walkIn("ar");
            var second = walkIn("de");
            assertThat(row(desk, first)).isVisible();
            assertThat(row(desk, second)).isVisible();
            assertThat(desk.locator("#live")).not().isEmpty();

            desk.keyboard().press("n");
            assertThat(desk.locator("#current")).hasText(first.number());
            assertThat(said(desk)).containsText(first.number());
            desk.keyboard().press("r");
            assertThat(desk.locator("#trouble")).isFocused();
            assertThat(desk.locator("#current")).hasText(first.number());
            picture(desk, "desk-recall-too-soon-" + language);
            assertAccessible(desk);

            desk.keyboard().press("x");
            assertThat(said(desk)).containsText(first.number());
            assertThat(desk.locator("#current")).hasCount(0);
            desk.keyboard().press("u");
            assertThat(row(desk, first).locator("form")).hasCount(0);
            desk.keyboard().press("n");
            assertThat(desk.locator("#current")).hasText(first.number());
            desk.keyboard().press("s");
            assertThat(desk.locator("[data-key=F]")).isVisible();
            picture(desk, "desk-serving-" + language);
            assertAccessible(desk);

            pressUntilOn(desk, "#minutes");
            desk.keyboard().type("20");
            pressUntilOn(desk, "[data-key=P]");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#current")).hasCount(0);
            assertThat(row(desk, first).locator("[data-until]")).isVisible();
            picture(desk, "desk-parked-" + language);
            assertAccessible(desk);
            pressUntilOn(desk, "form[action$='" + first.id() + "/resume'] button");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#current")).hasText(first.number());
            pressUntilOn(desk, "#to");
            while (!desk.locator("#to").inputValue().equals("counter:" + COLLEAGUES_COUNTER)) {
                desk.keyboard().press("ArrowDown");
            }
            pressUntilOn(desk, "[data-key=T]");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#current")).hasCount(0);
            assertThat(row(desk, first).locator(".w-state")).isVisible();

            desk.keyboard().press("n");
            assertThat(desk.locator("#current")).hasText(second.number());
            desk.keyboard().press("s");
            assertThat(desk.locator("[data-key=F]")).isVisible();
            desk.keyboard().press("f");
            assertThat(said(desk)).containsText(second.number());
            assertThat(desk.locator("[data-key=N]")).isVisible();
            desk.keyboard().press("n");
            assertThat(said(desk)).not().isEmpty();
            assertThat(desk.locator("#current")).hasCount(0);
            pressUntilOn(desk, "form[action$='/sign-off'] button");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#counter-" + COUNTER)).isVisible();
        }
    }

    @Test
    void a_key_that_is_pressed_while_the_desk_loads_waits_for_it() {
        try (var room = Browser.desktop("de")) {
            var desk = signedOn(room, "de");
            var first = walkIn("de");
            var second = walkIn("de");
            assertThat(row(desk, second)).isVisible();
            var held = new ArrayList<Route>();

            // The page is there, its script is not.
            desk.route("**/assets/desk-*.js", held::add);
            desk.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
            assertThat(desk.locator("[data-key=N]")).isVisible();
            desk.keyboard().press("n");
            desk.unroute("**/assets/desk-*.js");
            held.forEach(Route::resume);
            assertThat(desk.locator("#current")).hasText(first.number());

            // The old page is still there, and what was pressed last is on its way.
            held.clear();
            desk.keyboard().press("s");
            assertThat(desk.locator("[data-key=F]")).isVisible();
            desk.route("**/tickets/*/finish", held::add);
            desk.keyboard().press("f");
            desk.waitForCondition(() -> !held.isEmpty());
            desk.keyboard().press("n");
            desk.unroute("**/tickets/*/finish");
            held.forEach(Route::resume);
            assertThat(desk.locator("#current")).hasText(second.number());
        }
    }

    @Test
    void two_windows_and_a_reload_confuse_nothing() {
        try (var room = Browser.desktop("de")) {
            var left = signedOn(room, "de");
            var right = room.newPage();
            right.navigate("/desk/" + COUNTER);
            var first = walkIn("de");
            assertThat(left.locator("#waiting")).containsText(first.number());
            assertThat(right.locator("#waiting")).containsText(first.number());

            left.keyboard().press("n");
            assertThat(left.locator("#current")).hasText(first.number());
            assertThat(right.locator("#current")).hasText(first.number());
            assertThat(right.locator("#notice[role=status]")).containsText("anderen Fenster");
            right.reload();
            assertThat(right.locator("#current")).hasText(first.number());
            right.keyboard().press("s");
            assertThat(left.locator("[data-key=F]")).isVisible();
            left.keyboard().press("f");
            assertThat(left.locator("[data-key=N]")).isVisible();
            assertThat(right.locator("[data-key=N]")).isVisible();

            pressUntilOn(left, "form[action$='/sign-off'] button");
            left.keyboard().press("Enter");
            right.waitForURL(address -> address.endsWith("/desk"));
            picture(right, "desk-signed-off-elsewhere");
        }
    }

    @Test
    void what_an_outdated_window_still_shows_is_refused_with_a_reason_and_done_once() {
        try (var room = Browser.desktop("de")) {
            var left = signedOn(room, "de");
            var right = room.newPage();
            right.navigate("/desk/" + COUNTER);
            var first = walkIn("de");
            assertThat(left.locator("#waiting")).containsText(first.number());
            left.keyboard().press("n");
            assertThat(right.locator("#current")).hasText(first.number());
            // The other window's stream is silent: it goes on showing the call.
            right.route("**/stream", route -> route.abort());
            right.reload();
            left.keyboard().press("s");
            assertThat(left.locator("[data-key=F]")).isVisible();
            left.keyboard().press("f");
            assertThat(left.locator("[data-key=N]")).isVisible();

            right.keyboard().press("x");

            assertThat(right.locator("#trouble")).isFocused();
            assertThat(right.locator("[data-key=N]")).isVisible();
            picture(right, "desk-outdated-window");
            assertAccessible(right);
        }
    }

    @Test
    void a_lost_connection_is_said_nothing_is_lost_and_the_list_catches_up() {
        try (var room = Browser.desktop("de")) {
            var desk = signedOn(room, "de");
            var first = walkIn("de");
            assertThat(desk.locator("#waiting")).containsText(first.number());

            room.setOffline(true);
            desk.keyboard().press("n");
            assertThat(desk.locator("#notice")).containsText("Keine Verbindung");
            assertThat(desk.locator("#live")).hasText("nicht verbunden");
            assertThat(desk.locator("#waiting")).containsText(first.number());
            picture(desk, "desk-offline");
            assertAccessible(desk);
            var second = walkIn("ar");
            room.setOffline(false);

            assertThat(desk.locator("#waiting")).containsText(second.number());
            assertThat(desk.locator("#live")).hasText("live");
            desk.keyboard().press("n");
            assertThat(desk.locator("#current")).hasText(first.number());
            finish(COUNTER, CLERK);
        }
    }

    @Test
    void the_list_goes_on_with_a_new_token_and_nobody_notices() {
        Keycloak.tokensLast(Duration.ofSeconds(5));
        try (var room = Browser.desktop("de")) {
            var desk = signedOn(room, "de");
            assertThat(desk.locator("#live")).hasText("live");
            desk.evaluate("""
                    () => {
                        const live = document.querySelector('#live');
                        window.said = [];
                        new MutationObserver(() => said.push(live.textContent)).observe(live, {childList: true});
                    }
                    """);

            desk.waitForResponse(
                    again -> again.url().endsWith("/stream") && again.status() == 200,
                    new Page.WaitForResponseOptions().setTimeout(45_000),
                    () -> {});

            var late = walkIn("de");
            assertThat(row(desk, late)).isVisible();
            assertThat(desk.locator("#live")).hasText("live");
            Assertions.assertThat((List<?>) desk.evaluate("() => said"))
                    .map(String::valueOf)
                    .containsOnly("live");
        } finally {
            Keycloak.tokensLast(Duration.ofMinutes(5));
        }
    }

    /** Signs on by keyboard. */
    private static Page signedOn(BrowserContext room, String language) {
        var desk = signedIn(room, CLERK, "/desk");
        assertThat(desk.locator("html")).hasAttribute("lang", language);
        pressUntilOn(desk, "input[name=counter]");
        while (!desk.locator("#counter-" + COUNTER).isChecked()) {
            desk.keyboard().press("ArrowDown");
        }
        assertAccessible(desk);
        pressUntilOn(desk, "main form button[type=submit]");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#desk")).hasAttribute("data-counter", COUNTER);
        assertNoSidewaysScrolling(desk);
        return desk;
    }

    /** What is told to somebody who does not see the page. */
    private static Locator said(Page desk) {
        return desk.locator("#said[role=status]");
    }

    private static Locator row(Page desk, LobbyPagesIT.Ticket ticket) {
        return desk.locator("#waiting tr").filter(new Locator.FilterOptions().setHasText(ticket.number()));
    }
}
