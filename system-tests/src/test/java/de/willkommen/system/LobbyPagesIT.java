package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.assertAccessible;
import static de.willkommen.system.Browser.assertNoSidewaysScrolling;
import static de.willkommen.system.Browser.picture;
import static de.willkommen.system.JourneyIT.callUntilCalled;
import static de.willkommen.system.JourneyIT.signOn;
import static de.willkommen.system.JourneyIT.verb;
import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.Platform.key;
import static de.willkommen.system.SitePagesIT.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The display in the waiting area and the ticket in the hand, when all goes well and when the network is gone. */
class LobbyPagesIT {

    private static final String SERVICE = "integration-course";

    /** The first that the editors published for the office. */
    private static final String NOTICE = "Bitte halten Sie Ihren Ausweis und Ihre Unterlagen bereit.";

    /** Voices of a browser that has a German and an Arabic one; what they say is written down. */
    private static final String VOICES = """
            window.spoken = [];
            window.atOnce = 0;
            let speaking = 0;
            const voices = ['de-DE', 'ar-SA'].map(lang => ({lang, name: lang}));
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            Object.defineProperty(window, 'speechSynthesis', {value: {
                getVoices: () => voices,
                cancel: () => {},
                speak: words => {
                    speaking += 1;
                    window.atOnce = Math.max(window.atOnce, speaking);
                    window.spoken.push(words.lang + ' ' + words.text);
                    setTimeout(() => { speaking -= 1; words.onend(); }, 400);
                },
            }});
            """;

    /** What is on the screen when eight are called: the calls there are, over and over. */
    private static final String FILL_UP_TO_EIGHT = """
            () => {
                const list = document.querySelector('#calls');
                while (list.children.length < 8) {
                    const more = list.lastElementChild.cloneNode(true);
                    more.classList.remove('w-call--newest');
                    more.querySelector('.w-call__words').replaceChildren();
                    list.append(more);
                }
            }""";

    private static final String OUT_OF_SIGHT = """
            () => [...document.querySelectorAll('.w-call, #clock, #waiting, #connection, #notices, #code')]
                .filter(part => {
                    const at = part.getBoundingClientRect();
                    return at.top < 0 || at.left < 0 || at.bottom > innerHeight || at.right > innerWidth;
                })
                .map(part => part.id || part.textContent)""";

    private static final String LEAST_HEIGHT = """
            () => Math.min(...[...document.querySelectorAll('.w-call__number, .w-call__counter')]
                .map(part => parseFloat(getComputedStyle(part).fontSize) / Math.min(innerWidth, innerHeight)))""";

    private static final String LEAST_CONTRAST = """
            () => {
                const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
                const light = colour => {
                    pen.fillStyle = colour;
                    pen.fillRect(0, 0, 1, 1);
                    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(part => part / 255)
                        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const ground = part => {
                    const colour = getComputedStyle(part).backgroundColor;
                    return colour === 'rgba(0, 0, 0, 0)' ? ground(part.parentElement) : colour;
                };
                document.querySelectorAll('.w-call--fresh').forEach(call => call.classList.remove('w-call--fresh'));
                return Math.min(...[...document.querySelectorAll('.w-call *, .w-lobby__side *, #clock, #notices li')]
                    .filter(part => part.childElementCount === 0 && part.textContent.trim() && part.checkVisibility())
                    .map(part => [light(getComputedStyle(part).color), light(ground(part))].sort((a, b) => b - a))
                    .map(([lighter, darker]) => (lighter + 0.05) / (darker + 0.05)));
            }""";

    /** Nobody whom other tests left waiting is called while these look on. */
    @BeforeEach
    void signTwoOn() {
        serveEverybody("201", "clerk4");
        signOn("202", "lead");
    }

    @AfterEach
    void signTwoOff() {
        finish("201", "clerk4");
        finish("202", "lead");
        as("clerk4").delete("/api/v1/counters/201/session").then().statusCode(204);
        as("lead").delete("/api/v1/counters/202/session").then().statusCode(204);
    }

    /** Signs on and serves whoever waits there. */
    static void serveEverybody(String counter, String clerk) {
        signOn(counter, clerk);
        finish(counter, clerk);
        while (as(clerk)
                        .header("Idempotency-Key", key())
                        .post("/api/v1/counters/" + counter + "/next")
                        .statusCode()
                == 200) {
            finish(counter, clerk);
        }
    }

    /** Serves whoever is called to a counter, if anybody is. */
    static void finish(String counter, String clerk) {
        var ticket = as(clerk)
                .get("/api/v1/counters/" + counter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var id = ticket.getString("ticket.id");
        if (id == null) {
            return;
        }
        if (ticket.getString("ticket.status").equals("CALLED")) {
            verb(clerk, id, "start", Map.of()).then().statusCode(200);
        }
        verb(clerk, id, "finish", Map.of()).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, landscape", "1080, 1920, portrait"})
    void the_display_is_read_from_ten_metres_whichever_way_it_hangs(int width, int height, String name) {
        try (var lobby = Browser.screen(width, height)) {
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            var first = callSomebody("202", "lead", "de");
            var newest = callSomebody("201", "clerk4", "ar");
            walkIn("de");

            assertThat(display.locator(".w-call--newest")).hasAttribute("data-number", newest.number());
            assertThat(display.locator("#calls [data-number='" + first.number() + "']"))
                    .isVisible();
            assertThat(display.locator(".w-call--newest .w-call__words [lang=ar]"))
                    .hasAttribute("dir", "rtl");
            assertThat(display.locator("#lines li").first()).isVisible();
            assertThat(display.locator(".w-call--newest .w-call__arrow")).hasAttribute("data-way", "UP");
            assertThat(display.locator(".w-call--newest .w-call__arrow")).hasCSS("rotate", "45deg");
            assertThat(display.locator("#notices li").first()).hasText(NOTICE);
            display.evaluate(FILL_UP_TO_EIGHT);
            picture(display, "lobby-" + name);

            assertThat((List<?>) display.evaluate(OUT_OF_SIGHT)).isEmpty();
            assertThat(((Number) display.evaluate(LEAST_HEIGHT)).doubleValue()).isGreaterThan(0.08);
            assertThat(((Number) display.evaluate(LEAST_CONTRAST)).doubleValue())
                    .isGreaterThanOrEqualTo(7);
            assertNoSidewaysScrolling(display);
            assertAccessible(display);
        }
    }

    @Test
    void calls_are_announced_one_after_the_other_in_german_and_the_language_of_the_ticket() {
        try (var lobby = Browser.screen(1920, 1080)) {
            lobby.addInitScript(VOICES);
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            assertThat(display.locator("#connection")).hasAttribute("data-state", "on");
            var english = callSomebody("202", "lead", "en");
            var arabic = callSomebody("201", "clerk4", "ar");

            display.waitForFunction("() => window.spoken.some(words => words.startsWith('ar'))");

            var spoken = spoken(display);
            assertThat(spoken).hasSize(3);
            assertThat(spoken.get(0))
                    .startsWith("de-DE Nummer " + spelled(english))
                    .contains("202");
            assertThat(spoken.get(1))
                    .startsWith("de-DE Nummer " + spelled(arabic))
                    .contains("201");
            assertThat(spoken.get(2)).startsWith("ar-SA").contains(spelled(arabic));
            assertThat(display.evaluate("() => window.atOnce")).isEqualTo(1);
            assertThat(display.locator("#said")).containsText(arabic.number());
        }
    }

    @Test
    void after_ten_minutes_without_network_the_display_catches_up_and_announces_each_call_once() {
        try (var lobby = Browser.screen(1920, 1080)) {
            lobby.clock().install();
            lobby.addInitScript(VOICES);
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            assertThat(display.locator("#connection")).hasAttribute("data-state", "on");
            var before = callSomebody("202", "lead", "de");
            assertThat(display.locator(".w-call--newest")).hasAttribute("data-number", before.number());
            display.waitForFunction("() => window.spoken.length === 1");

            lobby.setOffline(true);
            display.clock().fastForward("10:00");
            assertThat(display.locator("#connection")).hasAttribute("data-state", "off");
            assertThat(display.locator("#connection")).containsText("Stand vor 10 Min.");
            assertThat(display.locator("#calls [data-number='" + before.number() + "']"))
                    .isVisible();
            assertThat(display.locator("#code")).isHidden();
            picture(display, "lobby-offline");
            assertAccessible(display);
            finish("202", "lead");
            callSomebody("201", "clerk4", "de");
            finish("201", "clerk4");
            var first = callSomebody("201", "clerk4", "de");
            var second = callSomebody("202", "lead", "de");
            lobby.setOffline(false);
            display.clock().fastForward("00:20");

            assertThat(display.locator("#connection")).hasAttribute("data-state", "on");
            assertThat(display.locator("#calls .w-call")).hasCount(2);
            assertThat(display.locator("#calls .w-call").first()).hasAttribute("data-number", second.number());
            display.waitForFunction("() => window.spoken.length >= 3");
            display.clock().runFor("02:00");
            assertThat(spoken(display))
                    .as("who has gone in is not called, and nobody twice")
                    .extracting(words -> words.replaceAll(", .*", ""))
                    .containsExactly(
                            "de-DE Nummer " + spelled(before),
                            "de-DE Nummer " + spelled(first),
                            "de-DE Nummer " + spelled(second));
            assertThat(display.locator("#code")).isVisible();
        }
    }

    @Test
    void a_browser_that_starts_again_without_network_shows_the_last_picture_and_goes_on_from_there(
            @TempDir Path profile) {
        var before = callSomebody("202", "lead", "de");
        try (var lobby = Browser.screenOf(profile)) {
            var display = signedIn(lobby, "display", "/lobby/MD-ABH");
            assertThat(display.locator(".w-call--newest")).hasAttribute("data-number", before.number());
            assertThat(display.locator("#connection")).hasAttribute("data-state", "on");
            display.waitForFunction("() => navigator.serviceWorker.controller?.state === 'activated'");
            display.waitForFunction("() => localStorage.getItem('display MD-ABH')");
        }

        try (var lobby = Browser.screenOf(profile)) {
            lobby.setOffline(true);
            lobby.addInitScript(VOICES);
            var display = lobby.newPage();
            display.navigate("/lobby/MD-ABH");
            assertThat(display.locator("#connection")).hasAttribute("data-state", "off");
            assertThat(display.locator("#connection")).containsText("Stand vor");
            assertThat(display.locator(".w-call--newest")).hasAttribute("data-number", before.number());
            assertThat(display.locator(".w-call--newest .w-call__words")).containsText("202");
            assertThat(display.locator("#code")).isHidden();
            assertThat(display.locator("body")).hasCSS("font-family", Pattern.compile(".*Noto.*"));
            picture(display, "lobby-restarted-offline");
            var missed = callSomebody("201", "clerk4", "de");
            lobby.setOffline(false);

            assertThat(display.locator("#connection")).hasAttribute("data-state", "on");
            assertThat(display.locator(".w-call--newest")).hasAttribute("data-number", missed.number());
            display.waitForFunction("() => window.spoken.length > 0");
            assertThat(spoken(display).get(0)).contains(spelled(missed));
        }
    }

    @ParameterizedTest
    @CsvSource({"de, true", "ar, true", "ar, false"})
    void who_missed_the_call_is_told_what_to_do_and_sees_when_it_goes_on(String language, boolean javaScript) {
        try (var lobby = Browser.screen(1920, 1080);
                var phone = Browser.phone(language, javaScript)) {
            var code =
                    signedIn(lobby, "display", "/lobby/MD-ABH").locator("#code").getAttribute("data-code");
            var visitor = phone.newPage();
            visitor.navigate("/" + language + "/lobby/MD-ABH?code=" + code);
            visitor.locator("#service-" + SERVICE).check();
            visitor.locator("main form button[type=submit]").first().click();
            assertThat(visitor.locator("#soon")).isVisible();
            assertThat(visitor.locator("#ticket")).not().containsText("0–0");
            var name = "phone-" + language + (javaScript ? "" : "-plain");
            picture(visitor, name + "-soon");
            assertAccessible(visitor);
            var ticket = visitor.url().replaceAll(".*/tickets/", "");

            callUntilCalled(ticket, "201", "clerk4");
            assertThat(visitor.locator("#counter")).containsText("201");
            assertThat(visitor.locator("#way")).isVisible();
            picture(visitor, name + "-called");
            assertAccessible(visitor);

            verb("clerk4", ticket, "no-show", Map.of()).then().statusCode(200);
            assertThat(visitor.locator("#ticket")).hasAttribute("data-phase", "missed");
            picture(visitor, name + "-missed");
            assertAccessible(visitor);

            verb("clerk4", ticket, "undo", Map.of()).then().statusCode(200);
            assertThat(visitor.locator("#missed")).hasCount(0);
        }
    }

    @Test
    void a_kiosk_nobody_touches_for_a_minute_forgets_everything() {
        try (var kiosk = Browser.desktop("de")) {
            var entrance = signedIn(kiosk, "kiosk", "/kiosk");
            entrance.clock().install();
            entrance.navigate("/kiosk/ar/number");
            entrance.locator("#service-" + SERVICE).check();
            entrance.clock().fastForward(41_000);
            assertThat(entrance.locator("#still")).isVisible();
            picture(entrance, "kiosk-still-there-ar");
            assertAccessible(entrance);

            entrance.clock().fastForward(21_000);

            entrance.waitForURL(url -> url.endsWith("/kiosk"));
            entrance.navigate("/kiosk/ar/number");
            assertThat(entrance.locator("#service-" + SERVICE)).not().isChecked();
        }
    }

    record Ticket(String id, String number) {}

    private Ticket callSomebody(String counter, String clerk, String language) {
        var ticket = walkIn(language);
        callUntilCalled(ticket.id(), counter, clerk);
        return ticket;
    }

    static Ticket walkIn(String language) {
        var taken = as(
                        "kiosk",
                        Map.of(
                                "office",
                                OFFICE,
                                "services",
                                List.of(SERVICE),
                                "language",
                                language,
                                "accessNeeds",
                                List.of()))
                .header("Idempotency-Key", key())
                .post("/api/v1/tickets")
                .then()
                .statusCode(201)
                .extract();
        return new Ticket(taken.path("id"), taken.path("number"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> spoken(Page display) {
        return (List<String>) display.evaluate("() => window.spoken");
    }

    private static String spelled(Ticket ticket) {
        return String.join(" ", ticket.number().split(""));
    }
}
