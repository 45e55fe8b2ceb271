package de.willkommen.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, driven as a person would. One for all tests of a run. */
final class Browser {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required");

    /** Elements with text of their own that show less of it than there is, save what is hidden from the eye on purpose. */
    private static final String CUT = """
            () => [...document.body.querySelectorAll('*')].filter(element => {
                const style = getComputedStyle(element);
                const clips = way => way !== 'visible' && way !== 'auto' && way !== 'scroll';
                const box = element.getBoundingClientRect();
                if (!element.innerText?.trim() || box.width <= 1 || box.height <= 1) {
                    return false;
                }
                return (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
                    || (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
                    || (element.matches('button, .kern-btn, .kern-badge') && element.scrollWidth > element.clientWidth + 1);
            }).map(element => element.outerHTML.slice(0, 200))
            """;

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MOST_STOPS = 120;

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    private Browser() {}

    /** A window of its own: no cookies, no storage of anybody else. */
    static BrowserContext phone(String language, boolean javaScript) {
        return context(language, 390, 844, javaScript);
    }

    /** As narrow as a page may have to be: a desktop at 400 %. */
    static BrowserContext narrow(String language, boolean javaScript) {
        return context(language, 320, 640, javaScript);
    }

    static BrowserContext desktop(String language) {
        return context(language, 1280, 900, true);
    }

    /** A phone whose owner wants light letters on a dark ground. */
    static BrowserContext dark(String language) {
        return context(language, 390, 844, true, ColorScheme.DARK);
    }

    /** The screen in the waiting area. */
    static BrowserContext screen(int width, int height) {
        return context("de", width, height, true);
    }

    /** The browser of a screen that is switched off and on again: what it keeps lies in a folder. */
    static BrowserContext screenOf(Path profile) {
        var context = playwright()
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable())
                                .setHeadless(true)
                                .setArgs(FLAGS)
                                .setBaseURL(RunningPlatform.get().publicUrl())
                                .setLocale("de")
                                .setTimezoneId("Europe/Berlin")
                                .setViewportSize(1920, 1080));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static BrowserContext context(String language, int width, int height, boolean javaScript) {
        return context(language, width, height, javaScript, ColorScheme.LIGHT);
    }

    private static BrowserContext context(
            String language, int width, int height, boolean javaScript, ColorScheme colours) {
        var context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setColorScheme(colours)
                        .setBaseURL(RunningPlatform.get().publicUrl())
                        .setLocale(language)
                        .setTimezoneId("Europe/Berlin")
                        .setJavaScriptEnabled(javaScript)
                        .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** Keeps a picture for people to look at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(RunningPlatform.findings().resolve(name + ".png")));
    }

    /**
     * Clicks. Without scripts a page draws no frames by which the driver could see that nothing moves any more, and would
     * miss what moves: there the key that clicks is pressed.
     */
    static void click(Locator what, boolean javaScript) {
        if (javaScript) {
            what.click();
        } else {
            what.press("Enter");
        }
    }

    /** Chooses a box or a radio button, in the same way as {@link #click}. */
    static void check(Locator what, boolean javaScript) {
        if (javaScript) {
            what.check();
        } else if (!what.isChecked()) {
            what.press("Space");
        }
        PlaywrightAssertions.assertThat(what).isChecked();
    }

    /** Goes on with the tab key until that element has the focus, as somebody without a mouse does. */
    static void pressUntilOn(Page page, String selector) {
        // It may stand on a page that is still on its way.
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached by keyboard on " + page.url());
    }

    /** Goes there by the tab key and presses another one. */
    static void press(Page page, String selector, String key) {
        pressUntilOn(page, selector);
        page.keyboard().press(key);
    }

    /** Keeps a picture of a page that must be in a language and read its way; with scripts it is examined, too. */
    static void look(Page page, String name, boolean javaScript, String language) {
        PlaywrightAssertions.assertThat(page.locator("html"))
                .hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", language);
        if (javaScript) {
            look(page, name);
        } else {
            picture(page, name);
        }
    }

    /** Keeps a picture of a page that fits the screen and is accessible. */
    static void look(Page page, String name) {
        picture(page, name);
        assertNoSidewaysScrolling(page);
        assertAccessible(page);
    }

    /** No violation of WCAG 2.2 A and AA that axe can find. */
    static void assertAccessible(Page page) {
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as(page.url())
                .extracting(violation ->
                        violation.getId() + ": " + violation.getNodes().get(0).getHtml())
                .isEmpty();
    }

    /** Nothing sticks out to the side. */
    static void assertNoSidewaysScrolling(Page page) {
        var wider = (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(wider).as("%s is wider than the screen", page.url()).isFalse();
    }

    /** No text is cut off or hidden behind its neighbour's edge: what clips its content has room for it. */
    static void assertNothingCut(Page page) {
        assertThat(page.evaluate(CUT)).as("%s: text that is cut", page.url()).isEqualTo(List.of());
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            chromium = playwright()
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setHeadless(true)
                            .setArgs(FLAGS));
        }
        return chromium;
    }

    private static synchronized Playwright playwright() {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return playwright;
    }

    /** Finds Chromium, or installs it where that is possible. */
    private static Path executable() {
        try {
            var script = new ProcessBuilder(RunningPlatform.root()
                            .resolve("deploy/scripts/chromium.sh")
                            .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(script.waitFor())
                    .as("Chromium was neither found nor installed")
                    .isZero();
            return Path.of(path.substring(path.lastIndexOf('\n') + 1));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
