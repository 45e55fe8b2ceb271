package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class PublicFiguresTest {

    @TestHTTPResource
    URI site;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    void everybody_reads_how_long_people_waited() {
        var page = browser.get("/de/statistics");

        assertThat(page.page().select("#weeks tbody tr").eachText())
                .containsExactly(
                        "9.–15. November 2026 1700 17 51 91 %",
                        "26. Oktober\u2009–\u20091. November 2026 200 2 6 91 %");
        assertThat(page.text("#latest")).isEqualTo("Die Woche 9.–15. November 2026");
        assertThat(page.page().select("#table-service tbody tr").eachText())
                .containsExactly("Aufenthaltserlaubnis beantragen 40 12 31", "<gone> nicht genannt – –");
        assertThat(page.text("#table-day tbody")).isEqualTo("Di., 10. Nov. 60 – –");
        assertThat(page.text("#table-hour tbody")).isEqualTo("08:00 60 – –");
        assertThat(page.page().select("#table-outcome tbody tr").eachText())
                .containsExactly("Bedient 55", "Nicht erschienen nicht genannt");
        assertThat(page.page()
                        .select("svg[role=img] .w-chart__text[text-anchor=middle]")
                        .eachText())
                .containsExactly("44", "46");
    }

    @Test
    void the_data_and_their_licence_are_a_link_away() {
        var page = browser.get("/de/statistics").page();

        assertThat(page.selectFirst("#csv").attr("href"))
                .isEqualTo("/api/v1/offices/MD-ABH/statistics/public/weeks.csv?weeks=52");
        assertThat(page.selectFirst("#json").attr("href"))
                .isEqualTo("/api/v1/offices/MD-ABH/statistics/public/weeks?weeks=52");
        assertThat(page.selectFirst("a[rel=license]").attr("href")).isEqualTo("https://www.govdata.de/dl-de/by-2-0");
        assertThat(browser.get("/de").page().select("footer a[href=/de/statistics]"))
                .hasSize(1);
    }

    @Test
    void in_arabic_the_weeks_run_from_the_right() {
        var page = browser.get("/ar/statistics").page();

        assertThat(page.selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select(".w-chart__column").eachAttr("x").stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .hasSize(2)
                .satisfies(x -> assertThat(x[0]).isGreaterThan(x[1]));
    }

    @Test
    void an_office_without_a_whole_week_says_so() {
        var page = browser.get("/de/statistics?office=HAL-ABH");

        assertThat(page.text("#nothing")).contains("keine abgeschlossene Woche");
        assertThat(page.page().select("table, svg[role=img]")).isEmpty();
        assertThat(page.page().selectFirst("#csv").attr("href")).contains("/HAL-ABH/");
    }
}
