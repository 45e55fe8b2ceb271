package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Platform;
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
class ConflictPagesTest {

    private static final String HERE = "/backoffice/conflicts";
    private static final String FIRST = "00000000-0000-4000-8000-0000000000f1";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    void the_team_lead_sees_what_no_longer_fits_and_decides() {
        var list = browser.get(HERE);
        list.assertOrderly();
        assertThat(list.text("#waiting-conflicts")).contains("4");
        assertThat(list.page().select("section h2").eachText())
                .containsExactly("Donnerstag, 10. Dezember 2026 – 2 Termine", "Freitag, 11. Dezember 2026 – 1 Termin");
        assertThat(list.text("#conflict-" + FIRST))
                .contains("10:00–10:20", "MD-7K3QX9W1", "Schalter 101", "Aufenthaltserlaubnis beantragen")
                .contains("العربية", "geschlossen", "seit 24. November 2026, 08:00");
        assertThat(list.page().selectFirst("#move-" + FIRST).attr("href"))
                .isEqualTo("/backoffice/bookings/00000000-0000-4000-8000-0000000000b1/move");
        assertThat(list.page().selectFirst("#cancel-" + FIRST).attr("href")).endsWith("b1/cancel");
        assertThat(browser.get("/backoffice").text(".w-doors")).contains("4 offen");

        var form = list.page().selectFirst("#form-2026-12-10");
        var nothing = browser.submit(form, "reason", "Vertretung kommt");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text("#chosen-2026-12-10-error")).contains("mindestens einen Termin");
        assertThat(nothing.page().selectFirst("#reason-2026-12-10").attr("value"))
                .isEqualTo("Vertretung kommt");

        var noReason = browser.submit(form, "keep", FIRST + ":1");
        assertThat(noReason.status()).isEqualTo(400);
        assertThat(noReason.text("#reason-2026-12-10-error")).isEqualTo("Bitte ausfüllen.");
        assertThat(noReason.page().select("#keep-" + FIRST + "[checked]")).hasSize(1);

        var one = browser.submit(form, "keep", FIRST + ":1", "reason", "<i>Vertretung</i> kommt");
        assertThat(one.text("#done")).contains("1 Termin bleibt, wie er ist.");
        assertThat(one.page().select("#conflict-" + FIRST)).isEmpty();

        var rest = browser.submit(form, "all", "true", "reason", "Alle bleiben");
        assertThat(rest.text("#done"))
                .contains("1 Termin bleibt, wie er ist.", "Bei 1 Termin hat sich inzwischen etwas geändert.");
        assertThat(platform.asked("POST", ".*/settlements"))
                .last()
                .satisfies(asked -> assertThat(asked.body().path("conflicts")).hasSize(2));

        var settled = browser.get(one.page().select("#states a").get(1).attr("href"));
        assertThat(settled.text("#decision-" + FIRST))
                .contains("Bleibt: <i>Vertretung</i> kommt", "Sie", "24. November 2026, 09:05");
        assertThat(settled.page().select("main i, form[action$=keep]")).isEmpty();

        var again = browser.submit(form, "keep", FIRST + ":1", "reason", "Noch einmal");
        assertThat(again.page().select("#done")).isEmpty();
        assertThat(again.text("#trouble")).contains("Nichts geändert");
    }

    @Test
    void who_was_not_served_is_owed_a_time_until_it_is_written_down_what_became_of_it() {
        var owed = "00000000-0000-4000-8000-0000000000e1";
        var list =
                browser.get(browser.get(HERE).page().select("#states a").last().attr("href"));
        assertThat(list.text("#owed-" + owed))
                .contains("Montag, 23. November 2026, 15:00–15:20 Uhr · Schalter 102", "MD-7K3QX9W2");
        assertThat(list.page().selectFirst("#again-" + owed).attr("href"))
                .isEqualTo("/backoffice/bookings/new/times?service=residence-permit&language=ar");
        var form = list.page().selectFirst("#owed-" + owed + " form");

        var nothing = browser.submit(form);
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text("#reason-" + owed + "-error")).isEqualTo("Bitte ausfüllen.");

        var done = browser.submit(form, "reason", "Neuer Termin <i>morgen</i>");
        assertThat(done.text("#over-" + owed)).contains("Erledigt: Neuer Termin <i>morgen</i>", "Sie");
        assertThat(done.page().select("main i")).isEmpty();
        assertThat(done.page().select("#owed > li")).isEmpty();

        var again = browser.submit(form, "reason", "Noch einmal");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("#trouble")).contains("Jemand war schneller.");
    }
}
