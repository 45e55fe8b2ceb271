package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.check;
import static de.willkommen.system.Browser.click;
import static de.willkommen.system.Browser.look;
import static de.willkommen.system.Browser.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of somebody with a phone and a letter, in their language. */
class CitizenPagesIT {

    private static final AtomicInteger PEOPLE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(900_000));

    @ParameterizedTest
    @CsvSource({"de,true", "ar,true", "ar,false", "en,false"})
    void a_citizen_books_moves_and_cancels_on_a_phone(String language, boolean javaScript) {
        var email = "phone" + PEOPLE.incrementAndGet() + "@example.org";
        var name = language + (javaScript ? "" : "-without-javascript");
        try (var phone = Browser.phone(language, javaScript)) {
            var page = phone.newPage();

            page.navigate("/" + language + "/");
            look(page, name + "-1-home", javaScript, language);
            page.navigate("/" + language + "/book");
            look(page, name + "-2-choose", javaScript, language);
            check(page.locator("#service-travel-document"), javaScript);
            click(page.locator("main form button[type=submit]").first(), javaScript);
            look(page, name + "-3-times", javaScript, language);
            click(page.locator("button[name=start]").first(), javaScript);
            look(page, name + "-4-details", javaScript, language);
            click(page.locator("main form button[type=submit]").first(), javaScript);
            assertThat(page.locator("#trouble")).isVisible();
            look(page, name + "-4-details-trouble", javaScript, language);
            page.locator("#givenName").fill("ليلى O'Neill-d’Été");
            page.locator("#familyName").fill("Öztürk");
            check(page.locator("#byMail"), javaScript);
            page.locator("#email").fill(email);
            check(page.locator("#consent"), javaScript);
            click(page.locator("main form button[type=submit]").first(), javaScript);
            assertThat(page.locator("#reference")).hasText(Pattern.compile("MD-[0-9A-Z]{8}"));
            look(page, name + "-5-booking", javaScript, language);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Platform.mailsTo(email)).hasSize(1));
            var link = linkIn(String.valueOf(Platform.mailsTo(email).get(0).get("body")));
            try (var elsewhere = Browser.phone(language, javaScript)) {
                var again = elsewhere.newPage();
                again.navigate(link);
                assertThat(again.url()).doesNotContain("/l/");
                assertThat(again.locator("#reference")).isVisible();
                var before = again.locator("#when").innerText();

                click(again.locator("a[href$='/move']"), javaScript);
                look(again, name + "-6-move", javaScript, language);
                click(again.locator("button[name=start]").nth(7), javaScript);
                assertThat(again.locator("#reference")).isVisible();
                assertThat(again.locator("#when")).not().hasText(before);

                click(again.locator("a[href$='/cancel']"), javaScript);
                look(again, name + "-7-cancel", javaScript, language);
                click(again.locator("#confirm-cancel"), javaScript);
                assertThat(again.locator("#done")).isVisible();
                look(again, name + "-8-cancelled", javaScript, language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void what_one_reads_before_booking_is_accessible(String language) {
        try (var phone = Browser.phone(language, true)) {
            var page = phone.newPage();
            for (var path : new String[] {"", "/find", "/pages", "/pages/first-visit", "/services/residence-permit"}) {
                page.navigate("/" + language + path);
                assertThat(page.locator("h1")).isVisible();
                look(page, language + "-read" + path.replace('/', '-'), true, language);
            }
        }
    }

    @Test
    void the_first_page_weighs_under_100_kilobytes() {
        try (var phone = Browser.phone("ar", true)) {
            var page = phone.newPage();
            var bytes = new AtomicInteger();
            page.onRequestFinished(
                    request -> bytes.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
            page.navigate("/ar/");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

            assertThat(bytes.get()).isBetween(1_000, 100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void a_citizen_books_moves_and_cancels_by_keyboard_alone(String language) {
        var name = "keys-" + language;
        try (var window = Browser.desktop(language)) {
            var page = window.newPage();
            page.navigate("/" + language + "/");
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasAttribute("href", "#main");
            press(page, "main a[href='/" + language + "/book']", "Enter");
            press(page, "#service-residence-permit", "Space");
            assertThat(page.locator("#service-residence-permit")).isChecked();
            press(page, "main form button[type=submit]", "Enter");
            press(page, "button[name=start]", "Enter");

            press(page, "main form button[type=submit]", "Enter");
            assertThat(page.locator("#trouble")).isFocused();
            press(page, "#trouble a[href='#familyName']", "Enter");
            assertThat(page.locator("#familyName")).isFocused();
            page.keyboard().type("Öztürk");
            press(page, "#byMail", "Space");
            press(page, "#email", "End");
            page.keyboard().type("keys" + PEOPLE.incrementAndGet() + "@example.org");
            press(page, "#consent", "Space");
            press(page, "main form button[type=submit]", "Enter");
            assertThat(page.locator("#reference")).hasText(Pattern.compile("MD-[0-9A-Z]{8}"));
            assertThat(page.locator("#people")).containsText("Öztürk");
            assertThat(page.locator("#done")).isFocused();
            look(page, name + "-1-booked", true, language);
            var before = page.locator("#when").innerText();

            press(page, "a[href$='/move']", "Enter");
            press(page, "button[name=start]", "Tab");
            press(page, "button[name=start]", "Enter");
            assertThat(page.locator("#done")).isFocused();
            assertThat(page.locator("#when")).not().hasText(before);
            look(page, name + "-2-moved", true, language);

            press(page, "a[href$='/cancel']", "Enter");
            press(page, "#confirm-cancel", "Enter");
            assertThat(page.locator("#done")).isFocused();
            assertThat(page.locator("#confirm-cancel")).hasCount(0);
            look(page, name + "-3-cancelled", true, language);
        }
    }

    private static String linkIn(String mail) {
        var link = Pattern.compile("https?://\\S+/l/b[A-Za-z0-9_-]{44}").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link.group();
    }
}
