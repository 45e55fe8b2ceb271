package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
@TestSecurity(user = "lead", roles = "lead")
class StatisticsPagesTest {

    private static final String HERE = "/backoffice/statistics";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    void the_team_lead_reads_the_figures_of_a_week() {
        var page = browser.get(HERE + "?date=2026-11-24");

        page.assertOrderly();
        assertThat(page.text("#shown")).isEqualTo("23.–29. November 2026");
        assertThat(page.text("#people")).isEqualTo("57");
        assertThat(page.text("#total")).contains("52 bedient, 1 nicht erschienen, 2 gegangen, 0 nicht drangekommen");
        assertThat(page.text("#waiting")).isEqualTo("52:00");
        assertThat(page.text("#total")).contains("9 von 10 höchstens 104:00, längste 156:00");
        assertThat(page.text("#serving")).isEqualTo("12:34");
        assertThat(page.text("#kept")).isEqualTo("50 %");
        assertThat(page.page().select("h3").eachText())
                .containsExactly("Nach Stunde der Ankunft", "Nach Tag", "Nach Dienstleistung");
        assertThat(page.page().select("table:has(#table-day) tbody tr th").eachText())
                .containsExactly("Mo., 23. Nov.", "Di., 24. Nov.");
        assertThat(page.page().select("table:has(#table-service) tbody tr").eachText())
                .first()
                .isEqualTo("Aufenthaltserlaubnis beantragen 50 48 1 2 0 0 48:00 96:00 144:00 0:45 12:34 25:08 50 %");
        assertThat(page.text("table:has(#table-service)")).contains("<gone>");
        assertThat(platform.asked("GET", ".*/figures"))
                .last()
                .satisfies(asked -> assertThat(asked.query())
                        .contains("from=2026-11-23", "to=2026-11-29", "by=service")
                        .doesNotContain("&service="));
    }

    @Test
    void every_drawing_says_what_it_shows_and_stands_above_its_table() {
        var page = browser.get(HERE + "?date=2026-11-24").page();

        assertThat(page.select("svg[role=img]")).hasSize(4).allSatisfy(drawing -> {
            for (var id : drawing.attr("aria-labelledby").split(" ")) {
                assertThat(drawing.select("[id=" + id + "]").text()).isNotBlank();
            }
        });
        assertThat(page.select("#people-hour-desc").text())
                .isEqualTo("Am meisten kamen: 08:00. Alle Zahlen stehen in der Tabelle darunter.");
        var columns = page.select("svg:has(#people-hour-desc) .w-chart__column");
        assertThat(columns).hasSize(3);
        // 40 of 40 people fill the drawing's 208 units.
        assertThat(columns.get(0).attr("height")).isEqualTo("208.0");
        assertThat(columns.get(1).attr("height")).isEqualTo("62.4");
        assertThat(x(columns.get(0))).isLessThan(x(columns.get(2)));
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void in_arabic_time_runs_from_the_right() {
        var page = browser.with("Accept-Language", "ar")
                .get(HERE + "?date=2026-11-24")
                .page();

        assertThat(page.selectFirst("html").attr("dir")).isEqualTo("rtl");
        var columns = page.select("svg:has(#people-hour-desc) .w-chart__column");
        assertThat(x(columns.get(0))).isGreaterThan(x(columns.get(2)));
        assertThat(page.select("#waiting bdi[dir=ltr]").text()).isEqualTo("52:00");
    }

    private static double x(Element column) {
        return Double.parseDouble(column.attr("x"));
    }

    @Test
    void a_day_has_no_days_and_a_month_is_a_month() {
        var day = browser.get(HERE + "?view=day&date=2026-11-25");
        assertThat(day.page().select("h3").eachText())
                .containsExactly("Nach Stunde der Ankunft", "Nach Dienstleistung");
        assertThat(day.page().selectFirst("#after").attr("href")).isEqualTo(HERE + "?view=day&date=2026-11-26");

        var month = browser.get(day.page().selectFirst("#as-month").attr("href"));
        assertThat(month.text("#shown")).isEqualTo("November 2026");
        assertThat(platform.asked("GET", ".*/figures"))
                .last()
                .satisfies(asked -> assertThat(asked.query()).contains("from=2026-11-01", "to=2026-11-30"));
        assertThat(month.page().selectFirst("#before").attr("href")).isEqualTo(HERE + "?view=month&date=2026-10-25");
    }

    @Test
    void one_service_is_looked_at_alone_and_taken_along() {
        var page = browser.get(HERE + "?date=2026-11-24");

        var one = browser.submit(page.page().selectFirst("#choose"), "service", "residence-permit");

        assertThat(platform.asked("GET", ".*/figures"))
                .last()
                .satisfies(asked -> assertThat(asked.query()).contains("&service=residence-permit"));
        assertThat(one.page().selectFirst("#service option[selected]").attr("value"))
                .isEqualTo("residence-permit");
        assertThat(one.page().selectFirst("#as-day").attr("href")).endsWith("&service=residence-permit");
        assertThat(one.page().selectFirst("#table").attr("href"))
                .isEqualTo(HERE + "/MD-ABH/figures.csv?from=2026-11-23&to=2026-11-29&service=residence-permit");
    }

    @Test
    void the_table_comes_as_the_service_made_it() {
        var answer = browser.get(HERE + "/MD-ABH/figures.csv?from=2026-11-23&to=2026-11-29");

        assertThat(answer.response().body()).isEqualTo("day,people\r\n2026-11-24,7\r\n");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(platform.asked("GET", ".*/figures.csv"))
                .last()
                .satisfies(asked -> assertThat(asked.query()).isEqualTo("from=2026-11-23&to=2026-11-29"));
    }

    @Test
    void a_time_without_people_says_so() {
        var empty = browser.get(HERE + "?view=month&date=2020-05-05");
        assertThat(empty.text("#nobody")).isEqualTo("In dieser Zeit war niemand da.");
        assertThat(empty.page().select("svg[role=img], table")).isEmpty();

        var waiting = browser.get(HERE + "?view=day&date=2026-11-23");
        assertThat(waiting.text("#people")).isEqualTo("1");
        assertThat(waiting.text("#waiting")).isEqualTo("–");
        assertThat(waiting.text("#kept")).isEqualTo("–");
    }

    @Test
    void an_odd_address_shows_the_present_week() {
        assertThat(browser.get(HERE + "?view=century&date=yesterday&service=%22%3E")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void clerks_have_other_work() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
    }
}
