package de.willkommen.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the operator does for an authority that came aboard. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@TestSecurity(user = "operator", roles = "operator")
@OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000009"))
class BeginningTest {

    private static Response begin(String authority, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/contents/" + authority + "/beginnings");
    }

    private static Map<String, String> office(String name) {
        return Map.of("name", name, "directions", "Mit dem Bus bis Rathaus.", "waitingArea", "Im Erdgeschoss.");
    }

    @Test
    void a_new_authority_takes_over_what_is_said_about_services_and_says_its_own_about_its_office() {
        var body = Map.of(
                "template",
                "MD",
                "services",
                List.of("residence-permit", "address-change", "unheard-of"),
                "offices",
                Map.of("WUE-ABH", Map.of("de", office("Ausländerbehörde Würzburg"), "uk", office("Відомство"))));

        begin("WUE", body).then().statusCode(200).body("services", equalTo(2)).body("offices", equalTo(1));

        given().get("/api/v1/contents/WUE/services?language=ar")
                .then()
                .statusCode(200)
                .body("code", equalTo(List.of("residence-permit", "address-change")))
                .body("language", hasItem("ar"));
        given().get("/api/v1/contents/WUE/services/residence-permit?language=de")
                .then()
                .body("body", equalTo(""))
                .body("documents.size()", greaterThan(0));
        given().get("/api/v1/contents/WUE/offices/WUE-ABH?language=uk").then().body("name", equalTo("Відомство"));

        begin("WUE", body).then().statusCode(200).body("services", equalTo(0)).body("offices", equalTo(0));
    }

    @Test
    void what_has_a_text_already_stays() {
        var before = name("MD", "MD-ABH");

        begin("MD", Map.of("offices", Map.of("MD-ABH", Map.of("de", office("Feindliche Übernahme")))))
                .then()
                .statusCode(200)
                .body("offices", equalTo(0));

        assertThat(name("MD", "MD-ABH")).isEqualTo(before);
    }

    private static String name(String authority, String office) {
        return given().get("/api/v1/contents/" + authority + "/offices/" + office + "?language=de")
                .then()
                .statusCode(200)
                .extract()
                .path("name");
    }

    @Test
    void what_is_wrong_is_named_and_nothing_is_stored() {
        begin(
                        "NEU",
                        Map.of(
                                "offices",
                                Map.of("NEU-ABH", Map.of("de", Map.of("name", " ", "directions", "x".repeat(2000))))))
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems(
                                "offices.NEU-ABH.de.name",
                                "offices.NEU-ABH.de.directions",
                                "offices.NEU-ABH.de.waitingArea"));
        begin("NEU", Map.of("offices", Map.of("NEU-ABH", Map.of("en", office("Office")))))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("offices.NEU-ABH.de"));
        begin("NEU", Map.of("services", List.of("residence-permit")))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("template"));
        begin("n%20u", Map.of()).then().statusCode(404);
        given().get("/api/v1/contents/NEU/offices").then().statusCode(404);
    }

    @Test
    void a_repeated_request_is_answered_as_the_first() {
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(Map.of("offices", Map.of("TWI-ABH", Map.of("de", office("Zweimal")))))
                    .post("/api/v1/contents/TWI/beginnings")
                    .then()
                    .statusCode(200)
                    .body("offices", equalTo(1));
        }
    }

    @Test
    @TestSecurity(
            user = "editor",
            roles = {"editor", "admin"})
    void nobody_else_may() {
        begin("ANY", Map.of()).then().statusCode(403);
    }
}
