package de.willkommen.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/** What an administrator of Keycloak does there. */
final class Keycloak {

    private Keycloak() {}

    /** Address of the realm's administration. */
    static String realm() {
        return RunningPlatform.get().issuer().replace("/realms/", "/admin/realms/");
    }

    /** A request of the administrator. */
    static RequestSpecification administrator() {
        var token = given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(RunningPlatform.get().issuer().replaceAll("/realms/.*", "/realms/master")
                        + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /** How long the tokens of people with a browser last from now on. */
    static void tokensLast(Duration duration) {
        var client = administrator()
                .get(realm() + "/clients?clientId=willkommen-gateway")
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Object>>path("[0]");
        @SuppressWarnings("unchecked")
        var attributes = (Map<String, Object>) client.get("attributes");
        attributes.put("access.token.lifespan", Long.toString(duration.toSeconds()));
        administrator()
                .body(client)
                .put(realm() + "/clients/" + client.get("id"))
                .then()
                .statusCode(204);
    }
}
