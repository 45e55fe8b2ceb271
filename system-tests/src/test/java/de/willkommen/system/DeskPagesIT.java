package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.assertAccessible;
import static de.willkommen.system.Browser.assertNoSidewaysScrolling;
import static de.willkommen.system.Browser.picture;
import static de.willkommen.system.Browser.pressUntilOn;
import static de.willkommen.system.LobbyPagesIT.serveEverybody;
import static de.willkommen.system.LobbyPagesIT.walkIn;
import static de.willkommen.system.SitePagesIT.signedIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk by keyboard: what confuses nothing. */
class DeskPagesIT {

    private static final String COUNTER = "203";
    private static final String CLERK = "clerk4";

    @BeforeEach
    @AfterEach
    void nobodyWaits() {
        serveEverybody(COUNTER, CLERK);
        Platform.as(CLERK)
                .delete("/api/v1/counters/" + COUNTER + "/session")
                .then()
                .statusCode(204);
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
}
