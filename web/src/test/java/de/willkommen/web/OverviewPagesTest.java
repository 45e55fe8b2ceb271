package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
@TestSecurity(user = "lead", roles = "lead")
class OverviewPagesTest {

    private static final String HERE = "/backoffice/overview";

    @TestHTTPResource
    URI site;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    void the_team_lead_sees_the_office_at_this_moment() {
        var page = browser.get(HERE);

        page.assertOrderly();
        assertThat(page.text("#now")).startsWith("Stand 10:00 Uhr");
        assertThat(page.text("#waiting-now")).isEqualTo("3");
        assertThat(page.text("#signed-on")).isEqualTo("3");
        assertThat(page.page().select("#queues tbody tr").eachText())
                .first()
                .isEqualTo("Aufenthaltserlaubnis beantragen 2 1 0 1 0 50 Minuten");
        assertThat(page.page().select("#counters tbody tr").eachText())
                .containsExactly(
                        "101 (Raum 1.01) In Bedienung 20 Minuten A012 Aufenthaltserlaubnis beantragen",
                        "102 (Raum 1.02) Aufgerufen 1 Minute A013 <gone>",
                        "103 (Raum 1.03) Frei, angemeldet 120 Minuten – –",
                        "104 (Raum 1.04) Nicht besetzt – – –");
        assertThat(page.text("#forecast tbody")).isEqualTo("10:00–10:30 4 3 5 5");
        assertThat(page.text("#live")).isEqualTo("Für den neuesten Stand bitte neu laden.");
    }

    @Test
    void who_waits_too_long_stands_out_and_the_lead_says_what_that_is() {
        var page = browser.get(HERE);
        assertThat(page.text("#late .kern-title")).isEqualTo("1 Person wartet 45 Minuten oder länger");
        assertThat(page.text("#late li")).isEqualTo("A017 · 50 Minuten · Aufenthaltserlaubnis beantragen · العربية");
        assertThat(page.page().select("#queues .w-late")).hasSize(1);
        var form = page.page().selectFirst("#limit");
        assertThat(page.page().selectFirst("#minutes").attr("value")).isEqualTo("45");

        for (var wrong : new String[] {"", "bald", "4", "99999999", "999999999999"}) {
            var refused = browser.submit(form, "minutes", wrong);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("#minutes-error")).isEqualTo("Bitte eine Zahl zwischen 5 und 480 angeben.");
            assertThat(refused.page().selectFirst("#minutes").attr("value")).isEqualTo(wrong);
        }
        var done = browser.submit(form, "minutes", " 60 ");
        try {
            assertThat(done.text("#done")).contains("Gemeldet wird jetzt, wer 60 Minuten oder länger wartet.");
            assertThat(done.text("#late")).contains("Niemand wartet 60 Minuten oder länger.");
            assertThat(done.page().select(".w-late")).isEmpty();
        } finally {
            browser.submit(form, "minutes", "45");
        }
    }

    @Test
    void the_lead_sees_day_by_day_who_was_called_out_of_turn_and_why() {
        var today =
                browser.get(browser.get(HERE).page().selectFirst("#out-of-turn").attr("href"));
        assertThat(today.text("#none")).isEqualTo("Niemand wurde an diesem Tag außer der Reihe aufgerufen.");

        var day = browser.submit(today.page().selectFirst("#choose"), "date", "2026-11-24");

        assertThat(day.text("#shown")).isEqualTo("Dienstag, 24. November 2026");
        assertThat(day.page().select("#calls tbody tr").eachText())
                .containsExactly(
                        "09:31 A019 Zug <b>um 10</b> 1 Minute 12 104 Aufenthaltserlaubnis beantragen",
                        "09:05 A003 Baby (zurückgenommen) 1 Minute 2 104 Aufenthaltserlaubnis beantragen");
        assertThat(browser.get(day.page().selectFirst("#before").attr("href")).text("#shown"))
                .isEqualTo("Montag, 23. November 2026");
        assertThat(day.page().select("#today")).hasSize(1);
        assertThat(browser.get(HERE + "/out-of-turn?date=gestern").page().select("#today"))
                .isEmpty();
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void who_was_called_out_of_turn_is_for_the_lead() {
        assertThat(browser.ask(HERE + "/out-of-turn").status()).isEqualTo(403);
    }

    @Test
    void in_arabic_numbers_of_people_are_words_where_the_language_has_words() {
        var page = browser.with("Accept-Language", "ar").get(HERE);

        assertThat(page.page().selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.text("#late .kern-title")).isEqualTo("شخص واحد ينتظر 45 دقيقة أو أكثر");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void clerks_have_the_desk() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
    }
}
