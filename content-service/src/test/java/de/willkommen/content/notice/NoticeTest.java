package de.willkommen.content.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import de.willkommen.kit.testing.EmbeddedPostgres;
import de.willkommen.kit.testing.TestClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices for a time. Every test has an office of its own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@TestSecurity(user = "lead", roles = "lead")
@OidcSecurity(claims = {@Claim(key = "sub", value = "a-lead"), @Claim(key = "authority", value = "MD")})
class NoticeTest {

    private static final String NOTICES = "/api/v1/contents/MD/notices";
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    @Inject
    AgroalDataSource database;

    @Inject
    OldNotices oldNotices;

    @Inject
    TestClock clock;

    String office = "";

    @BeforeEach
    void openOffice() throws SQLException {
        clock.set(NOON);
        office = "MD-" + UUID.randomUUID();
        try (var connection = database.getConnection();
                var row =
                        connection.prepareStatement("insert into known_code values ('MD', 'OFFICE', ?, ?, 1, true)")) {
            row.setString(1, office);
            row.setString(2, office);
            row.executeUpdate();
        }
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void a_notice_is_shown_from_its_first_moment_until_its_last_which_is_none_of_its_own() {
        var id = begin(sheet("2026-11-24T13:00:00+01:00", "2026-11-24T14:00:00+01:00"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("phase", equalTo("coming"))
                .extract()
                .<String>path("id");

        clock.set(NOON.plus(Duration.ofHours(1)).minusMillis(1));
        assertThat(shown()).isEmpty();
        clock.set(NOON.plus(Duration.ofHours(1)));
        assertThat(shown()).containsExactly(id);
        given().get(NOTICES + "/current?office=" + office).then().body("[0].texts.ar", equalTo("المصعد معطل."));
        clock.set(NOON.plus(Duration.ofHours(2)).minusMillis(1));
        assertThat(shown()).containsExactly(id);
        clock.set(NOON.plus(Duration.ofHours(2)));
        assertThat(shown()).isEmpty();
        given().get(NOTICES + "/" + id).then().body("phase", equalTo("over"));
    }

    @Test
    void one_without_times_is_shown_from_now_on_until_somebody_ends_it() {
        clock.set(NOON.plusMillis(345));
        var id = begin(sheet(null, null))
                .then()
                .statusCode(201)
                .body("startsAt", equalTo(NOON.toString()))
                .extract()
                .<String>path("id");
        clock.set(NOON.plus(Duration.ofDays(400)).plusMillis(345));
        assertThat(shown()).containsExactly(id);

        end(id).then().statusCode(200).body("phase", equalTo("over")).body("revision", equalTo(2));

        assertThat(shown()).isEmpty();
        clock.set(NOON.plus(Duration.ofDays(401)));
        end(id).then().body("endsAt", equalTo(NOON.plus(Duration.ofDays(400)).toString()));
    }

    @Test
    void one_that_is_ended_before_it_began_never_appears() {
        var id =
                begin(sheet("2026-11-25T08:00:00+01:00", null)).then().extract().<String>path("id");

        end(id).then().statusCode(200).body("phase", equalTo("over"));

        clock.set(Instant.parse("2026-11-25T07:00:00Z"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void one_without_an_office_is_for_all_of_the_authority_and_no_other() {
        var sheet = sheet(null, null);
        sheet.remove("office");
        var id = begin(sheet)
                .then()
                .statusCode(201)
                .body("office", nullValue())
                .extract()
                .<String>path("id");

        assertThat(shown()).contains(id);
        given().get("/api/v1/contents/HAL/notices/current?office=HAL-ABH")
                .then()
                .statusCode(200)
                .body("id", not(hasItem(id)));
        end(id).then().statusCode(200);
    }

    @Test
    void who_is_second_is_told_and_nothing_is_lost() {
        var id = begin(sheet(null, null)).then().extract().<String>path("id");
        var sheet = sheet(null, null);
        sheet.put("texts", Map.of("de", "Der Aufzug fährt wieder."));
        clock.advance(Duration.ofHours(1));
        put(id, "\"1\"", sheet)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("startsAt", equalTo(NOON.toString()));

        put(id, "\"1\"", sheet(null, null)).then().statusCode(412).body("type", containsString("precondition-failed"));

        given().get(NOTICES + "/" + id)
                .then()
                .body("texts.de", equalTo("Der Aufzug fährt wieder."))
                .body("changedBy", equalTo("a-lead"));
        put(id, null, sheet).then().statusCode(428);
    }

    @Test
    void of_several_who_change_it_at_once_one_wins() throws Exception {
        var id = begin(sheet(null, null)).then().extract().<String>path("id");
        var changes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            var sheet = sheet("2026-11-24T12:00:00+01:00", null);
            sheet.put("texts", Map.of("de", "Fassung " + i));
            changes.add(() -> put(id, "\"1\"", sheet).statusCode());
        }

        var statuses = new ArrayList<Integer>();
        var editors = Executors.newFixedThreadPool(4);
        try {
            for (var change : editors.invokeAll(changes)) {
                statuses.add(change.get());
            }
        } finally {
            editors.shutdownNow();
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @Test
    void a_repeated_command_writes_one_notice() {
        var key = UUID.randomUUID();
        var sheet = sheet(null, null);

        var first = begin(sheet, key).then().statusCode(201).extract().<String>path("id");
        var again = begin(sheet, key).then().statusCode(201).extract().<String>path("id");

        assertThat(again).isEqualTo(first);
        assertThat(shown()).containsExactly(first);
    }

    @Test
    @TestSecurity(user = "translator", roles = "translator")
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-translator"), @Claim(key = "authority", value = "MD")})
    void translators_write_every_language_but_the_source_and_no_times() throws SQLException {
        var id = stored("MD", NOON);

        var sheet = sheet(NOON.toString(), null);
        put(id, "\"1\"", sheet).then().statusCode(200).body("texts.ar", equalTo("المصعد معطل."));
        sheet.put("endsAt", "2026-11-24T14:00:00+01:00");
        put(id, "\"2\"", sheet).then().statusCode(403).body("type", containsString("source-is-the-editors"));
        begin(sheet(null, null)).then().statusCode(403);
        end(id).then().statusCode(403);
    }

    @Test
    void another_authoritys_notices_look_as_if_there_were_none() throws SQLException {
        var id = stored("HAL", NOON);

        given().get(NOTICES + "/" + id).then().statusCode(404);
        put(id, "\"1\"", sheet(null, null)).then().statusCode(404);
        end(id).then().statusCode(404);
        given().get("/api/v1/contents/HAL/notices").then().statusCode(404);
        given().get(NOTICES).then().statusCode(200).body("id", not(hasItem(id)));
    }

    @ParameterizedTest
    @CsvSource({
        "startsAt,heute",
        "startsAt,2026-11-24",
        "endsAt,9999999-01-01T00:00:00Z",
        "endsAt,2026-11-24T12:00:00+01:00",
        "office,XX-ABH",
    })
    void what_makes_no_sense_is_named(String field, String value) {
        var sheet = sheet(null, null);
        sheet.put(field, value);

        begin(sheet).then().statusCode(400).body("errors.field", hasItem(field));
        assertThat(shown()).isEmpty();
    }

    @Test
    void every_text_that_cannot_be_shown_is_named_at_once() {
        var sheet = sheet(null, null);
        sheet.put("texts", Map.of("de", " ", "en", "x".repeat(161), "ar", "سطر\nآخر", "xx", "?"));

        begin(sheet)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("texts.de", "texts.en", "texts.ar", "texts.xx"))
                .body("errors.reason", not(hasItem(startsWith("field."))));
        sheet.put("texts", Map.of("de", "x".repeat(160)));
        begin(sheet).then().statusCode(201);
    }

    @Test
    void what_has_been_over_for_half_a_year_is_forgotten() {
        var id = begin(sheet(null, "2026-11-24T14:00:00+01:00"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var end = Instant.parse("2026-11-24T13:00:00Z");

        oldNotices.forget(end.plus(Duration.ofDays(180)).minusSeconds(1));
        given().get(NOTICES + "/" + id).then().statusCode(200);
        clock.set(end.plus(Duration.ofDays(30)));
        given().get(NOTICES).then().body("id", not(hasItem(id)));

        oldNotices.forget(end.plus(Duration.ofDays(180)));
        given().get(NOTICES + "/" + id).then().statusCode(404);
    }

    private Map<String, Object> sheet(@Nullable String startsAt, @Nullable String endsAt) {
        var sheet = new HashMap<String, Object>();
        sheet.put("office", office);
        sheet.put("startsAt", startsAt);
        sheet.put("endsAt", endsAt);
        sheet.put("texts", Map.of("de", "Der Aufzug ist außer Betrieb.", "ar", "المصعد معطل."));
        return sheet;
    }

    /** A notice somebody else has written, whose roles the caller need not have. */
    private String stored(String authority, Instant startsAt) throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var notice =
                        connection.prepareStatement("insert into notice values (?, ?, ?, ?, null, 1, 'a-lead', ?)");
                var text = connection.prepareStatement("insert into notice_text values (?, 'de', ?)")) {
            notice.setObject(1, id);
            notice.setString(2, authority);
            notice.setString(3, office);
            notice.setObject(4, startsAt.atOffset(ZoneOffset.UTC));
            notice.setObject(5, startsAt.atOffset(ZoneOffset.UTC));
            notice.executeUpdate();
            text.setObject(1, id);
            text.setString(2, "Der Aufzug ist außer Betrieb.");
            text.executeUpdate();
        }
        return id.toString();
    }

    private List<String> shown() {
        return given().get(NOTICES + "/current?office=" + office)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static Response begin(Map<String, Object> sheet) {
        return begin(sheet, UUID.randomUUID());
    }

    private static Response begin(Map<String, Object> sheet, UUID key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(sheet)
                .post(NOTICES);
    }

    private static Response put(String id, @Nullable String etag, Map<String, Object> sheet) {
        var request = given().contentType(ContentType.JSON).body(sheet);
        return (etag == null ? request : request.header("If-Match", etag)).put(NOTICES + "/" + id);
    }

    private static Response end(String id) {
        return given().contentType(ContentType.JSON).post(NOTICES + "/" + id + "/end");
    }
}
