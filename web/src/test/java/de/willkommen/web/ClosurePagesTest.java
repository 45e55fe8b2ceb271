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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
@TestSecurity(user = "lead", roles = "lead")
class ClosurePagesTest {

    private static final String HERE = "/backoffice/closures";
    private static final String TRAINING = HERE + "/00000000-0000-4000-8000-0000000000c1";
    private static final String OF_COUNTER_104 = HERE + "/00000000-0000-4000-8000-0000000000c4";

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
                HERE,
                HERE + "/new",
                TRAINING,
                TRAINING + "/remove",
                "/backoffice/conflicts",
                "/backoffice/conflicts?state=SETTLED",
                "/backoffice/conflicts/unserved"
            })
    void every_page_has_one_heading_labels_for_its_fields_and_nothing_inline(String path) {
        for (var language : List.of("de", "en", "ar")) {
            var answer = browser.with("Cookie", "language=" + language).get(path);
            var page = answer.page();

            answer.assertOrderly();
            assertThat(page.select(".w-backnav [aria-current]")).hasSize(1);
        }
    }

    @Test
    @TestSecurity(
            user = "clerk",
            roles = {"clerk", "editor"})
    void a_clerk_has_no_business_there() {
        for (var path : List.of(HERE, HERE + "/new", TRAINING, "/backoffice/conflicts")) {
            assertThat(browser.ask(path).status()).as(path).isEqualTo(403);
        }
        assertThat(browser.get("/backoffice").page().select("a[href=" + HERE + "]"))
                .isEmpty();
    }

    @Test
    void a_closure_begun_in_the_calendar_is_of_the_counter_and_the_day_it_showed() {
        var day = browser.get("/backoffice/calendar?view=day&date=2026-12-08&whose=COUNTER:101");
        var form = browser.get(day.page().selectFirst("#close").attr("href")).page();

        assertThat(form.select("#startsOn").attr("value")).isEqualTo("2026-12-08");
        assertThat(form.select("[name=what][checked]").eachAttr("value")).containsExactly("COUNTER:101");
        assertThat(form.select("#group-counters[open]")).hasSize(1);
        var week = browser.get("/backoffice/calendar?view=week&date=2026-12-08&whose=TEAM:residence");
        assertThat(week.page().select("#day-2026-12-10 a[href$='date=2026-12-10&what=TEAM:residence']"))
                .hasSize(1);
        assertThat(browser.get(HERE + "/new?what=COUNTER:nowhere").page().select("[name=what][checked]"))
                .isEmpty();
    }

    @Test
    void the_list_goes_by_time_with_the_holidays_between_and_can_be_narrowed_down() {
        var list = browser.get(HERE + "?from=2026-12-01&to=2027-01-31");

        assertThat(list.page().select("#list > li").eachAttr("data-kind"))
                .containsSubsequence("TRAINING", "CLOSED", "HOLIDAY", "HOLIDAY");
        assertThat(list.text("#list")).contains("Donnerstag, 10. Dezember 2026, 10:00–12:00 Uhr", "Aufenthalt");
        assertThat(list.text("#list")).contains("Heilige Drei Könige", "Interkulturelles <b>Training</b>");
        assertThat(list.page().select("#list b, li[data-kind=HOLIDAY] a")).isEmpty();

        var narrowed = browser.submit(
                list.page().selectFirst("#filter"),
                "from",
                "2026-12-01",
                "to",
                "2026-12-31",
                "kind",
                "TRAINING",
                "what",
                "COUNTER:101");
        assertThat(narrowed.page().select("#list > li").eachAttr("data-kind")).containsOnly("TRAINING");
        assertThat(narrowed.text("#list")).contains("Interkulturelles");
        assertThat(browser.get(HERE + "?from=2026-12-01&to=2026-12-31&kind=TRAINING&what=TEAM:integration")
                        .text("#list"))
                .doesNotContain("Interkulturelles");
        var tooLong = browser.get(HERE + "?from=2026-12-01&to=2036-12-31");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text("#trouble")).contains("Höchstens 1100 Tage");
    }

    @Test
    void a_training_is_looked_at_before_it_is_stored_one_entry_for_each_person() {
        var form = sheet(browser.get(HERE + "/new?date=2026-12-10"));
        assertThat(form.select("#save")).isEmpty();
        var before = platform.asked("POST", ".*/closures").size();

        var looked = browser.submit(
                form,
                "kind",
                "TRAINING",
                "what",
                "STAFF:s-1",
                "what",
                "STAFF:s-2",
                "startsAt",
                "10:00",
                "endsAt",
                "12:00",
                "reason",
                "Erste Hilfe");

        assertThat(platform.asked("POST", ".*/closures")).hasSize(before);
        assertThat(looked.text("#weeks")).contains("KW 50", "40 Std.", "32 Std.", "−8 Std.");
        assertThat(looked.text("#misfits-title")).isEqualTo("4 Termine würden nicht mehr passen");
        assertThat(looked.page().select("#misfits a").eachAttr("href"))
                .contains("/backoffice/bookings/00000000-0000-4000-8000-0000000000b1");
        var changed = browser.submit(sheet(looked), "reason", "Zweite Hilfe");
        assertThat(platform.asked("POST", ".*/closures"))
                .as("what was changed after the look is looked at again")
                .hasSize(before);
        browser.submit(sheet(changed), "again", "true");
        assertThat(platform.asked("POST", ".*/closures")).hasSize(before);
        var stored = browser.submit(sheet(changed));
        assertThat(stored.path()).isEqualTo(HERE);
        assertThat(stored.text("#done")).contains("Eingetragen", "Konflikte");
        assertThat(platform.asked("POST", ".*/closures").subList(before, before + 2))
                .allSatisfy(asked -> {
                    assertThat(asked.body().path("kind").asText()).isEqualTo("TRAINING");
                    assertThat(asked.body().path("reason").asText()).isEqualTo("Zweite Hilfe");
                    assertThat(asked.body().path("startsAt").asText()).isEqualTo("10:00");
                    assertThat(asked.body().has("scope")).isFalse();
                })
                .extracting(asked -> asked.body().path("staff").asText())
                .containsExactly("s-1", "s-2");

        browser.post(sheet(changed));
        assertThat(platform.asked("POST", ".*/closures").subList(before, before + 4).stream()
                        .map(asked -> asked.header("Idempotency-Key"))
                        .distinct())
                .as("a double click enters each once")
                .hasSize(2);
    }

    @Test
    void an_error_stands_beside_its_field_and_what_was_typed_stays() {
        var form = sheet(browser.get(HERE + "/new"));

        var nowhere = browser.submit(form, "startsOn", "2026-12-10", "reason", "Grund");
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.text("#what-error")).isEqualTo("Bitte wählen Sie, was geschlossen ist.");
        assertThat(nowhere.page().select("#trouble a").attr("href")).isEqualTo("#what");
        assertThat(nowhere.page().title()).startsWith("Fehler:");

        var backwards = browser.submit(
                sheet(nowhere), "what", "TEAM:residence", "startsOn", "2026-12-10", "endsOn", "2026-12-09");
        assertThat(backwards.text("#endsOn-error")).contains("Das Ende liegt vor dem Anfang.");
        assertThat(backwards.page().selectFirst("#endsOn").attr("aria-invalid")).isEqualTo("true");
        assertThat(backwards.page().select("#what-TEAM-residence[checked]")).hasSize(1);
        assertThat(backwards.page().select("#reason").attr("value")).isEqualTo("Grund");
    }

    @Test
    void the_second_editor_sees_both_versions_and_decides() {
        var mine = browser.get(OF_COUNTER_104);
        assertThat(mine.page().select("input[name=what][type=radio]")).isNotEmpty();
        var looked = browser.submit(sheet(mine), "reason", "Nur Umbau");

        var conflict = browser.submit(sheet(looked));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text("#conflict"))
                .contains("Grund", "Nur Umbau", "Umbau und Umzug")
                .doesNotContain("Erster Tag");
        assertThat(conflict.page().selectFirst("#take-theirs").attr("href")).isEqualTo(OF_COUNTER_104);
        var kept = browser.submit(sheet(conflict));
        assertThat(kept.text("#done")).contains("Geändert");
        assertThat(platform.asked("PUT", ".*/closures/.*"))
                .last()
                .satisfies(asked -> assertThat(asked.header("If-Match")).isEqualTo("\"1\""));
    }

    @Test
    void what_is_removed_is_looked_at_before_and_gone_afterwards() {
        var looked = browser.submit(
                sheet(browser.get(HERE + "/new")), "what", "OFFICE", "startsOn", "2026-12-28", "reason", "Umzug");
        var list = browser.submit(sheet(looked));
        var entry = list.page().select("#list a[href^=" + HERE + "]").stream()
                .filter(link -> link.parent().parent().text().contains("Umzug"))
                .findFirst()
                .orElseThrow()
                .attr("href");

        var shown = browser.get(entry);
        var asked = browser.get(shown.page().selectFirst("#remove").attr("href"));
        assertThat(asked.text("#weeks")).contains("+4 Std.");
        var gone = browser.submit(asked.page().selectFirst("form[action$=/remove]"));

        assertThat(gone.text("#done")).contains("Gelöscht");
        assertThat(browser.ask(entry).status()).isEqualTo(404);
        var late = browser.submit(sheet(shown), "reason", "Umzug, zweiter Tag");
        assertThat(late.text("#trouble")).contains("inzwischen gelöscht");
        assertThat(late.page().selectFirst("#reason").attr("value")).isEqualTo("Umzug, zweiter Tag");
        assertThat(sheet(late).attr("action")).isEqualTo(HERE + "/new");
    }

    @Test
    void what_is_another_authoritys_or_nothing_is_a_friendly_404() {
        for (var path : List.of("/nonsense", "/00000000-0000-4000-8000-0000000000ff")) {
            assertThat(browser.ask(HERE + path).status()).as(path).isEqualTo(404);
        }
    }

    private static Element sheet(Browser.Answer answer) {
        return answer.page().selectFirst("#sheet");
    }
}
