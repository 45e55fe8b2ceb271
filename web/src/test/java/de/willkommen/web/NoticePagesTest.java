package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.Browser.Answer;
import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices of the display for a time. Every test writes one with words of its own. */
@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class NoticePagesTest {

    private static final String HERE = "/backoffice/notices";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;
    String words = "";

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
        words = "Der Aufzug steht " + UUID.randomUUID();
    }

    @AfterEach
    void forgetNotices() {
        platform.notices().clear();
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void a_notice_is_written_looked_at_shown_and_ended() {
        var looked = browser.submit(fresh(), "step", "preview", "text-de", words, "text-ar", "المصعد معطل");
        looked.assertOrderly();
        assertThat(looked.page().select("#preview .w-ticker li").eachText()).containsExactly(words, "المصعد معطل");
        assertThat(looked.page().select("#preview li[lang=ar]").attr("dir")).isEqualTo("rtl");
        assertThat(browser.get(HERE).text("#current")).doesNotContain(words);

        var saved = browser.submit(sheet(looked), "startsAt", "2026-11-24T09:00", "endsAt", "2026-11-24T18:30");
        saved.assertOrderly();
        assertThat(saved.text("#done")).contains("Hinweis gespeichert", "fünf Minuten");
        assertThat(card(saved).text())
                .contains("24. November 2026, 09:00 bis 24. November 2026, 18:30")
                .contains("Es fehlen: English");
        assertThat(saved.text(".w-ticker")).contains(words, "Heute nur bis 14 Uhr.", "Aufruf verpasst?");
        assertThat(platform.asked("POST", ".*/notices")).anySatisfy(asked -> {
            assertThat(asked.body().path("startsAt").asText()).isEqualTo("2026-11-24T09:00+01:00");
            assertThat(asked.body().path("office").asText()).isEqualTo("MD-ABH");
            assertThat(asked.header("Idempotency-Key")).hasSize(36);
        });

        var ended = browser.submit(card(saved).selectFirst("form"));
        assertThat(ended.text("#done")).contains("Hinweis beendet");
        assertThat(ended.text("#over")).contains(words);
        assertThat(ended.text(".w-ticker")).doesNotContain(words);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    void what_is_wrong_stands_at_its_field_and_what_was_typed_stays() {
        var refused = browser.submit(fresh(), "text-en", "The lift is out of order", "startsAt", "2026-11-25T07:00");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("#text-de-error")).isEqualTo("Bitte ausfüllen.");
        assertThat(refused.page().select("#trouble a[href=#text-de]")).hasSize(1);
        assertThat(refused.text("#text-en")).isEqualTo("The lift is out of order");
        assertThat(refused.page().select("#startsAt").attr("value")).isEqualTo("2026-11-25T07:00");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void who_is_second_sees_both_versions_and_decides() {
        var address = written();
        var mine = sheet(browser.get(address));
        browser.submit(sheet(browser.get(address)), "text-de", words + " noch");

        var second = browser.submit(mine, "text-de", words + " nicht mehr", "startsAt", "2026-11-24T08:00");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.page().select("#conflict tbody tr").eachText())
                .containsExactly(
                        "Zu sehen ab 2026-11-24 08:00 2026-11-24 10:00",
                        "Deutsch " + words + " nicht mehr " + words + " noch");

        var saved = browser.submit(sheet(second));
        assertThat(card(saved).text()).contains(words + " nicht mehr");
    }

    @Test
    @TestSecurity(
            user = "translator",
            roles = {"translator", "lead"})
    void a_missing_language_is_marked_until_somebody_writes_it() {
        var address = written();
        assertThat(browser.get(address).text("label[for=text-ar]")).contains("fehlt");

        browser.submit(sheet(browser.get(address)), "text-ar", "المصعد معطل");

        assertThat(browser.get(address).text("label[for=text-ar]")).doesNotContain("fehlt");
        assertThat(browser.get(address).text("label[for=text-en]")).contains("fehlt");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void the_list_speaks_the_readers_language_and_german_where_there_is_nothing_else() {
        var arabic = "المصعد معطل " + UUID.randomUUID();
        browser.submit(fresh(), "text-de", words, "text-ar", arabic);
        browser.submit(fresh(), "text-de", words + " immer noch");

        var list = new Browser(site.getPort()).with("Accept-Language", "ar").get(HERE);

        assertThat(list.page()
                        .select("li[data-notice] a span[lang=ar][dir=rtl]")
                        .eachText())
                .containsExactly(arabic);
        assertThat(list.page()
                        .select("li[data-notice] a span[lang=de][dir=ltr]")
                        .eachText())
                .containsExactly(words + " immer noch");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void the_display_says_nothing_in_a_language_in_which_nobody_has_written_it() {
        browser.submit(fresh(), "text-de", words, "text-ar", "المصعد معطل");

        var ticker = browser.get(HERE).page().select(".w-ticker").last();

        assertThat(ticker.select("li[lang=ar]").eachText()).contains("المصعد معطل");
        assertThat(ticker.select("li:contains(" + words + ")").eachAttr("lang")).containsExactly("de");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void another_offices_notices_are_not_listed_and_those_for_all_offices_are() {
        platform.notices().write("MD-SUED", words + " im Süden");
        platform.notices().write(null, words + " überall");

        var listed = browser.get(HERE).page().select("li[data-notice] a").eachText();

        assertThat(listed).containsExactly(words + " überall");
    }

    @Test
    @TestSecurity(user = "translator", roles = "translator")
    void a_translator_writes_translations_alone() {
        var id = platform.notices().write("MD-ABH", words);
        var sheet = sheet(browser.get(HERE + "/" + id));
        assertThat(sheet.select("textarea[readonly]").eachAttr("id")).containsExactly("text-de");
        assertThat(sheet.select("#startsAt[readonly], #endsAt[readonly]")).hasSize(2);
        assertThat(browser.get(HERE).page().select("form[action$=/end]")).isEmpty();
        assertThat(browser.get(HERE).page().select("#begin")).isEmpty();
        assertThat(browser.ask(HERE + "/new").status()).isEqualTo(403);
        assertThat(browser.get("/backoffice").page().select("a[href=/desk]")).isEmpty();
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_has_no_business_there() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
    }

    private Element fresh() {
        return sheet(browser.get(HERE + "/new"));
    }

    private String written() {
        return card(browser.submit(fresh(), "text-de", words)).selectFirst("a").attr("href");
    }

    private Element card(Answer list) {
        return list.page().selectFirst("li[data-notice]:contains(" + words + ")");
    }

    private static Element sheet(Answer answer) {
        return answer.page().selectFirst("#sheet");
    }
}
