package de.willkommen.appointment.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "operator", roles = "operator")
@OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000009"))
class OnboardingTest extends ServiceTest {

    private static final String ADMINISTRATOR = "11111111-2222-4333-8444-555555555555";

    /** A small authority in Würzburg in Bavaria, open every day from eight to twelve. */
    private static Map<String, Object> authority(String code) {
        var body = new HashMap<String, Object>();
        body.put("code", code);
        body.put("name", "Landratsamt " + code);
        body.put("holidayRegion", "by-wu");
        body.put(
                "office",
                new HashMap<>(Map.of(
                        "code", code + "-ABH",
                        "address", Map.of("street", "Marktplatz 1", "postalCode", "97070", "city", "Würzburg"),
                        "timeZone", "Europe/Berlin",
                        "languages", List.of("de", "en", "uk"),
                        "rules", rules())));
        body.put(
                "teams",
                List.of(
                        Map.of("code", "residence", "label", "Aufenthalt"),
                        Map.of("code", "naturalisation", "label", "Einbürgerung")));
        body.put(
                "services",
                List.of(
                        service("residence-permit", 30, "residence"),
                        service("address-change", 10, "residence"),
                        service("naturalisation-advice", 45, "naturalisation")));
        body.put(
                "counters",
                List.of(
                        Map.of("from", "101", "to", "104", "room", "1.", "team", "residence"),
                        Map.of("from", "201", "room", "2.07", "team", "naturalisation", "languages", List.of("de"))));
        body.put(
                "openings",
                List.of(Map.of(
                        "days",
                        List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
                        "opensAt",
                        "08:00",
                        "closesAt",
                        "12:00")));
        body.put("administrator", Map.of("subject", ADMINISTRATOR));
        return body;
    }

    private static Map<String, Object> rules() {
        var rules = new HashMap<String, Object>();
        rules.put("verifiedAddress", false);
        rules.put("minimumLeadMinutes", 0);
        rules.put("horizonDays", 365);
        rules.put("holdMinutes", 10);
        rules.put("gridMinutes", 5);
        rules.put("startEveryMinutes", 15);
        rules.put("activeBookingsPerAddress", 5);
        rules.put("activeBookingsPerPerson", 5);
        rules.put("holdsPerPerson", 5);
        rules.put("newDaysAt", "00:00");
        rules.put("newDaysSpreadMinutes", 0);
        return rules;
    }

    private static Map<String, Object> service(String code, int minutes, String team) {
        return Map.of(
                "code",
                code,
                "durationMinutes",
                minutes,
                "furtherPersonMinutes",
                5,
                "maxPersons",
                4,
                "ticketLetter",
                "A",
                "team",
                team);
    }

    private Response onboard(Map<String, Object> body) {
        return request().body(written(body)).post("/api/v1/onboarding");
    }

    @Test
    void the_first_authoritys_services_are_the_catalogue() {
        request()
                .get("/api/v1/onboarding")
                .then()
                .statusCode(200)
                .body("template", equalTo("MD"))
                .body("catalogue.size()", equalTo(15))
                .body("catalogue.find { it.code == 'naturalisation-application' }.durationMinutes", equalTo(60))
                .body("laender.code", hasItems("by", "by-wu", "st"))
                .body("languages.size()", equalTo(12));
    }

    @Test
    void an_authority_comes_aboard_by_one_request_and_can_be_booked_by_its_own_holidays() {
        onboard(authority("BT"))
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/authorities/BT"))
                .body("counters", equalTo(5))
                .body("plans", equalTo(2));

        // The Assumption is a holiday in Würzburg, not in all of Bavaria, and not in Sachsen-Anhalt.
        slots("BT-ABH", "2027-08-15").then().body("slots.size()", equalTo(0));
        slots("BT-ABH", "2027-08-22").then().body("slots.size()", greaterThan(0));
        // All Saints' is a holiday in Bavaria, not in Sachsen-Anhalt; the day of the Reformation the other way round.
        slots("BT-ABH", "2027-11-01").then().body("slots.size()", equalTo(0));
        slots("MD-ABH", "2027-11-01").then().body("slots.size()", greaterThan(0));
        slots("BT-ABH", "2027-10-31").then().body("slots.size()", greaterThan(0));
        var held = hold("BT-ABH", "residence-permit", "2026-12-05T09:00:00+01:00");
        held.then().statusCode(201).body("reference", startsWith("BT-"));
        confirm(holder(held)).then().statusCode(200).body("status", equalTo("CONFIRMED"));

        assertThat(rows("select code, room, array_to_string(services, ',') as services, array_to_string(languages, ',')"
                        + " as languages from counter where authority = 'BT' order by code"))
                .hasSize(5)
                .contains(
                        Map.of(
                                "code",
                                "101",
                                "room",
                                "1.101",
                                "services",
                                "residence-permit,address-change",
                                "languages",
                                "de,en,uk"),
                        Map.of("code", "201", "room", "2.07", "services", "naturalisation-advice", "languages", "de"));
        assertThat(announced("willkommen.office.v1", "counter/BT/101")).hasSize(1);
        assertThat(announced("willkommen.office.v1", "office/BT/BT-ABH")).hasSize(1);
        assertThat(announced("willkommen.service.v1", "service/BT/BT-ABH/address-change"))
                .hasSize(1);
        assertThat(announced("willkommen.office.v1", "staff/BT/" + ADMINISTRATOR))
                .hasSize(1);
    }

    private static Response slots(String office, String day) {
        return request()
                .queryParam("office", office)
                .queryParam("service", "residence-permit")
                .queryParam("from", day)
                .queryParam("to", day)
                .get("/api/v1/slots");
    }

    @Test
    void what_is_wrong_is_named_all_at_once_and_nothing_is_entered() {
        var body = authority("bad code");
        body.put("holidayRegion", "atlantis");
        body.put("teams", List.of(Map.of("code", "Residence", "label", "")));
        body.put(
                "services",
                List.of(service("residence-permit", 30, "nobody"), service("residence-permit", 0, "Residence")));
        body.put("counters", List.of(Map.of("from", "104", "to", "101"), Map.of("from", "A", "to", "C")));
        body.put(
                "openings",
                List.of(
                        Map.of("days", List.of("MO"), "opensAt", "12:00", "closesAt", "08:00"),
                        Map.of("days", List.of("TU"), "opensAt", "08:00", "closesAt", "12:00"),
                        Map.of("days", List.of("TU", "XX"), "opensAt", "11:00", "closesAt", "13:00")));
        body.put("administrator", Map.of("subject", "me"));

        onboard(body)
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems(
                                "code",
                                "holidayRegion",
                                "office.code",
                                "teams[0].code",
                                "teams[0].label",
                                "services[0].team",
                                "services[1].code",
                                "services[1].durationMinutes",
                                "counters[0].to",
                                "counters[1].to",
                                "openings[0].closesAt",
                                "openings[2].opensAt",
                                "openings[2].days[1]",
                                "administrator.subject"));
        onboard(body).then().body("errors.reason", everyItem(not(startsWith("field."))));
        onboard(Map.of())
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("code", "name", "teams", "services", "counters", "openings"));
        request().post("/api/v1/onboarding").then().statusCode(400);
        assertThat(count("select count(*) from authority where code ilike 'bad%'"))
                .isZero();
    }

    @Test
    void codes_that_are_taken_are_refused_and_everything_stays() {
        var body = authority("QX");
        @SuppressWarnings("unchecked")
        var office = (Map<String, Object>) body.get("office");
        office.put("code", "MD-ABH");
        body.put("referencePrefix", "HAL");

        onboard(body).then().statusCode(400).body("errors.field", hasItems("office.code", "referencePrefix"));

        body.put("code", "MD");
        onboard(body).then().statusCode(400).body("errors.field", hasItem("code"));
        assertThat(count("select count(*) from authority where code = 'QX'")).isZero();
        assertThat(count("select count(*) from counter where office = 'MD-ABH'"))
                .isEqualTo(17);
    }

    @Test
    void a_repeated_request_enters_one_authority() {
        var key = UUID.randomUUID();
        var body = written(authority("RP"));

        request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/onboarding")
                .then()
                .statusCode(201);
        request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/onboarding")
                .then()
                .statusCode(201)
                .body("authority", equalTo("RP"));

        assertThat(count("select count(*) from office where authority = 'RP'")).isEqualTo(1);
    }

    @Test
    void an_operator_sees_nothing_of_any_authority() {
        for (var path : List.of("", "/offices", "/offices/MD-ABH", "/offices/MD-ABH/staff")) {
            request().get("/api/v1/authorities/MD" + path).then().statusCode(403);
        }
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void an_administrator_cannot_bring_authorities_aboard() {
        request().body("{}").post("/api/v1/onboarding").then().statusCode(403);
    }
}
