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
@TestSecurity(user = "admin", roles = "admin")
class AdministrationTest {

    private static final String HERE = "/backoffice/administration";

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
                "/authority/MD",
                "/offices",
                "/offices/MD-ABH",
                "/teams",
                "/teams/residence",
                "/counters",
                "/counters/102",
                "/staff",
                "/staff/00000000-0000-4000-8000-000000000001",
                "/services",
                "/services/residence-permit",
                "/resources",
                "/resources/interpreter-arabic",
                "/new/offices",
                "/new/teams",
                "/new/counters",
                "/new/staff",
                "/new/services",
                "/new/resources"
            })
    void every_page_has_one_heading_labels_for_its_fields_and_nothing_inline(String path) {
        for (var language : List.of("de", "ar")) {
            var answer = browser.with("Cookie", "language=" + language).get(HERE + path);
            var page = answer.page();

            answer.assertOrderly();
            assertThat(page.select(".w-backnav [aria-current]").attr("href")).isEqualTo(HERE);
        }
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"lead", "clerk"})
    void a_team_lead_has_no_business_there() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
        assertThat(browser.ask(HERE + "/teams/residence").status()).isEqualTo(403);
    }

    @Test
    void what_is_not_there_is_a_friendly_404() {
        for (var path : List.of("/nonsense", "/authority", "/teams/nobody", "/new/authority", "/authority/HAL")) {
            assertThat(browser.ask(HERE + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_change_is_stored_with_the_revision_that_was_seen_and_confirmed() {
        var form = sheet(browser.get(HERE + "/teams/integration"));

        var after = browser.submit(form, "label", "Einbürgerung");

        assertThat(after.path()).isEqualTo(HERE + "/teams");
        assertThat(after.text("#done")).contains("integration");
        assertThat(after.text("#entries")).contains("Einbürgerung");
        var asked = platform.asked("PUT", ".*/offices/MD-ABH/teams/integration");
        assertThat(asked.get(asked.size() - 1).header("If-Match")).matches("\"\\d+\"");
    }

    @Test
    void an_error_stands_beside_its_field_and_what_was_typed_stays() {
        var form = sheet(browser.get(HERE + "/counters/104"));

        var refused = browser.submit(form, "room", "", "languages", "uk");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("#room-error")).isEqualTo("Bitte ausfüllen.");
        assertThat(refused.page().selectFirst("#room").attr("aria-invalid")).isEqualTo("true");
        assertThat(refused.page().select("#trouble a").attr("href")).isEqualTo("#room");
        assertThat(refused.page().select("#languages-uk[checked]")).hasSize(1);
        assertThat(refused.page().title()).startsWith("Fehler:");
    }

    @Test
    void the_second_editor_sees_both_versions_and_decides() {
        var mine = browser.get(HERE + "/counters/102");
        browser.submit(sheet(browser.get(HERE + "/counters/102")), "room", "1.20");

        var conflict = browser.submit(sheet(mine), "room", "1.30");

        assertThat(conflict.status()).isEqualTo(412);
        assertThat(conflict.text("#conflict")).contains("Raum", "1.30", "1.20").doesNotContain("Team");
        assertThat(conflict.page().selectFirst("#take-theirs").attr("href")).isEqualTo(HERE + "/counters/102");
        var kept = browser.submit(sheet(conflict));
        assertThat(kept.text("#entries")).contains("1.30");
    }

    @Test
    void what_is_still_booked_is_taken_out_of_use_only_after_a_second_look() {
        var form = sheet(browser.get(HERE + "/counters/101"));
        form.select("#active").removeAttr("checked");

        var warned = browser.submit(form);

        assertThat(warned.status()).isEqualTo(409);
        assertThat(warned.text("#trouble")).contains("3 gebuchte Termine");
        var before = platform.asked("PUT", ".*/counters/101").size();
        assertThat(before).isZero();
        var saved = browser.submit(sheet(warned), "sure", "yes");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(platform.asked("PUT", ".*/counters/101")
                        .get(0)
                        .body()
                        .path("active")
                        .asBoolean())
                .isFalse();
        assertThat(saved.page().select("tr.w-resting")).hasSize(1);
    }

    @Test
    void numbers_flags_and_lists_arrive_as_what_they_are() {
        var form = sheet(browser.get(HERE + "/offices/MD-ABH"));

        assertThat(form.select("select[name=birthDateReason] option").eachText())
                .contains("… die Akte vor dem Besuch zu finden");
        browser.submit(
                form,
                "rules.horizonDays",
                "120",
                "rules.verifiedAddress",
                "true",
                "languages",
                "uk",
                "birthDateReason",
                "FINDING_THE_FILE");

        var body = platform.asked("PUT", ".*/offices/MD-ABH").get(0).body();
        assertThat(body.path("rules").path("horizonDays").isInt()).isTrue();
        assertThat(body.path("rules").path("verifiedAddress").asBoolean()).isTrue();
        assertThat(body.path("languages")).hasSize(4);
        assertThat(body.path("birthDateReason").asText()).isEqualTo("FINDING_THE_FILE");
        assertThat(body.path("address").path("city").asText()).isEqualTo("Magdeburg");
    }

    @Test
    void something_new_is_begun_under_its_code() {
        var form = sheet(browser.get(HERE + "/new/teams"));
        assertThat(browser.submit(form, "code", "a b", "label", "Neu").text("#code-error"))
                .isNotEmpty();
        assertThat(browser.submit(form, "label", "Neu").status()).isEqualTo(400);

        var begun = browser.submit(form, "code", "asylum", "label", "Asyl");

        assertThat(begun.text("#entries")).contains("asylum", "Asyl");
        assertThat(platform.asked("PUT", ".*/teams/asylum").get(0).header("If-None-Match"))
                .isEqualTo("*");
    }

    private static Element sheet(Browser.Answer answer) {
        return answer.page().selectFirst("#sheet");
    }
}
