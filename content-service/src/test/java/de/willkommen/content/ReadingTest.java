package de.willkommen.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody can read. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
class ReadingTest {

    private static final String MD = "/api/v1/contents/MD";

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ar"})
    void every_service_is_described_in_the_readers_language(String language) {
        var codes = given().header("Accept-Language", language)
                .get(MD + "/services")
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .header("Vary", containsString("Accept-Language"))
                .body("language", everyItem(equalTo(language)))
                .body("state", everyItem(equalTo("up-to-date")))
                .body("name", everyItem(not(blankOrNullString())))
                .body("summary", everyItem(not(blankOrNullString())))
                .extract()
                .<List<String>>path("code");

        assertThat(codes).hasSizeGreaterThanOrEqualTo(15).startsWith("residence-permit", "residence-permit-extension");
        for (var code : codes.subList(0, 15)) {
            given().header("Accept-Language", language)
                    .get(MD + "/services/" + code)
                    .then()
                    .statusCode(200)
                    .body("language", equalTo(language))
                    .body("revision", equalTo(1))
                    .body("sourceRevision", equalTo(1))
                    .body("documents.text", everyItem(not(blankOrNullString())))
                    .body("documents.size()", org.hamcrest.Matchers.greaterThan(1))
                    .body("fee", not(blankOrNullString()))
                    .body("forWhom", not(blankOrNullString()))
                    .body("body", containsString("<h2>"));
        }
    }

    @Test
    void the_parameter_decides_before_the_header() {
        given().header("Accept-Language", "de")
                .get(MD + "/services/eu-blue-card?language=ar")
                .then()
                .header("Content-Language", "ar")
                .body("state", equalTo("up-to-date"));
    }

    @ParameterizedTest
    @CsvSource({
        "uk, en, fallback",
        "fa-AF, en, fallback",
        "prs, en, fallback",
        "de-AT, de, up-to-date",
        "ar-SY, ar, up-to-date",
        "'tr;q=0.9, ar;q=0.8', ar, up-to-date",
        "'xx', de, up-to-date",
        "';;;', de, up-to-date"
    })
    void a_reader_gets_the_nearest_language_and_is_told(String accepted, String delivered, String state) {
        given().header("Accept-Language", accepted)
                .get(MD + "/pages/first-visit")
                .then()
                .statusCode(200)
                .header("Content-Language", delivered)
                .body("language", equalTo(delivered))
                .body("state", equalTo(state));
    }

    @Test
    void what_exists_in_german_alone_is_delivered_in_german() {
        given().header("Accept-Language", "ar")
                .get("/api/v1/contents/HAL/services/residence-permit")
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .body("state", equalTo("fallback"));
    }

    @Test
    void pages_offices_and_counters_are_read_the_same_way() {
        given().get(MD + "/pages?language=en")
                .then()
                .statusCode(200)
                .body("slug", hasItems("first-visit", "what-to-bring", "rights-and-help", "accessibility", "privacy"))
                .body("[0].title", equalTo("Your first visit"));
        given().get(MD + "/offices/MD-ABH?language=ar")
                .then()
                .statusCode(200)
                .body("office", equalTo("MD-ABH"))
                .body("name", equalTo("دائرة الأجانب في ماغديبورغ"))
                .body("waitingArea", not(emptyString()));
        given().get(MD + "/counters/104?language=de")
                .then()
                .statusCode(200)
                .body("counter", equalTo("104"))
                .body("directions", containsString("zweite Tür links"));
        given().get(MD + "/counters").then().statusCode(200).body("counter", hasItems("101", "113", "201", "204"));
        given().get(MD + "/offices").then().statusCode(200).body("office", contains("MD-ABH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services", "/services/eu-blue-card", "/pages", "/pages/privacy", "/offices/MD-ABH"})
    void who_has_the_text_already_is_sent_nothing(String path) {
        var etag = given().header("Accept-Language", "ar").get(MD + path).header("ETag");
        assertThat(etag).matches("\"[A-Za-z0-9_-]{22}\"");

        given().header("Accept-Language", "ar")
                .header("If-None-Match", "\"other\", " + etag)
                .get(MD + path)
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .header("Vary", containsString("Accept-Language"))
                .header("Cache-Control", containsString("no-cache"))
                .body(emptyString());
        given().header("Accept-Language", "ar")
                .header("If-None-Match", "W/" + etag)
                .get(MD + path)
                .then()
                .statusCode(304);
        given().header("Accept-Language", "en")
                .header("If-None-Match", etag)
                .get(MD + path)
                .then()
                .statusCode(200);
    }

    @Test
    void the_same_words_as_a_fallback_have_another_tag() {
        var english = given().get(MD + "/pages/privacy?language=en").header("ETag");
        var instead = given().get(MD + "/pages/privacy?language=tr").header("ETag");

        assertThat(instead).isNotEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/no-such",
                "/services/%00",
                "/services/-",
                "/services/a%20b",
                "/services/%F0%9F%98%80",
                "/pages/residence-permit",
                "/offices/HAL-ABH",
                "/counters/999"
            })
    void what_there_is_not_is_not_found(String path) {
        given().urlEncodingEnabled(false).get(MD + path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void an_unknown_authority_is_not_found() {
        given().get("/api/v1/contents/XX/services").then().statusCode(404);
        given().get("/api/v1/contents/XX/pages/first-visit").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "klingon", "-", "de,en"})
    void an_unknown_language_is_refused_by_name(String language) {
        given().header("Accept-Language", "en")
                .queryParam("language", language)
                .get(MD + "/services")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("language"))
                .body("errors", hasSize(1));
    }

    @Test
    void writing_and_looking_behind_the_scenes_need_a_token() {
        given().contentType("application/json")
                .body("{}")
                .put(MD + "/services/eu-blue-card/de")
                .then()
                .statusCode(401);
        given().get(MD + "/services/eu-blue-card/de").then().statusCode(401);
        given().get(MD + "/gaps").then().statusCode(401);
        given().post(MD + "/announcements").then().statusCode(401);
    }
}
