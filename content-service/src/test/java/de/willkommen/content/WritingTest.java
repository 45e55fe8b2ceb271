package de.willkommen.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors and translators do. Every test has a page or service of its own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
class WritingTest {

    private static final String MD = "/api/v1/contents/MD";
    private static final String EDITOR = "5f0c6a52-2f5b-4a1f-9a6a-1d3f0a6f1c01";

    @Inject
    OutboxTable outbox;

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void a_translation_is_outdated_after_an_edit_of_its_source_and_up_to_date_once_it_is_renewed() {
        var page = begun("Erste Fassung");
        put(page + "/ar", "*", page("نص", "النسخة الأولى"))
                .then()
                .statusCode(201)
                .body("state", equalTo("up-to-date"))
                .body("sourceRevision", equalTo(1));

        put(page + "/de", etag(page, "de"), page("Titel", "Zweite Fassung"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("sourceRevision", equalTo(2));
        given().get(page + "?language=ar")
                .then()
                .body("state", equalTo("outdated"))
                .body("revision", equalTo(1))
                .body("sourceRevision", equalTo(1));
        given().get(MD + "/gaps")
                .then()
                .statusCode(200)
                .body("findAll { it.state == 'outdated' }.code", hasItem(slug(page)));

        put(page + "/ar", etag(page, "ar"), page("نص", "النسخة الثانية"))
                .then()
                .statusCode(200)
                .body("state", equalTo("up-to-date"))
                .body("revision", equalTo(2))
                .body("sourceRevision", equalTo(2));
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void a_translation_of_an_older_source_stays_marked_as_such() {
        var page = begun("Erste Fassung");
        put(page + "/de", etag(page, "de"), page("Titel", "Zweite Fassung"))
                .then()
                .statusCode(200);

        given().contentType(ContentType.JSON)
                .header("If-Match", etag(page, "en"))
                .queryParam("sourceRevision", 1)
                .body(page("Title", "Made from the first"))
                .put(page + "/en")
                .then()
                .statusCode(201)
                .body("state", equalTo("outdated"));

        for (var impossible : List.of("0", "3", "-1", "one", "99999999999")) {
            given().contentType(ContentType.JSON)
                    .header("If-Match", etag(page, "en"))
                    .queryParam("sourceRevision", impossible)
                    .body(page("Title", "Made from nothing"))
                    .put(page + "/en")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("sourceRevision"));
        }
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void who_comes_second_gets_a_conflict_and_overwrites_nothing() {
        var page = begun("Erste Fassung");
        var seen = etag(page, "de");
        put(page + "/de", seen, page("Titel", "Von der Ersten")).then().statusCode(200);

        put(page + "/de", seen, page("Titel", "Vom Zweiten"))
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", endsWith("#precondition-failed"));

        given().get(page + "?language=de").then().body("body", equalTo("<p>Von der Ersten</p>\n"));
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void of_many_who_save_at_once_one_wins() throws Exception {
        var page = begun("Erste Fassung");
        var seen = etag(page, "de");

        var pool = Executors.newFixedThreadPool(8);
        var answers = new TreeMap<Integer, Long>();
        try {
            var saves = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>) () -> put(page + "/de", seen, page("Titel", "Fassung " + i))
                            .statusCode())
                    .toList();
            for (var save : pool.invokeAll(saves)) {
                answers.merge(save.get(), 1L, Long::sum);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(answers).containsOnly(Map.entry(200, 1L), Map.entry(412, 7L));
        given().get(page + "?language=de").then().body("revision", equalTo(2));
        assertThat(outbox.of("page/MD/" + slug(page))).hasSize(2);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void a_translator_who_has_seen_an_older_source_gets_a_conflict() {
        var page = begun("Erste Fassung");
        var seen = etag(page, "en");
        put(page + "/de", etag(page, "de"), page("Titel", "Zweite Fassung"))
                .then()
                .statusCode(200);

        put(page + "/en", seen, page("Title", "Of the first version")).then().statusCode(412);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void nobody_writes_without_saying_what_they_have_seen() {
        var page = begun("Erste Fassung");

        given().contentType(ContentType.JSON)
                .body(page("Titel", "Blind"))
                .put(page + "/de")
                .then()
                .statusCode(428)
                .body("type", endsWith("#precondition-required"));
        given().contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(page("Titel", "Noch einmal"))
                .put(page + "/de")
                .then()
                .statusCode(412);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void saving_what_is_there_already_changes_nothing() {
        var page = begun("Erste Fassung");

        put(page + "/de", etag(page, "de"), page("Titel", "Erste Fassung"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(1));

        assertThat(outbox.of("page/MD/" + slug(page))).hasSize(1);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void a_changed_service_is_announced_whole_and_its_author_is_remembered() {
        var code = "test-" + UUID.randomUUID();
        var path = MD + "/services/" + code;
        var german = service("Testleistung", "Zum Ausprobieren", "Pass");
        begin(path + "/de", german).then().statusCode(201);
        put(path + "/en", etag(path, "en"), service("Test service", "To try", "Passport"))
                .then()
                .statusCode(201);

        var events = outbox.of("service/MD/" + code);

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.topic()).isEqualTo("willkommen.content.v1");
            assertThat(event.type()).isEqualTo("service-text.published.v1");
            assertThat(event.authority()).isEqualTo("MD");
        });
        var last = events.get(1).payload();
        assertThat(last.get("revision").asLong()).isEqualTo(2);
        assertThat(last.at("/texts/de/documents/0").asText()).isEqualTo("Pass");
        assertThat(last.at("/texts/en/name").asText()).isEqualTo("Test service");
        assertThat(last.at("/texts/en").has("fee")).isFalse();
        given().get(path + "/en")
                .then()
                .statusCode(200)
                .body("updatedBy", equalTo(EDITOR))
                .body("updatedAt", startsWith("2026-11-24T07:00:00"))
                .body("sourceRevisionInForce", equalTo(1))
                .body("text.documents[0].code", equalTo("passport"));
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void every_first_text_passes_the_rules_of_editors() {
        for (var kind : List.of("services", "pages", "counters", "offices")) {
            var name = Map.of("services", "code", "pages", "slug", "counters", "counter", "offices", "office");
            var codes = given().get(MD + "/" + kind).<List<String>>path(name.get(kind));
            for (var code :
                    codes.stream().filter(code -> !code.startsWith("test-")).toList()) {
                for (var language : List.of("de", "en", "ar")) {
                    var stored = given().get(MD + "/" + kind + "/" + code + "/" + language);
                    given().contentType(ContentType.JSON)
                            .header("If-Match", stored.header("ETag"))
                            .body(stored.jsonPath().getMap("text"))
                            .put(MD + "/" + kind + "/" + code + "/" + language)
                            .then()
                            .statusCode(200)
                            .body("revision", equalTo(stored.jsonPath().getInt("revision")));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "name, NULL",
        "summary, '  '",
        "name, LONG",
        "body, '<script>alert(1)</script>'",
        "body, '[x](javascript:alert(1))'",
        "body, '![x](https://e.example/x.png)'",
        "summary, CONTROL",
        "summary, SURROGATE",
        "documents[0].code, 'Not a code'",
        "documents[0].text, ''",
        "documents[1].code, TWICE",
        "documents, NUMBER"
    })
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void a_wrong_field_is_named(String field, String value) {
        var text = new HashMap<>(service("Name", "Summary", "Pass"));
        var document = new HashMap<String, Object>(Map.of("code", "passport", "text", "Pass"));
        var wrong =
                switch (value) {
                    case "NULL" -> null;
                    case "LONG" -> "x".repeat(121);
                    case "CONTROL" -> "a\u0000b";
                    case "SURROGATE" -> "a\ud800b";
                    case "NUMBER" -> (Object) 5;
                    default -> value;
                };
        if (field.startsWith("documents[0]")) {
            document.put(field.substring(field.indexOf('.') + 1), wrong);
            text.put("documents", List.of(document));
        } else if (value.equals("TWICE")) {
            text.put("documents", List.of(document, document));
        } else {
            text.put(field, wrong);
        }

        given().contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .header("Accept-Language", "en")
                .body(escaped(text))
                .put(MD + "/services/test-" + UUID.randomUUID() + "/de")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", not(startsWith("field.")));
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void notices_of_an_office_may_be_left_out_and_a_wrong_one_is_named() {
        var office = MD + "/offices/TEST-"
                + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var text = new HashMap<String, Object>(Map.of("name", "n", "directions", "d", "waitingArea", "w"));
        begin(office + "/de", text).then().statusCode(201).body("notices", empty());

        text.put("notices", List.of("Heute bis 14 Uhr.", "Der Aufzug fährt wieder."));
        put(office + "/de", etag(office, "de"), text).then().statusCode(200);
        given().get(office + "?language=de")
                .then()
                .statusCode(200)
                .body("notices", contains("Heute bis 14 Uhr.", "Der Aufzug fährt wieder."));
        for (var wrong : List.of("", " ", "x".repeat(161))) {
            text.put("notices", List.of("Heute bis 14 Uhr.", wrong));
            put(office + "/de", etag(office, "de"), text)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("notices[1]"));
        }
        text.put("notices", Collections.nCopies(7, "Zu viele."));
        put(office + "/de", etag(office, "de"), text)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("notices"));
        text.put("notices", Collections.singletonList(null));
        put(office + "/de", etag(office, "de"), text).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"text\""})
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void a_body_that_is_no_text_is_refused(String body) {
        given().contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(body)
                .put(MD + "/services/test-x/de")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void an_unknown_language_is_refused_and_a_translation_needs_a_source() {
        put(MD + "/pages/privacy/xx", "\"x\"", page("T", "B"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("language"));
        begin(MD + "/pages/test-" + UUID.randomUUID() + "/en", page("T", "B"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#source-missing"));
    }

    @Test
    @TestSecurity(user = "translator", roles = "translator")
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-translator"), @Claim(key = "authority", value = "MD")})
    void a_translator_writes_translations_and_never_the_source() {
        var path = MD + "/pages/contact";
        put(path + "/de", etag(path, "de"), page("Kontakt", "Von mir"))
                .then()
                .statusCode(403)
                .body("type", endsWith("#source-is-the-editors"));

        put(path + "/tr", etag(path, "tr"), page("İletişim", "Bize ulaşın"))
                .then()
                .statusCode(201)
                .header("Content-Language", "tr")
                .body("state", equalTo("up-to-date"));

        given().get(path + "?language=de").then().body("revision", equalTo(1));
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-clerk"), @Claim(key = "authority", value = "MD")})
    void a_clerk_writes_nothing() {
        put(MD + "/pages/contact/de", "*", page("T", "B"))
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().post(MD + "/announcements").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void another_authoritys_texts_are_not_found() {
        var hal = "/api/v1/contents/HAL";
        put(hal + "/services/residence-permit/de", "*", service("X", "Y", "Z"))
                .then()
                .statusCode(404);
        put(hal + "/pages/first-visit/de", "*", page("T", "B")).then().statusCode(404);
        put(hal + "/offices/HAL-ABH/de", "*", Map.of("name", "n", "directions", "d", "waitingArea", "w"))
                .then()
                .statusCode(404);
        put(hal + "/counters/1/de", "*", Map.of("directions", "d")).then().statusCode(404);
        for (var path : List.of(
                "/services/residence-permit/de",
                "/pages/first-visit/de",
                "/offices/HAL-ABH/de",
                "/counters/1/de",
                "/gaps")) {
            given().get(hal + path).then().statusCode(404);
        }
        given().post(hal + "/announcements").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR)})
    void a_token_without_an_authority_writes_nothing() {
        put(MD + "/pages/contact/de", "*", page("T", "B")).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    @OidcSecurity(claims = {@Claim(key = "sub", value = "an-admin"), @Claim(key = "authority", value = "MD")})
    void everything_can_be_announced_once_more_under_its_revision() {
        var key = UUID.randomUUID().toString();
        var before = outbox.of("office/MD/MD-ABH");

        var announced = given().header("Idempotency-Key", key)
                .post(MD + "/announcements")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("announced");
        given().header("Idempotency-Key", key)
                .post(MD + "/announcements")
                .then()
                .statusCode(200)
                .body("announced", equalTo(announced));

        assertThat(announced).isGreaterThanOrEqualTo(40);
        var after = outbox.of("office/MD/MD-ABH");
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.get(after.size() - 1).payload())
                .isEqualTo(before.get(before.size() - 1).payload());
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    @OidcSecurity(claims = {@Claim(key = "sub", value = EDITOR), @Claim(key = "authority", value = "MD")})
    void equal_words_are_stored_alike_and_shown_as_written() {
        var page = begun("Erste Fassung");
        put(page + "/de", etag(page, "de"), page("A\u0308mter & <Rechte>", "Text"))
                .then()
                .statusCode(200);

        given().get(page + "?language=de").then().body("title", equalTo("Ämter & <Rechte>"));
    }

    private static String begun(String body) {
        var path = MD + "/pages/test-" + UUID.randomUUID();
        begin(path + "/de", page("Titel", body)).then().statusCode(201);
        return path;
    }

    private static Response begin(String path, Object text) {
        return given().contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(text)
                .put(path);
    }

    private static Response put(String path, String etag, Object text) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .header("Accept-Language", "de")
                .body(text)
                .put(path);
    }

    private static String etag(String path, String language) {
        return given().get(path + "?language=" + language).header("ETag");
    }

    private static String slug(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> page(String title, String body) {
        return Map.of("title", title, "body", body);
    }

    private static Map<String, Object> service(String name, String summary, String document) {
        return Map.of(
                "name", name, "summary", summary, "documents", List.of(Map.of("code", "passport", "text", document)));
    }

    /** JSON in which odd characters survive the way to the server. */
    private static String escaped(Object text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .configure(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true)
                    .writeValueAsString(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
