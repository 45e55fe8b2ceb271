package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.assertAccessible;
import static de.willkommen.system.Browser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Kiosk, desk, lobby and the visitor's phone at one office, each in a browser of its own. */
class SitePagesIT {

    @Test
    void a_visitor_checks_in_is_called_on_the_display_and_served_at_the_desk() {
        var booking = Bookings.confirmed("residence-permit-extension", "ar", "2026-11-24", "2026-11-24");
        try (var kiosk = Browser.desktop("de");
                var desk = Browser.desktop("de");
                var lobby = Browser.desktop("de")) {
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            assertThat(display.locator("#clock")).not().isEmpty();
            assertAccessible(display);
            var counter = signedIn(desk, "clerk", "/desk");
            counter.locator("#counter-103").check();
            assertAccessible(counter);
            picture(counter, "desk-1-sign-on");
            counter.locator("main form button[type=submit]").first().click();
            assertThat(counter.locator("#desk")).hasAttribute("data-counter", "103");

            var entrance = signedIn(kiosk, "kiosk", "/kiosk");
            picture(entrance, "kiosk-1-languages");
            assertAccessible(entrance);
            entrance.locator("a[href='/kiosk/ar']").click();
            picture(entrance, "kiosk-2-menu-ar");
            entrance.locator("a[href$='/check-in']").click();
            entrance.locator("#reference").fill(booking.reference().substring(3).toLowerCase(java.util.Locale.ROOT));
            picture(entrance, "kiosk-3-check-in-ar");
            assertAccessible(entrance);
            entrance.locator("main form button[type=submit]").click();
            var number = entrance.locator("#number").innerText();
            picture(entrance, "kiosk-4-number-ar");
            assertAccessible(entrance);

            assertThat(counter.locator("#waiting")).containsText(number);
            picture(counter, "desk-2-waiting");
            assertAccessible(counter);
            callUntil(counter, number);
            assertThat(display.locator("[data-number='" + number + "']")).isVisible();
            picture(display, "lobby-called");
            assertThat(display.locator("[data-number='" + number + "']")).hasAttribute("data-counter", "103");
            assertThat(display.content()).doesNotContain("Öztürk");
            assertThat(counter.locator("#customer")).containsText("Öztürk");
            picture(counter, "desk-3-called");
            assertAccessible(counter);

            counter.keyboard().press("s");
            assertThat(counter.locator("[data-key='F']")).isVisible();
            picture(counter, "desk-4-serving");
            counter.keyboard().press("f");
            assertThat(counter.locator("[data-key='N']")).isVisible();
            counter.locator("form[action$='/sign-off'] button").click();
        }
    }

    @Test
    void a_mobile_ticket_tells_its_place_and_the_call() {
        try (var lobby = Browser.desktop("de");
                var phone = Browser.phone("ar", true);
                var desk = Browser.desktop("de")) {
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            var code = display.locator("#code").getAttribute("data-code");
            var visitor = phone.newPage();
            visitor.navigate("/ar/lobby/MD-ABH?code=" + code);
            picture(visitor, "phone-1-take-ar");
            assertAccessible(visitor);
            visitor.locator("#service-address-change").check();
            visitor.locator("main form button[type=submit]").first().click();
            var number = visitor.locator("#number").innerText();
            assertThat(visitor.locator("#ticket")).hasAttribute("data-phase", "waiting");
            picture(visitor, "phone-2-waiting-ar");
            assertAccessible(visitor);

            var counter = signedIn(desk, "clerk2", "/desk");
            counter.locator("#counter-107").check();
            counter.locator("main form button[type=submit]").first().click();
            callUntil(counter, number);

            assertThat(visitor.locator("#ticket")).hasAttribute("data-phase", "called");
            assertThat(visitor.locator("#counter")).containsText("107");
            picture(visitor, "phone-3-called-ar");
            assertAccessible(visitor);
            counter.keyboard().press("s");
            counter.locator("[data-key='F']").click();
            assertThat(visitor.locator("#ticket")).hasAttribute("data-phase", "over");
            counter.locator("form[action$='/sign-off'] button").click();
        }
    }

    @Test
    void the_browser_never_sees_a_token() {
        try (var desk = Browser.desktop("de")) {
            signedIn(desk, "lead", "/desk");

            for (var cookie : desk.cookies(RunningPlatform.get().publicUrl())) {
                assertThat(cookie.httpOnly || !cookie.name.startsWith("q_"))
                        .as(cookie.name)
                        .isTrue();
                assertThat(cookie.value).as(cookie.name).doesNotStartWith("eyJhbGciOiJSUzI1NiI");
            }
        }
    }

    @Test
    void the_desk_is_closed_to_citizens() {
        try (var home = Browser.desktop("de")) {
            var page = signedIn(home, "citizen", "/desk");

            assertThat(page.locator("#desk")).hasCount(0);
            assertThat(page.locator("h1")).isVisible();
            picture(page, "desk-closed");
        }
    }

    private static void callUntil(Page counter, String number) {
        for (int turn = 0; turn < 60; turn++) {
            counter.locator("[data-key='N']").click();
            assertThat(counter.locator("#current")).isVisible();
            if (counter.locator("#current").innerText().equals(number)) {
                return;
            }
            counter.locator("[data-key='S']").click();
            counter.locator("[data-key='F']").click();
        }
        throw new AssertionError(number + " was not called");
    }

    /** Goes to a page that asks for signing in, and does. */
    static Page signedIn(BrowserContext context, String user, String path) {
        var page = context.newPage();
        page.navigate(path);
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.contains(path));
        return page;
    }
}
