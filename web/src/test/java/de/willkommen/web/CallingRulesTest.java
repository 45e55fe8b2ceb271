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
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lead's page with the rules of calling. */
@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class CallingRulesTest {

    private static final String HERE = "/backoffice/calling";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void a_rule_is_changed_and_the_history_says_by_whom() {
        var form = form();

        var saved = browser.submit(
                form,
                "callsUntilNoShow",
                "2",
                "walkInsUntilOn.TUESDAY",
                "17:00",
                "walkInsUntilOn.WEDNESDAY",
                "00:00",
                "walkInsPerDay.address-change",
                "40");

        assertThat(saved.page().select("#done")).hasSize(1);
        assertThat(saved.page().selectFirst("#callsUntilNoShow").attr("value")).isEqualTo("2");
        assertThat(saved.text("#history-list"))
                .contains(
                        "Sabine Berger",
                        "Aufrufe bis zum Vermerk „nicht erschienen“: 2 statt 3",
                        "40 statt ohne Grenze")
                .contains("Letzte Wartenummer, Dienstag: 17:00 statt ohne Grenze");
        assertThat(platform.asked("PUT", ".*/calling-policy")).anySatisfy(asked -> {
            assertThat(asked.body().path("walkInsPerDay").path("address-change").asInt())
                    .isEqualTo(40);
            assertThat(asked.body().at("/walkInsUntilOn/TUESDAY").asText()).isEqualTo("17:00");
            assertThat(asked.body().at("/walkInsUntilOn/MONDAY").asText()).isEmpty();
        });
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void the_history_names_a_colleague_as_they_were_called_then_and_the_reader_by_a_word() {
        browser.submit(form(), "lateGraceMinutes", "1");
        browser.submit(form(), "lateGraceMinutes", "2");
        var saved = browser.submit(form(), "lateGraceMinutes", "3");

        assertThat(saved.page().select("#history-list > li bdi").eachText().subList(0, 3))
                .containsExactly("Sabine Berger", "5f0c6a52", "Sie");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void each_letter_has_its_ranges_with_and_without_an_appointment() {
        var form = form();

        var saved = browser.submit(form, "numberRanges.B.walkInsFrom", "100", "numberRanges.B.walkInsTo", "299");

        assertThat(saved.page().getElementById("numberRanges.B.walkInsTo").attr("value"))
                .isEqualTo("299");
        assertThat(saved.page().getElementById("numberRanges.A.walkInsTo").attr("value"))
                .isEmpty();
        assertThat(saved.text("#history-list")).contains("B: ohne Termin, letzte Nummer: 299 statt ohne Grenze");
        assertThat(platform.asked("PUT", ".*/calling-policy")).anySatisfy(asked -> {
            assertThat(asked.body().at("/numberRanges/B/walkInsFrom").asInt()).isEqualTo(100);
            assertThat(asked.body().at("/numberRanges/A").isMissingNode()).isTrue();
        });
        var noNumber = browser.submit(form, "numberRanges.A.walkInsFrom", "eins");
        assertThat(noNumber.status()).isEqualTo(400);
        assertThat(noNumber.page()
                        .getElementById("numberRanges.A.walkInsFrom-error")
                        .text())
                .contains("ganze Zahl");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void what_makes_no_sense_is_said_at_its_field_and_what_was_typed_stays() {
        var form = form();

        var tooMany = browser.submit(form, "callsUntilNoShow", "99", "lateGraceMinutes", "7");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.text("#callsUntilNoShow-error")).contains("zwischen 1 und 10");
        assertThat(tooMany.page().selectFirst("#lateGraceMinutes").attr("value"))
                .isEqualTo("7");

        var noNumber = browser.submit(form, "callsUntilNoShow", "drei");
        assertThat(noNumber.status()).isEqualTo(400);
        assertThat(noNumber.text("#callsUntilNoShow-error")).contains("ganze Zahl");
        assertThat(noNumber.page().selectFirst("#callsUntilNoShow").attr("value"))
                .isEqualTo("drei");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void who_is_second_sees_what_applies_beside_what_was_typed() {
        var mine = form();
        browser.submit(form(), "languagePatienceMinutes", "12");

        var second = browser.submit(mine, "languagePatienceMinutes", "14");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.page().selectFirst("#languagePatienceMinutes").attr("value"))
                .isEqualTo("14");
        assertThat(second.text("#languagePatienceMinutes-theirs")).contains("12");

        var saved = browser.submit(second.page().selectFirst("#policy"));
        assertThat(saved.page().selectFirst("#languagePatienceMinutes").attr("value"))
                .isEqualTo("14");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void what_is_seldom_changed_is_folded_away_until_something_in_it_is_wrong_or_not_stored() {
        var form = form();
        assertThat(open(browser.get(HERE))).isEmpty();

        var wrongInIt = browser.submit(form, "numberRanges.A.walkInsFrom", "eins");
        wrongInIt
                .page()
                .select("#trouble a")
                .forEach(link -> assertThat(wrongInIt
                                .page()
                                .getElementById(link.attr("href").substring(1)))
                        .isNotNull());
        assertThat(open(wrongInIt)).containsExactly("ranges");
        var wrongElsewhere = browser.submit(
                form, "callsUntilNoShow", "99", "walkInsUntilOn.SUNDAY", "11:11", "lateGraceMinutes", "8");
        assertThat(open(wrongElsewhere)).containsExactly("until");

        browser.submit(form, "lateGraceMinutes", "9");
        var second = browser.submit(form, "walkInsPerDay.address-change", "77");
        assertThat(second.status()).isEqualTo(409);
        assertThat(open(second)).containsExactly("contingents");
        var saved = browser.submit(second.page().selectFirst("#policy"));
        assertThat(open(saved)).isEmpty();
        assertThat(saved.text("#contingents summary")).containsPattern("Nummern am Tag \\d+ Werte? festgelegt");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void the_last_changes_are_shown_and_the_older_ones_folded_away() {
        for (var minutes = 11; minutes < 18; minutes++) {
            browser.submit(form(), "parkReminderMinutes", Integer.toString(minutes));
        }

        var page = browser.get(HERE);

        assertThat(page.page().select("#history-list > li")).hasSize(5);
        assertThat(page.text("#history-list > li:first-child")).contains("17 statt 16");
        assertThat(page.text("#older ol > li:first-child")).contains("12 statt 11");
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void the_rules_are_the_leads() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
    }

    private static List<String> open(Answer answer) {
        return answer.page().select("details[open]").eachAttr("id");
    }

    private Element form() {
        return browser.get(HERE).page().selectFirst("#policy");
    }
}
