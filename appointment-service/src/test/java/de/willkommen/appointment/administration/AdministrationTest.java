package de.willkommen.appointment.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator of Halle at work: the small authority, so that the figures of Magdeburg stay as others expect them. */
@QuarkusTest
@TestSecurity(user = "admin-halle", roles = "admin")
@OidcSecurity(
        claims = {
            @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000022"),
            @Claim(key = "authority", value = "HAL")
        })
class AdministrationTest extends ServiceTest {

    private static final String HALLE = "/api/v1/authorities/HAL";
    private static final String OFFICE = HALLE + "/offices/HAL-ABH";

    private Response change(String path, String etag, Map<String, ?> body) {
        return request().header("If-Match", etag).body(written(body)).put(path);
    }

    private Response begin(String path, Map<String, ?> body) {
        return request().header("If-None-Match", "*").body(written(body)).put(path);
    }

    /** What is stored, as the body of a change. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> stored(String path) {
        var body = new TreeMap<String, Object>(
                request().get(path).then().statusCode(200).extract().as(Map.class));
        List.of("code", "subject", "revision", "bookingsAhead", "referencePrefix")
                .forEach(body::remove);
        return body;
    }

    private static String etag(String path) {
        return request().get(path).then().statusCode(200).extract().header("ETag");
    }

    private ValidatableResponse refusal(Response answer, String field) {
        return answer.then()
                .statusCode(400)
                .body("type", endsWith("#invalid-request"))
                .body("errors.field", hasItem(field))
                .body("errors.reason", everyItem(not(startsWith("field."))));
    }

    @Test
    void the_authority_says_whose_holidays_count() {
        request()
                .get(HALLE)
                .then()
                .statusCode(200)
                .body("name", equalTo("Stadt Halle (Saale)"))
                .body("holidayRegion", equalTo("st"))
                .body("referencePrefix", equalTo("HAL"));
        request()
                .get(HALLE + "/laender")
                .then()
                .statusCode(200)
                .body("size()", greaterThan(16))
                .body("code", hasItem("by-mu"))
                .body("find { it.code == 'st' }.name", containsString("Sachsen-Anhalt"));
    }

    @Test
    void the_authority_can_be_renamed_and_moved_to_other_holidays() {
        var revision = count("select revision from schedule where office = 'HAL-ABH'");

        change(HALLE, etag(HALLE), Map.of("name", "Halle", "holidayRegion", "be"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Halle"))
                .body("holidayRegion", equalTo("be"));

        assertThat(count("select revision from schedule where office = 'HAL-ABH'"))
                .isGreaterThan(revision);
        change(HALLE, etag(HALLE), Map.of("name", "Stadt Halle (Saale)", "holidayRegion", "st"))
                .then()
                .statusCode(200);
        refusal(change(HALLE, etag(HALLE), Map.of("name", " ", "holidayRegion", "xx")), "name")
                .body("errors.field", hasItem("holidayRegion"));
    }

    @Test
    void an_office_is_changed_and_announced_and_its_rules_count_at_once() {
        var body = stored(OFFICE);
        @SuppressWarnings("unchecked")
        var rules = new TreeMap<>((Map<String, Object>) body.get("rules"));
        rules.put("horizonDays", 45);
        body.put("rules", rules);
        body.put("languages", List.of("ar", "de", "en", "fa-AF"));

        change(OFFICE, etag(OFFICE), body)
                .then()
                .statusCode(200)
                .body("rules.horizonDays", equalTo(45))
                .body("languages", contains("de", "en", "ar", "fa-AF"));

        // The last day opens some minutes after seven, when exactly is not foretold.
        request()
                .get("/api/v1/slots?office=HAL-ABH&service=address-change&from=2027-01-05&to=2027-02-20")
                .then()
                .body("searchedTo", oneOf("2027-01-07", "2027-01-08"));
        var events = announced("willkommen.office.v1", "office/HAL/HAL-ABH");
        assertThat(events.get(events.size() - 1).payload())
                .containsEntry("languages", List.of("de", "en", "ar", "fa-AF"));
        rules.put("horizonDays", 60);
        body.put("languages", List.of("de", "en"));
        change(OFFICE, etag(OFFICE), body).then().statusCode(200);
    }

    @Test
    void every_wrong_field_of_an_office_is_named_at_once() {
        var body = stored(OFFICE);
        body.put("timeZone", "+01:00");
        body.put("languages", List.of("de", "xx"));
        body.put("address", Map.of("street", "", "postalCode", "123", "city", "Halle"));
        body.put("checkIn", Map.of("minutesBefore", -1, "minutesAfter", 5));

        refusal(change(OFFICE, etag(OFFICE), body), "timeZone")
                .body(
                        "errors.field",
                        hasItems("languages[1]", "address.street", "address.postalCode", "checkIn.minutesBefore"));
    }

    @Test
    void another_office_can_be_begun_but_nobody_takes_the_code_of_one() {
        var body = stored(OFFICE);

        begin(HALLE + "/offices/HAL-EIN", body).then().statusCode(201).body("code", equalTo("HAL-EIN"));

        begin(HALLE + "/offices/HAL-EIN", body).then().statusCode(200);
        refusal(begin(HALLE + "/offices/MD-ABH", body), "code");
        refusal(begin(HALLE + "/offices/hal-klein", body), "code");
        refusal(begin(HALLE + "/offices/HAL-NEU", Map.of("timeZone", "Europe/Berlin")), "address.street")
                .body("errors.field", hasItem("languages"));
    }

    @Test
    void an_office_asks_for_dates_of_birth_only_with_a_reason() {
        var path = HALLE + "/offices/HAL-ALT";
        var body = stored(OFFICE);
        body.put("birthDateReason", "CURIOSITY");
        refusal(begin(path, body), "birthDateReason");
        body.put("birthDateReason", "AGE");

        begin(path, body).then().statusCode(201).body("birthDateReason", equalTo("AGE"));

        request().get("/api/v1/offices/HAL-ALT").then().body("asks.birthDate.reason", equalTo("AGE"));
        body.remove("birthDateReason");
        change(path, etag(path), body).then().statusCode(200);
        request().get("/api/v1/offices/HAL-ALT").then().body("asks", equalTo(Map.of()));
    }

    @Test
    void a_counter_is_begun_changed_and_taken_out_of_use_and_told_to_the_others() {
        var path = OFFICE + "/counters/7";
        var body = new TreeMap<String, Object>(Map.of(
                "room",
                "E.07",
                "team",
                "residence",
                "services",
                List.of("address-change"),
                "languages",
                List.of("de"),
                "accessibility",
                List.of("step-free"),
                "active",
                true));

        begin(path, body).then().statusCode(201).header("ETag", "\"1\"").body("bookingsAhead", equalTo(0));
        body.put("room", "E.08");
        change(path, "\"1\"", body).then().statusCode(200).header("ETag", "\"2\"");
        body.put("active", false);
        change(path, "\"2\"", body).then().statusCode(200).body("active", equalTo(false));

        assertThat(announced("willkommen.office.v1", "counter/HAL/7"))
                .extracting(event -> event.payload().get("active"))
                .containsExactly(true, true, false);
        request().get(OFFICE + "/counters").then().body("code", hasItem("7"));
        request().get("/api/v1/offices/HAL-ABH/counters").then().body("code", not(hasItem("7")));
    }

    @Test
    void which_way_a_counter_lies_is_said_or_left_open_and_nothing_else() {
        var path = OFFICE + "/counters/8";
        var body = new TreeMap<String, Object>(Map.of(
                "room",
                "E.08",
                "team",
                "residence",
                "services",
                List.of(),
                "languages",
                List.of("de"),
                "accessibility",
                List.of(),
                "active",
                true));
        begin(path, body).then().statusCode(201).body("way", nullValue());

        body.put("way", "LEFT");
        change(path, "\"1\"", body).then().statusCode(200).body("way", equalTo("LEFT"));
        request()
                .get("/api/v1/offices/HAL-ABH/counters")
                .then()
                .body("find { it.code == '8' }.way", equalTo("LEFT"))
                .body("find { it.code == '1' }.way", nullValue());
        body.put("way", "SOUTH");
        refusal(change(path, "\"2\"", body), "way");
        body.remove("way");
        change(path, "\"2\"", body).then().statusCode(200).body("way", nullValue());

        body.put("active", false);
        change(path, "\"3\"", body).then().statusCode(200);
    }

    @Test
    void the_second_editor_gets_the_version_of_the_first_and_nothing_is_overwritten() {
        var path = OFFICE + "/teams/two-editors";
        begin(path, Map.of("label", "Anfang", "active", true)).then().statusCode(201);
        var seenByBoth = etag(path);
        change(path, seenByBoth, Map.of("label", "Erste", "active", true))
                .then()
                .statusCode(200);

        change(path, seenByBoth, Map.of("label", "Zweite", "active", true))
                .then()
                .statusCode(412)
                .body("type", endsWith("#precondition-failed"))
                .body("current.label", equalTo("Erste"))
                .body("current.revision", equalTo(2));

        request().get(path).then().body("label", equalTo("Erste"));
    }

    @Test
    void of_many_editors_at_once_one_wins_and_all_others_are_told() throws Exception {
        var path = OFFICE + "/teams/rush";
        begin(path, Map.of("label", "Anfang", "active", true)).then().statusCode(201);
        var editors = 6;
        var together = new CyclicBarrier(editors);

        var statuses = IntStream.range(0, editors)
                .mapToObj(editor -> new Thread[] {null})
                .toList();
        var answers = new int[editors];
        for (var editor = 0; editor < editors; editor++) {
            var number = editor;
            statuses.get(editor)[0] = new Thread(() -> {
                try {
                    together.await();
                    answers[number] = change(path, "\"1\"", Map.of("label", "Fassung " + number, "active", true))
                            .statusCode();
                } catch (Exception failed) {
                    answers[number] = -1;
                }
            });
            statuses.get(editor)[0].start();
        }
        for (var thread : statuses) {
            thread[0].join();
        }

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        request().get(path).then().body("revision", equalTo(2));
    }

    @Test
    void sending_the_same_again_is_harmless_and_sending_without_a_tag_is_refused() {
        var path = OFFICE + "/teams/again";
        var body = Map.of("label", "Noch einmal", "active", true);
        begin(path, body).then().statusCode(201);

        begin(path, body).then().statusCode(200).body("revision", equalTo(1));
        change(path, "\"1\"", body).then().statusCode(200).body("revision", equalTo(1));

        request().body(written(body)).put(path).then().statusCode(428).body("type", endsWith("#precondition-required"));
        begin(path, Map.of("label", "Anders", "active", true)).then().statusCode(412);
        change(path, "nonsense", Map.of("label", "Anders", "active", true))
                .then()
                .statusCode(412);
        change(OFFICE + "/teams/unknown", "\"1\"", body).then().statusCode(404);
        request()
                .header("If-None-Match", "*")
                .put(OFFICE + "/teams/empty")
                .then()
                .statusCode(400);
    }

    @Test
    void a_team_with_people_stays_in_use() {
        var path = OFFICE + "/teams/residence";

        refusal(change(path, etag(path), Map.of("label", "Aufenthaltsrecht", "active", false)), "active");
    }

    @Test
    void a_person_has_a_team_services_languages_and_a_usual_counter() {
        var path = OFFICE + "/staff/00000000-0000-4000-8000-000000000099";
        var body = new TreeMap<String, Object>(Map.of(
                "team",
                "residence",
                "services",
                List.of("residence-permit"),
                "languages",
                List.of("en", "de"),
                "counter",
                "1",
                "active",
                true));

        begin(path, body)
                .then()
                .statusCode(201)
                .body("languages", contains("de", "en"))
                .body("counter", equalTo("1"));
        body.remove("counter");
        change(path, "\"1\"", body).then().statusCode(200).body("counter", nullValue());
        body.put("counter", "999");
        body.put("team", "nobody");
        body.put("services", List.of("flying"));
        refusal(change(path, "\"2\"", body), "counter").body("errors.field", hasItems("team", "services[0]"));
        refusal(begin(OFFICE + "/staff/somebody", body), "code");
        body.putAll(Map.of("counter", "1", "team", "residence", "services", List.of(), "active", false));
        change(path, "\"2\"", body).then().statusCode(200).body("active", equalTo(false));
    }

    @Test
    void a_service_that_takes_longer_is_offered_longer_at_once() {
        var path = OFFICE + "/services/address-change";
        var body = stored(path);
        var before = body.get("durationMinutes");
        body.put("durationMinutes", 45);

        change(path, etag(path), body).then().statusCode(200).body("durationMinutes", equalTo(45));

        request()
                .get("/api/v1/slots?office=HAL-ABH&service=address-change&from=2026-12-01&to=2026-12-01")
                .then()
                .body("slots[0].start", containsString("T08:00"))
                .body("slots[0].end", containsString("T08:45"));
        body.put("durationMinutes", before);
        change(path, etag(path), body).then().statusCode(200);
        body.putAll(Map.of("durationMinutes", 0, "ticketLetter", "ab", "leikaKey", "12", "rooms", List.of("nowhere")));
        refusal(change(path, etag(path), body), "durationMinutes")
                .body("errors.field", hasItems("ticketLetter", "leikaKey", "rooms[0]"));
    }

    @Test
    void before_something_is_taken_out_of_use_one_sees_how_many_bookings_need_it() {
        var before = ahead(OFFICE + "/services/residence-permit");
        var booking = held("HAL-ABH", "residence-permit", "2026-12-03T09:00:00+01:00");

        assertThat(ahead(OFFICE + "/services/residence-permit")).isEqualTo(before + 1);
        assertThat(ahead(OFFICE + "/counters/1")).isPositive();
        assertThat(ahead(OFFICE + "/teams/residence")).isPositive();
        cancel(booking);
        assertThat(ahead(OFFICE + "/services/residence-permit")).isEqualTo(before);
    }

    private int ahead(String path) {
        return request().get(path).then().statusCode(200).extract().path("bookingsAhead");
    }

    @Test
    void rooms_and_interpreters_are_looked_after_and_a_service_can_need_a_room() {
        var room = OFFICE + "/resources/room-1";
        begin(
                        room,
                        Map.of(
                                "kind",
                                "ROOM",
                                "label",
                                "Raum 1",
                                "accessibility",
                                List.of("step-free"),
                                "languages",
                                List.of("ar"),
                                "active",
                                true))
                .then()
                .statusCode(201)
                .body("kind", equalTo("ROOM"))
                .body("languages", hasSize(0));
        begin(
                        OFFICE + "/resources/interpreter-1",
                        Map.of(
                                "kind",
                                "INTERPRETER",
                                "label",
                                "Ukrainisch",
                                "languages",
                                List.of("uk"),
                                "modes",
                                List.of("VIDEO"),
                                "active",
                                true))
                .then()
                .statusCode(201)
                .body("modes", contains("VIDEO"));
        refusal(
                        begin(
                                OFFICE + "/resources/interpreter-2",
                                Map.of("kind", "INTERPRETER", "label", "x", "modes", List.of("POST"), "active", true)),
                        "languages")
                .body("errors.field", hasItem("modes[0]"));
        refusal(begin(OFFICE + "/resources/thing", Map.of("kind", "CAR", "label", "x", "active", true)), "kind");

        var service = OFFICE + "/services/residence-permit";
        var body = stored(service);
        body.put("rooms", List.of("room-1"));
        change(service, etag(service), body).then().statusCode(200).body("rooms", contains("room-1"));
        body.put("rooms", List.of());
        change(service, etag(service), body).then().statusCode(200);
        request().get(OFFICE + "/resources").then().body("code", hasItems("room-1", "interpreter-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/laender", "/offices", "/offices/MD-ABH"})
    void another_authority_is_not_there(String path) {
        request().get("/api/v1/authorities/MD" + path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teams/residence",
                "counters/101",
                "staff/00000000-0000-4000-8000-000000000001",
                "services/address-change",
                "resources/interpreter-arabic"
            })
    void nothing_of_another_authority_can_be_seen_or_changed(String entry) {
        var kind = entry.substring(0, entry.indexOf('/'));
        for (var office : List.of(
                "/api/v1/authorities/MD/offices/MD-ABH/",
                "/api/v1/authorities/HAL/offices/MD-ABH/",
                "/api/v1/authorities/MD/offices/HAL-ABH/")) {
            request().get(office + kind).then().statusCode(404);
            request().get(office + entry).then().statusCode(404);
            change(office + entry, "\"1\"", Map.of("active", false)).then().statusCode(404);
            begin(office + entry, Map.of("active", false)).then().statusCode(404);
        }
        if (!entry.equals("services/address-change") && !entry.equals("teams/residence")) {
            request().get(OFFICE + "/" + entry).then().statusCode(404);
        }
    }

    @Test
    void another_authority_cannot_be_changed() {
        change("/api/v1/authorities/MD", "\"1\"", Map.of("name", "Unser"))
                .then()
                .statusCode(404);
        change("/api/v1/authorities/MD/offices/MD-ABH", "\"1\"", Map.of())
                .then()
                .statusCode(404);
        begin("/api/v1/authorities/MD/offices/MD-NEU", Map.of()).then().statusCode(404);
    }

    @Test
    void what_no_code_can_be_is_not_even_asked_for() {
        request().get(OFFICE + "/counters/%00").then().statusCode(404);
        refusal(begin(OFFICE + "/counters/a%20b", Map.of("active", true)), "code");
        refusal(begin(OFFICE + "/teams/with\"quote", Map.of("active", true)), "code");
    }

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"lead", "clerk"})
    @OidcSecurity(claims = @Claim(key = "authority", value = "HAL"))
    void a_team_lead_sees_everything_and_changes_nothing() {
        request().get(OFFICE + "/teams").then().statusCode(200);
        change(OFFICE + "/teams/residence", "\"1\"", Map.of("label", "x", "active", true))
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "HAL"))
    void a_clerk_has_no_business_there() {
        request().get(HALLE).then().statusCode(403);
        request().get("/api/v1/onboarding").then().statusCode(403);
    }
}
