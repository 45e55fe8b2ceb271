package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class PagesTest {

    private static final int FIRST_PAGE_BYTES = 100_000;

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @AfterEach
    void up() {
        platform.down(false);
    }

    @ParameterizedTest
    @CsvSource({"de,ltr", "en,ltr", "ar,rtl"})
    void every_page_says_its_language_and_direction(String language, String direction) {
        for (var path : new String[] {"", "/services/residence-permit", "/book", "/find", "/pages", "/nothing-here"}) {
            var html = browser.get("/" + language + path).page().selectFirst("html");

            assertThat(html.attr("lang")).isEqualTo(language);
            assertThat(html.attr("dir")).isEqualTo(direction);
        }
    }

    @Test
    void right_to_left_pages_have_a_mirrored_style_sheet() {
        assertThat(browser.get("/ar").page().selectFirst("link[rel=stylesheet]").attr("href"))
                .contains(".rtl-");
        assertThat(browser.get("/de").page().selectFirst("link[rel=stylesheet]").attr("href"))
                .doesNotContain(".rtl-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void every_page_has_one_heading_a_skip_link_and_no_inline_script_or_style(String language) {
        for (var path : new String[] {
            "",
            "/services/residence-permit",
            "/book",
            "/book/times?service=address-change",
            "/find",
            "/pages/first-days"
        }) {
            var answer = browser.get("/" + language + path);
            var page = answer.page();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.body().selectFirst("a").attr("href")).isEqualTo("#main");
            assertThat(page.select("script:not([src]), style, [style], [onclick]"))
                    .isEmpty();
            assertThat(page.select("input:not([type=hidden])"))
                    .allSatisfy(input -> assertThat(page.select("label[for=" + input.id() + "]"))
                            .hasSize(1));
            assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self'", "default-src 'none'");
        }
    }

    @Test
    void links_between_languages_lead_to_the_same_page() {
        var links = browser.get("/de/services/address-change").page().select(".w-languages a");

        assertThat(links.eachAttr("href"))
                .containsExactly(
                        "/de/services/address-change", "/en/services/address-change", "/ar/services/address-change");
        assertThat(links.select("[aria-current]").attr("lang")).isEqualTo("de");
    }

    @Test
    void the_front_door_follows_the_browser_and_then_the_reader() {
        assertThat(browser.with("Accept-Language", "fr-FR,ar;q=0.8").ask("/").header("Location"))
                .endsWith("/ar");

        browser.get("/en");

        assertThat(browser.ask("/").header("Location")).endsWith("/en");
    }

    @Test
    void the_language_switch_goes_nowhere_else() {
        assertThat(browser.ask("/language/en?to=//evil.example").header("Location"))
                .endsWith("/");
        assertThat(browser.ask("/language/en?to=/desk").header("Location")).endsWith("/desk");
        assertThat(browser.ask("/language/xx?to=/desk").status()).isEqualTo(404);
    }

    @Test
    void a_language_without_texts_of_its_own_is_shown_in_the_nearest_and_says_so() {
        var page = browser.get("/uk").page();

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select(".w-note").text()).contains("Українська");
        assertThat(platform.asked("GET", "/api/v1/contents/MD/services"))
                .anyMatch(asked -> asked.header("Accept-Language").equals("uk"));
    }

    @Test
    void a_text_in_another_language_is_marked_and_explained() {
        var page = browser.get("/ar/services/fiktionsbescheinigung").page();

        var article = page.selectFirst("article");
        assertThat(article.attr("lang")).isEqualTo("de");
        assertThat(article.attr("dir")).isEqualTo("ltr");
        assertThat(page.select(".w-note").text()).contains("بلغة أخرى");
    }

    @Test
    void times_and_numbers_are_latin_and_isolated_in_arabic() {
        var page = browser.get("/ar").page();

        assertThat(page.text()).doesNotContainPattern("[\u0660-\u0669]");
        assertThat(page.select(".w-openings td bdi[dir=ltr]").text()).contains("08:00–12:00");
    }

    @Test
    void unknown_pages_and_languages_are_a_friendly_404() {
        for (var path : new String[] {"/de/nothing", "/zz", "/de/services/unknown", "/de/bookings/not-an-id"}) {
            var answer = browser.get(path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.page().select("#problem")).hasSize(1);
        }
    }

    @Test
    void when_the_services_are_away_the_page_says_what_still_works() {
        platform.down(true);

        var home = browser.get("/de");
        var find = browser.get("/de/find");

        assertThat(home.status()).isEqualTo(503);
        assertThat(home.text("h1")).isEqualTo("Das geht gerade nicht");
        assertThat(find.status()).isEqualTo(200);
    }

    @Test
    void the_first_page_weighs_less_than_a_hundred_kilobytes() throws IOException {
        for (var language : new String[] {"de", "ar"}) {
            var home = browser.get("/" + language);
            var files = new LinkedHashSet<String>();
            home.page().select("link[rel=stylesheet], link[rel=icon]").forEach(link -> files.add(link.attr("href")));
            home.page().select("script[src]").forEach(script -> files.add(script.attr("src")));
            long weight = zipped(home.response().body());
            for (var file : files) {
                var answer = browser.ask(file);
                assertThat(answer.header("Cache-Control")).contains("immutable");
                weight += zipped(answer.response().body());
                var fonts = Pattern.compile("/assets/[a-z0-9-]+\\.woff2")
                        .matcher(answer.response().body());
                while (fonts.find()) {
                    weight += Long.parseLong(browser.ask(fonts.group()).header("Content-Length"));
                }
            }

            assertThat(weight).isBetween(20_000L, (long) FIRST_PAGE_BYTES);
        }
    }

    private static long zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
