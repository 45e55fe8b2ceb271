package de.willkommen.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.platform.Appointments;
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

@QuarkusTest
@QuarkusTestResource(RunningPlatform.class)
class BackOfficeTest {

    Platform platform;

    @TestHTTPResource
    URI site;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(site.getPort());
    }

    @Test
    void it_asks_for_the_login() {
        var answer = browser.ask("/backoffice");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.page().select("a[href=/login?to=/backoffice]")).hasSize(1);
    }

    @Test
    @TestSecurity(user = "somebody", roles = "citizen")
    void a_citizen_has_no_business_there() {
        assertThat(browser.ask("/backoffice").status()).isEqualTo(403);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_sees_the_parts_of_a_clerk() {
        assertThat(parts()).containsExactly("/backoffice/bookings");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void a_team_lead_plans() {
        assertThat(parts())
                .containsExactly(
                        "/backoffice/bookings",
                        "/backoffice/calendar",
                        "/backoffice/closures",
                        "/backoffice/conflicts",
                        "/backoffice/overview",
                        "/backoffice/statistics",
                        "/backoffice/calling",
                        "/backoffice/notices");
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    void an_administrator_looks_after_the_master_data_too() {
        assertThat(parts())
                .containsExactly(
                        "/backoffice/bookings",
                        "/backoffice/calendar",
                        "/backoffice/closures",
                        "/backoffice/conflicts",
                        "/backoffice/overview",
                        "/backoffice/statistics",
                        "/backoffice/calling",
                        "/backoffice/notices",
                        "/backoffice/administration");
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    void an_editor_writes_notices_and_sits_at_no_counter() {
        assertThat(parts()).containsExactly("/backoffice/notices");
        assertThat(browser.get("/backoffice").page().select("a[href=/desk]")).isEmpty();
    }

    @Test
    @TestSecurity(user = "operator", roles = "operator")
    void an_operator_belongs_to_no_authority_and_can_only_add_one() {
        assertThat(parts()).containsExactly("/backoffice/administration/onboarding");
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    void whose_authority_has_several_offices_chooses_one_and_stays_there() {
        browser.with("Authorization", Appointments.WITH_TWO_OFFICES);
        var start = browser.get("/backoffice");
        assertThat(start.page().select("#backoffice-office option[selected]").attr("value"))
                .isEqualTo("MD-ABH");

        var chosen = browser.submit(start.page().selectFirst("form[action=/backoffice/office]"), "office", "MD-EIN");

        assertThat(chosen.page().select("#backoffice-office option[selected]").attr("value"))
                .isEqualTo("MD-EIN");
        assertThat(browser.post(start.page().selectFirst("form[action=/backoffice/office]"), "office", "HAL-ABH")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    void an_administrator_sees_that_data_is_deleted_in_time() {
        assertThat(browser.get("/backoffice").page().select("#deletion > p").eachText())
                .containsExactly(
                        "Termine: zuletzt gelaufen am 24. November 2026, 09:55, nichts überfällig.",
                        "Besuche vor Ort: zuletzt gelaufen am 24. November 2026, 09:55, nichts überfällig.",
                        "Nachrichten und Kontaktdaten: zuletzt gelaufen am 24. November 2026, 09:55, nichts überfällig.");
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    void a_lead_sees_in_red_when_it_is_not() {
        try {
            platform.retention().late("OVERDUE");
            assertThat(browser.get("/backoffice")
                            .page()
                            .select("#deletion .kern-alert--danger[role=alert]")
                            .text())
                    .startsWith("Termine: Die Löschung ist überfällig booking-names: etwas hätte spätestens am"
                            + " 23. November 2026, 09:00 gelöscht sein müssen.");
            platform.retention().late("STOPPED");
            assertThat(browser.get("/backoffice")
                            .page()
                            .select("#deletion .kern-alert--danger")
                            .text())
                    .contains("booking-names: seit 22. November 2026, 09:00 kein vollständiger Lauf.");
        } finally {
            platform.retention().fine();
        }
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void a_clerk_need_not_know() {
        assertThat(browser.get("/backoffice").page().select("#deletion")).isEmpty();
    }

    private List<String> parts() {
        var page = browser.get("/backoffice").page();
        assertThat(page.select("h1")).hasSize(1);
        return page.select(".w-backnav a").eachAttr("href");
    }
}
