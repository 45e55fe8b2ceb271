package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.assertAccessible;
import static de.willkommen.system.Browser.assertNoSidewaysScrolling;
import static de.willkommen.system.Browser.assertNothingCut;
import static de.willkommen.system.Browser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as people set their screens: dark, narrow, with large letters; and with the reserved time running out. */
class ReadingComfortIT {

    private static final String WISH = "service=residence-permit:2&service=residence-card-pickup:1";

    /** How somebody reads. */
    enum Screen {
        DARK,
        NARROW,
        LARGE_LETTERS;

        private BrowserContext open(String language) {
            return switch (this) {
                case DARK -> Browser.dark(language);
                case NARROW -> Browser.narrow(language, true);
                case LARGE_LETTERS -> Browser.desktop(language);
            };
        }

        private void prepare(Page page) {
            if (this == LARGE_LETTERS) {
                var before = lettersOf(page);
                page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
                assertThat(lettersOf(page)).as("letters of %s", page.url()).isEqualTo(2 * before);
            }
        }

        private static double lettersOf(Page page) {
            return ((Number) page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)")).doubleValue();
        }
    }

    @ParameterizedTest
    @CsvSource({"DARK,de", "DARK,ar", "NARROW,de", "NARROW,ar", "LARGE_LETTERS,de", "LARGE_LETTERS,ar"})
    void every_page_of_the_way_to_an_appointment_can_be_read(Screen screen, String language) {
        try (var window = screen.open(language)) {
            var page = window.newPage();
            for (var path :
                    List.of("/", "/services/residence-permit", "/book", "/book?office=any", "/find", "/pages")) {
                look(page, "/" + language + path, screen, language);
            }
            look(page, "/" + language + "/book/times?view=calendar&" + WISH, screen, language);
            look(page, "/" + language + "/book/times?office=any&service=residence-permit:1", screen, language);
            look(page, "/" + language + "/book/times?" + WISH, screen, language);

            page.locator("button[name=start]").first().click();
            assertThat(page.locator("#familyName")).isVisible();
            look(page, screen, language, "details");
            page.locator("main form button[type=submit]").last().click();
            assertThat(page.locator("#trouble")).isVisible();
            look(page, screen, language, "details-trouble");
        }
    }

    @ParameterizedTest
    @CsvSource({"DARK,de", "DARK,ar", "NARROW,de", "NARROW,ar", "LARGE_LETTERS,de", "LARGE_LETTERS,ar"})
    void every_page_of_a_booking_can_be_read(Screen screen, String language) {
        try (var window = screen.open(language)) {
            var page = window.newPage();
            page.navigate("/" + language + "/book/times?" + WISH);
            page.locator("button[name=start]").first().click();
            page.locator("#familyName").fill("Hubert Blaine Wolfeschlegelsteinhausenbergerdorff");
            page.locator("#people-1-familyName").fill("Wolfeschlegelsteinhausenbergerdorff");
            page.locator("#byMail").check();
            page.locator("#email")
                    .fill("a.rather.long.address." + somebody() + "@a-name-for-a-small-screen.example.org");
            page.locator("#consent").check();
            page.locator("main form button[type=submit]").last().click();
            assertThat(page.locator("#reference")).hasText(Pattern.compile("MD-[0-9A-Z]{8}"));
            look(page, screen, language, "booking");

            var booking = page.url().replaceAll("\\?.*", "");
            for (var path : List.of("/contact", "/move", "/move?view=calendar", "/cancel", "/data", "/data/delete")) {
                look(page, booking + path, screen, language);
            }
            page.navigate(booking + "/cancel");
            page.locator("#confirm-cancel").click();
            assertThat(page.locator("#done")).isVisible();
            look(page, screen, language, "cancelled");
        }
    }

    @ParameterizedTest
    @CsvSource({"DARK,de", "DARK,ar", "NARROW,de", "NARROW,ar", "LARGE_LETTERS,de", "LARGE_LETTERS,ar"})
    void the_back_office_can_be_read(Screen screen, String language) {
        try (var window = screen.open(language)) {
            var page = window.newPage();
            page.navigate("/backoffice");
            page.locator("#username").fill("lead");
            page.locator("#password").fill("lead");
            page.locator("#kc-login").click();
            assertThat(page.locator(".w-backnav")).isVisible();
            page.navigate("/language/" + language + "?to=/backoffice");
            for (var path : List.of("", "/bookings", "/bookings/new", "/calendar", "/closures", "/conflicts")) {
                look(page, "/backoffice" + path, screen, language);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"de,Die Reservierung ist zu Ende", "ar,انتهى الحجز"})
    void when_the_reserved_time_runs_out_it_is_said_and_nothing_typed_is_lost(String language, String over) {
        try (var phone = Browser.phone(language, true)) {
            var page = phone.newPage();
            page.navigate("/" + language + "/book/times?service=travel-document");
            page.clock().install();
            page.locator("button[name=start]").first().click();
            assertThat(page.locator("#countdown")).hasText(Pattern.compile("9:5\\d|10:00"));
            page.locator("#familyName").fill("Langsam");
            assertThat(page.locator("#hold-over")).isHidden();
            assertThat(page.locator("#countdown-said")).isEmpty();

            page.clock().fastForward("09:05");
            assertThat(page.locator("#countdown-said")).not().isEmpty();
            assertThat(page.locator("#hold-over")).isHidden();
            page.clock().fastForward("01:00");

            assertThat(page.locator("#countdown")).hasText("0:00");
            assertThat(page.locator("#hold-over")).isVisible();
            assertThat(page.locator("#countdown-said")).containsText(over);
            assertThat(page.locator("#familyName")).hasValue("Langsam");
            picture(page, "comfort-over-" + language);
            assertAccessible(page);
            page.locator("main form button[type=submit]").last().click();
            assertThat(page.locator("#people")).containsText("Langsam");
        }
    }

    private static void look(Page page, String address, Screen screen, String language) {
        page.navigate(address);
        var name = address.replaceAll("^(https?://[^/]+)?/|bookings/[0-9a-f-]{36}/|service=|residence-", "");
        look(page, screen, language, name.replaceAll("\\W+", "-"));
    }

    private static void look(Page page, Screen screen, String language, String name) {
        screen.prepare(page);
        picture(page, "comfort-" + screen + "-" + language + "-" + name);
        assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertNoSidewaysScrolling(page);
        assertNothingCut(page);
        assertAccessible(page);
    }

    /** A number that no other run has used: nobody may have too many bookings. */
    private static int somebody() {
        return ThreadLocalRandom.current().nextInt(1_000_000);
    }
}
