package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Platform;
import de.willkommen.web.platform.RunningPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
@TestSecurity(user = "operator", roles = "operator")
class OnboardingTest {

    private static final String HERE = "/backoffice/administration/onboarding";
    private static final String SUBJECT = "11111111-2222-4333-8444-555555555555";

    @TestHTTPResource
    URI site;

    Platform platform;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    private static String[] typed(String code, String... more) {
        var typed = new ArrayList<>(List.of(
                "code", code,
                "name", "Stadt Würzburg",
                "holidayRegion", "by-wu",
                "office.code", code + "-ABH",
                "office.address.street", "Am Markt 1",
                "office.address.postalCode", "97070",
                "office.address.city", "Würzburg",
                "office.languages", "uk",
                "administrator.subject", SUBJECT,
                "teams.0.code", "residence",
                "teams.0.label", "Aufenthalt",
                "services.residence-permit.offered", "true",
                "services.address-change.offered", "true"));
        typed.addAll(List.of(
                "services.address-change.durationMinutes", "10",
                "services.address-change.team", "1",
                // The first row stays empty: what is wrong is still told beside the row it is in.
                "counters.1.from", "101",
                "counters.1.to", "104",
                "counters.1.room", "1.",
                "texts.de.name", "Ausländerbehörde",
                "texts.de.directions", "Mit dem Bus.",
                "texts.de.waitingArea", "Im Erdgeschoss."));
        typed.addAll(List.of(more));
        return typed.toArray(String[]::new);
    }

    private static Element sheet(Browser.Answer answer) {
        return answer.page().selectFirst("#sheet");
    }

    @Test
    void the_form_is_one_page_with_a_label_for_everything_and_nothing_inline() {
        for (var language : List.of("de", "ar")) {
            var answer = browser.with("Cookie", "language=" + language).get(HERE);

            answer.assertOrderly();
        }
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    void an_administrator_has_no_business_there() {
        assertThat(browser.ask(HERE).status()).isEqualTo(403);
    }

    @Test
    void an_authority_is_entered_with_its_texts_and_what_is_left_to_do_is_said() {
        var done = browser.submit(sheet(browser.get(HERE)), typed("WUE"));

        assertThat(done.path()).isEqualTo(HERE + "/done");
        assertThat(done.text("#done")).contains("WUE", "WUE-ABH");
        done.assertOrderly();
        assertThat(done.page().select("#values dd").eachText()).containsExactly("WUE", "WUE-ABH");
        assertThat(done.text("#subject")).isEqualTo(SUBJECT);
        assertThat(done.page().select("#accounts td:nth-child(2) code").eachText())
                .containsExactly("admin", "clerk", "lead", "editor", "translator", "kiosk", "display");
        var entered = platform.asked("POST", "/api/v1/onboarding").stream()
                .filter(asked -> asked.body().path("code").asText().equals("WUE"))
                .findFirst()
                .orElseThrow();
        assertThat(entered.header("Idempotency-Key")).hasSize(36);
        assertThat(entered.body().path("teams")).hasSize(1);
        assertThat(entered.body().path("services")).hasSize(2);
        assertThat(entered.body().at("/services/1/durationMinutes").asInt()).isEqualTo(10);
        assertThat(entered.body().at("/services/1/team").asText()).isEqualTo("residence");
        assertThat(entered.body().at("/services/0").has("team")).isFalse();
        assertThat(entered.body().at("/counters/0/from").asText()).isEqualTo("101");
        assertThat(entered.body().at("/openings/0/days")).hasSize(5);
        assertThat(entered.body().path("openings")).hasSize(1);
        assertThat(entered.body().at("/office/languages")).hasSize(3);
        var texts =
                platform.asked("POST", "/api/v1/contents/WUE/beginnings").get(0).body();
        assertThat(texts.path("template").asText()).isEqualTo("MD");
        assertThat(texts.at("/offices/WUE-ABH/de/directions").asText()).isEqualTo("Mit dem Bus.");
        assertThat(texts.at("/offices/WUE-ABH")).hasSize(1);
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_everything_typed_stays() {
        var refused = browser.submit(sheet(browser.get(HERE)), typed("MD"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("#code-error")).isEqualTo("Das gibt es schon.");
        assertThat(refused.text("#counters-1-to-error")).isEqualTo("Die kleinere Zahl zuerst.");
        assertThat(refused.text("#services-address-change-durationMinutes-error"))
                .isEqualTo("Zu kurz.");
        assertThat(refused.page().select("#trouble a")).hasSize(3);
        assertThat(refused.page().selectFirst("#name").attr("value")).isEqualTo("Stadt Würzburg");
        assertThat(refused.page().selectFirst("#texts-de-directions").text()).isEqualTo("Mit dem Bus.");
        assertThat(refused.page().select("#services-residence-permit-offered[checked]"))
                .hasSize(1);
    }

    @Test
    void a_text_that_was_begun_has_to_be_whole_before_anything_is_entered() {
        var before = platform.asked("POST", "/api/v1/onboarding").size();

        var refused = browser.submit(sheet(browser.get(HERE)), typed("WUX", "texts.uk.name", "Відомство"));

        assertThat(refused.text("#texts-uk-directions-error")).isNotEmpty();
        assertThat(refused.page().select("details[open] #texts-uk-name")).hasSize(1);
        assertThat(platform.asked("POST", "/api/v1/onboarding")).hasSize(before);
    }

    @Test
    void everything_that_is_missing_is_named_at_once() {
        var before = platform.asked("POST", "/api/v1/onboarding").size();

        var refused = browser.submit(sheet(browser.get(HERE)), "code", "WUV", "texts.de.name", "Ausländerbehörde");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.page().select("#trouble a").eachAttr("href"))
                .contains("#name", "#office-address-city", "#administrator-subject", "#texts-de-directions")
                .doesNotContain("#code", "#referencePrefix", "#opensOn", "#texts-de-name");
        assertThat(platform.asked("POST", "/api/v1/onboarding")).hasSize(before);
    }

    @Test
    void more_rows_come_without_a_script() {
        var form = browser.get(HERE);

        var more = browser.submit(sheet(form), typed("WUY", "more", "counters"));

        assertThat(more.status()).isEqualTo(200);
        assertThat(more.page().select("#counters-4-from")).hasSize(1);
        assertThat(form.page().select("#counters-4-from")).isEmpty();
        assertThat(more.page().selectFirst("#counters-1-from").attr("value")).isEqualTo("101");
    }

    @Test
    void when_the_texts_cannot_be_stored_sending_again_enters_nothing_twice() {
        var half = browser.submit(sheet(browser.get(HERE)), typed("HALF"));
        assertThat(half.status()).isEqualTo(503);
        assertThat(half.text("#trouble")).contains("Es wird nichts doppelt angelegt");

        var done = browser.submit(
                sheet(half),
                "texts.de.name",
                "Ausländerbehörde",
                "texts.de.directions",
                "Mit dem Bus.",
                "texts.de.waitingArea",
                "Im Erdgeschoss.");

        assertThat(done.path()).isEqualTo(HERE + "/done");
        var keys = platform.asked("POST", "/api/v1/onboarding").stream()
                .filter(asked -> asked.body().path("code").asText().equals("HALF"))
                .map(asked -> asked.header("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(2);
        var bodies = platform.asked("POST", "/api/v1/onboarding").stream()
                .map(asked -> asked.body())
                .filter(body -> body.path("code").asText().equals("HALF"))
                .toList();
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }
}
