package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class SearchPagesTest {

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    void each_service_has_its_own_number_of_people_and_the_address_stays_short() {
        var choose = browser.get("/de/book?service=residence-permit&service=address-change");
        assertThat(choose.page()
                        .select("#persons-residence-permit, #persons-address-change")
                        .eachAttr("value"))
                .containsExactly("1", "1");

        var asked = browser.ask("/de/book/times?service=residence-permit&service=address-change"
                + "&persons-residence-permit=3&persons-address-change=1&persons-travel-document=1");

        assertThat(asked.header("Location"))
                .isEqualTo("/de/book/times?persons=1&service=residence-permit:3&service=address-change:1");
        var times = browser.get(asked.header("Location"));
        assertThat(times.page().select("#wish li").eachText())
                .containsExactly("Aufenthaltserlaubnis beantragen – 3 Personen", "Adresse ändern – 1 Person");
        assertThat(lastSearch()).contains("persons=3&persons=1");
    }

    @Test
    void an_address_with_one_number_for_all_keeps_working() {
        browser.get("/de/book/times?service=residence-permit&service=address-change&persons=2");

        assertThat(lastSearch()).contains("persons=2").doesNotContain("persons=2&persons");
    }

    @Test
    void more_people_than_the_office_takes_at_once_are_explained_where_the_number_is_chosen() {
        var answer = browser.get("/de/book/times?service=residence-permit&persons=7");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("#trouble")).contains("Höchstens 5 Personen.");
        assertThat(answer.page().select("#service-residence-permit[checked]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void list_and_calendar_are_one_link_apart_and_stand_in_the_address(String language) {
        var list = browser.get("/" + language + "/book/times?service=address-change");
        assertThat(list.page().select("#as-list[aria-current=true]")).hasSize(1);

        var calendar = browser.get(list.page().selectFirst("#as-calendar").attr("href"));

        assertThat(calendar.page().select("#as-calendar[aria-current=true]")).hasSize(1);
        assertThat(calendar.page().select(".w-languages a").eachAttr("href"))
                .allMatch(address -> address.contains("view=calendar") && address.contains("service=address-change"));
        var back = browser.get(calendar.page().selectFirst("#as-list").attr("href"));
        assertThat(back.page().select("details.w-day")).isNotEmpty();
    }

    @Test
    void the_calendar_counts_the_free_times_of_each_day_and_a_day_opens_below_it() {
        var month = YearMonth.now(ZoneId.of("Europe/Berlin")).plusMonths(1);
        var calendar = browser.get("/de/book/times?service=address-change&view=calendar&month=" + month);
        var table = calendar.page().selectFirst("#month");
        assertThat(table.select("thead th")).hasSize(7);
        assertThat(table.select("tbody td")).hasSizeBetween(28, 42);
        var first = table.select("tbody a").first();
        assertThat(first.attr("aria-label"))
                .matches("(Mon|Diens|Donners|Frei)tag.*|Mittwoch.*")
                .endsWith(": 12 Zeiten frei");

        var day = browser.get(first.attr("href").replace("#times", ""));

        assertThat(day.page().select("#month a[aria-current=date]")).hasSize(1);
        assertThat(day.page().select("#times button[name=start]")).hasSize(12);
        assertThat(day.page().select("a[rel=prev], a[rel=next]")).hasSize(2);
        assertThat(day.page().select(".w-pager a").text()).contains("Dieser Monat");
    }

    @Test
    void a_past_month_is_not_offered_and_not_shown() {
        var calendar = browser.get("/de/book/times?service=address-change&view=calendar&month=2020-01");

        assertThat(calendar.page().select("a[rel=prev]")).isEmpty();
        assertThat(lastSearch()).contains("from=" + LocalDate.now(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void an_empty_month_says_when_there_is_something_next() {
        var calendar = browser.get("/en/book/times?service=integration-course&view=calendar");

        assertThat(calendar.text("#nothing")).contains("The next free time is on");
        assertThat(calendar.page().selectFirst("#nothing a.kern-btn--primary").attr("href"))
                .contains("view=calendar&month=")
                .contains("&day=");
    }

    @Test
    void a_time_that_is_gone_leaves_the_reader_in_the_calendar_with_alternatives() {
        var month = YearMonth.now(ZoneId.of("Europe/Berlin")).plusMonths(1);
        var calendar = browser.get("/de/book/times?service=address-change&view=calendar&month=" + month);
        var day =
                browser.get(calendar.page().selectFirst("#month a").attr("href").replace("#times", ""));
        var ten = day.page().select("#times button").stream()
                .filter(button -> button.text().equals("10:00"))
                .findFirst()
                .orElseThrow();

        var refused = browser.submit(form(day), "start", ten.attr("value"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("#trouble button[name=start]")).hasSize(2);
        assertThat(refused.page().select("#month a[aria-current=date]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void who_holds_too_many_times_is_told_what_to_do(String language) {
        var list = browser.get("/" + language + "/book/times?service=address-change");
        var eleven = list.page().select("button[name=start]").stream()
                .filter(button -> button.text().equals("11:00"))
                .findFirst()
                .orElseThrow();

        var refused = browser.submit(form(list), "start", eleven.attr("value"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("#trouble")).contains("3").doesNotContain("Zu viele");
    }

    @Test
    void the_office_is_chosen_by_link_and_its_services_are_shown() {
        var choose = browser.get("/de/book?service=address-change&persons=2");
        assertThat(choose.page().select("#office-MD-ABH[aria-current=true]")).hasSize(1);

        var halle = browser.get(choose.page().selectFirst("#office-HAL-ABH").attr("href"));

        assertThat(halle.page().select("#office-HAL-ABH[aria-current=true]")).hasSize(1);
        assertThat(halle.page().select("#service-address-change")).isEmpty();
        browser.submit(form(halle), "service", "residence-permit");
        assertThat(lastSearch()).contains("office=HAL-ABH").doesNotContain("MD-ABH");
    }

    @Test
    void all_offices_are_searched_together_and_each_time_names_its_own() {
        var times = browser.get("/de/book/times?service=residence-permit&office=any");

        assertThat(lastSearch()).contains("office=MD-ABH&office=HAL-ABH");
        var place = times.page().selectFirst("h3.w-place:contains(Halle)");
        var button = times.page().selectFirst("ul[aria-labelledby=" + place.id() + "] button[name=start]");
        assertThat(button.attr("aria-label")).contains("Ausländerbehörde Halle");
        var details = browser.submit(form(times), "start", button.attr("value"));
        assertThat(platform.asked("POST", "/api/v1/bookings"))
                .last()
                .satisfies(asked ->
                        assertThat(asked.body().path("office").asText()).isEqualTo("HAL-ABH"));
        assertThat(details.page().select("#birthDate[type=date]")).hasSize(1);
        assertThat(details.text("#birthDate-hint")).isEqualTo("Damit wir Ihre Akte finden, bevor Sie kommen.");
    }

    @Test
    void only_offices_that_offer_everything_are_searched() {
        browser.get("/de/book/times?service=residence-permit&service=address-change&office=any");

        assertThat(lastSearch()).contains("office=MD-ABH").doesNotContain("HAL-ABH");
    }

    @Test
    void whatever_no_office_offers_together_is_said_so() {
        var answer = browser.get("/de/book/times?service=residence-permit&service=unheard-of&office=any");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("#trouble")).contains("Kein Standort bietet alles zusammen an");
    }

    @Test
    void a_home_page_of_another_office_is_remembered() {
        var halle = browser.get(browser.get("/de")
                .page()
                .selectFirst("nav[aria-labelledby=others] a")
                .attr("href"));
        assertThat(halle.text("#office")).isEqualTo("Ausländerbehörde Halle");

        assertThat(browser.get("/de/book").page().select("#office-HAL-ABH[aria-current=true]"))
                .hasSize(1);
        browser.get("/de?office=MD-ABH");
        assertThat(browser.get("/de/book").page().select("#office-MD-ABH[aria-current=true]"))
                .hasSize(1);
    }

    @Test
    void an_unknown_office_is_none() {
        assertThat(browser.get("/de?office=NOWHERE").text("#office")).isEqualTo("Ausländerbehörde Magdeburg");
    }

    @Test
    void whose_language_is_wished_for_is_asked_of_search_and_booking() {
        var times = browser.get("/de/book/times?service=address-change&speaking=ar");
        assertThat(lastSearch()).contains("language=ar");
        assertThat(times.page().select("#wish [lang=ar]").text()).isEqualTo("العربية");

        browser.submit(
                form(times),
                "start",
                times.page().select("button[name=start]").get(1).attr("value"));

        assertThat(platform.asked("POST", "/api/v1/bookings"))
                .last()
                .satisfies(asked ->
                        assertThat(asked.body().path("spokenLanguage").asText()).isEqualTo("ar"));
    }

    @Test
    void an_address_that_asks_for_the_language_of_the_page_keeps_working() {
        browser.get("/ar/book/times?service=address-change&speaking=true");

        assertThat(lastSearch()).contains("language=ar");
    }

    private String lastSearch() {
        var searches = platform.asked("GET", "/api/v1/slots");
        return searches.get(searches.size() - 1).query();
    }

    private static Element form(Browser.Answer answer) {
        return answer.page().selectFirst("main form");
    }
}
