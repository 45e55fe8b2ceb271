package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
@TestSecurity(user = "lead", roles = "lead")
class CalendarPagesTest {

    private static final String HERE = "/backoffice/calendar";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?view=week&date=2026-12-25",
                "?view=day&date=2026-12-23",
                "?view=month&date=2026-12-25",
                "?view=week&date=2026-12-25&whose=TEAM:residence",
                "?view=week&whose=COUNTER:101",
                "?view=day&whose=RESOURCE:interpreter-arabic"
            })
    void every_view_has_one_heading_labels_and_nothing_inline(String query) {
        for (var language : List.of("de", "ar")) {
            var answer = browser.with("Cookie", "language=" + language).get(HERE + query);
            var page = answer.page();

            answer.assertOrderly();
            assertThat(page.select(".w-backnav [aria-current]").attr("href")).isEqualTo(HERE);
            assertThat(page.select("#grid td, #grid tbody th"))
                    .isNotEmpty()
                    .allSatisfy(cell -> assertThat(cell.attr("aria-label")).isNotBlank());
        }
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_does_not_plan() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
    }

    @Test
    void a_week_shows_teams_with_the_shares_of_the_channels_and_how_much_is_booked() {
        var week = browser.get(HERE + "?view=week&date=2026-12-22");

        assertThat(week.text("#shown")).isEqualTo("KW 52 · 21.–27. Dezember 2026");
        assertThat(week.page().select("#grid thead th").eachText())
                .containsExactly(
                        "Tag",
                        "Aufenthalt",
                        "<script>alert('x')</script> & \"Söhne\"",
                        "Arabisch, vor Ort",
                        "Besprechungsraum 2");
        var tuesday = week.page().selectFirst("#grid tbody tr:has(#day-2026-12-22)");
        assertThat(tuesday.select("td").get(0).attr("aria-label"))
                .isEqualTo("Aufenthalt. Dienstag, 22. Dezember 2026. "
                        + "geöffnet 08:00 bis 12:00: 2 öffentlich, 1 Notfall. 2 Termine, 8 % gebucht. 1 Konflikt");
        assertThat(tuesday.select("td").get(2).text()).contains("09:00–24:00");
        assertThat(week.text("#day-2026-12-25")).contains("1. Weihnachtstag");
        assertThat(week.text("tr:has(#day-2026-12-23)")).contains("Abwesenheit: Schalter 102, 10:00–24:00");
    }

    @Test
    void a_team_is_seen_by_its_counters_and_stays_chosen_from_week_to_week() {
        var week = browser.get(HERE + "?view=week&date=2026-12-22&whose=TEAM:residence");

        assertThat(week.page().select("#grid thead th").eachText())
                .containsExactly("Tag", "Schalter 101", "Schalter 102", "Schalter 104");
        assertThat(week.page().select("#whose option[selected]").attr("value")).isEqualTo("TEAM:residence");
        var next = browser.get(week.page().selectFirst("#after").attr("href"));
        assertThat(next.text("#shown")).startsWith("KW 53 · 28. Dezember 2026").endsWith("3. Januar 2027");
        assertThat(next.page().select("#whose option[selected]").attr("value")).isEqualTo("TEAM:residence");
        assertThat(next.page().select("#today")).hasSize(1);
        assertThat(browser.get(next.page().selectFirst("#today").attr("href"))
                        .page()
                        .select("#today"))
                .isEmpty();
        var asked = platform.asked("GET", ".*/calendar");
        assertThat(asked.get(asked.size() - 2).query()).contains("from=2026-12-28", "to=2027-01-03", "team=residence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date=yesterday", "view=year", "whose=NOBODY:1", "date=9999-12-31", "whose="})
    void an_address_that_makes_no_sense_shows_the_present_week(String query) {
        var week = browser.get(HERE + "?" + query);

        assertThat(week.status()).isEqualTo(200);
        assertThat(week.page().select("#as-week[aria-current]")).hasSize(1);
        assertThat(week.page().select(".w-plan__today")).hasSize(1);
    }
}
