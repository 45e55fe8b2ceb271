package de.willkommen.system;

import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of every OpenAPI document, asked wrongly, over the gateway. */
class EndpointsIT {

    /** What anybody may ask without a token, and nothing else. */
    private static final List<String> PUBLIC = List.of(
            "GET /api/v1/contents/{authority}/counters",
            "GET /api/v1/contents/{authority}/counters/{counter}",
            "GET /api/v1/contents/{authority}/notices/current",
            "GET /api/v1/contents/{authority}/offices",
            "GET /api/v1/contents/{authority}/offices/{office}",
            "GET /api/v1/contents/{authority}/pages",
            "GET /api/v1/contents/{authority}/pages/{slug}",
            "GET /api/v1/contents/{authority}/services",
            "GET /api/v1/contents/{authority}/services/{code}",
            "GET /api/v1/offices",
            "GET /api/v1/offices/{office}",
            "GET /api/v1/offices/{office}/numbers",
            "GET /api/v1/offices/{office}/queue",
            "GET /api/v1/offices/{office}/services",
            "GET /api/v1/offices/{office}/statistics/public/weeks",
            "GET /api/v1/offices/{office}/statistics/public/weeks.csv",
            "GET /api/v1/slots");

    @Test
    void without_a_token_only_what_is_public_answers() throws IOException {
        var answering = new TreeSet<String>();
        var all = new TreeSet<String>();
        for (var endpoint : Endpoints.all()) {
            var answer = send(anybody(), endpoint, "{}");
            all.add(endpoint + " -> " + answer.statusCode());
            if (answer.statusCode() < 400) {
                answering.add(endpoint.toString());
            }
        }
        Files.write(RunningPlatform.findings().resolve("endpoints-without-token.txt"), all);

        // Listing slots without a question is refused for its fields; it is public all the same.
        assertThat(answering).isSubsetOf(PUBLIC);
        assertThat(answering).contains("GET /api/v1/offices", "GET /api/v1/offices/{office}/services");
    }

    @ParameterizedTest
    @MethodSource("endpointsWithBody")
    void a_wrong_body_is_refused_with_a_problem(Endpoints.Endpoint endpoint) {
        for (var user : List.of("admin", "clerk", "kiosk", "editor")) {
            for (var body : List.of(
                    "",
                    "{",
                    "[]",
                    "\"text\"",
                    "{\"office\":{\"a\":1},\"services\":7,\"language\":[1]}",
                    "null",
                    "{\"office\":\"" + "x".repeat(5000) + "\",\"services\":[],\"reference\":\"" + "x".repeat(5000)
                            + "\"}")) {
                var answer = send(as(user).header("Idempotency-Key", Platform.key()), endpoint, body);
                assertThat(answer.statusCode())
                        .as("%s as %s with %s", endpoint, user, abbreviated(body))
                        .isLessThan(500);
                if (answer.statusCode() >= 400) {
                    assertThat(answer.contentType()).startsWith("application/problem+json");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void odd_ids_and_parameters_are_never_an_error_of_ours(Endpoints.Endpoint endpoint) {
        var odd = endpoint.path().replaceAll("\\{[^}]+}", "%27%3B--%20%D8%B9");
        for (var user : List.of("admin", "clerk")) {
            var answer = as(user).contentType(ContentType.JSON)
                    .urlEncodingEnabled(false)
                    .header("Idempotency-Key", Platform.key())
                    .request(
                            endpoint.method(),
                            odd + "?from=yesterday&to=%00&persons=many&service=%27&date=2026-13-45&office=nowhere");
            assertThat(answer.statusCode()).as("%s as %s", endpoint, user).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void another_authoritys_staff_sees_nothing(Endpoints.Endpoint endpoint) {
        if (PUBLIC.contains(endpoint.toString()) || !endpoint.path().contains("{")) {
            return;
        }
        var answer = send(as("clerk-halle").header("Idempotency-Key", Platform.key()), endpoint, "{}");

        assertThat(answer.statusCode()).as(endpoint.toString()).isBetween(400, 499);
    }

    @Test
    void a_foreign_or_broken_token_opens_nothing() {
        var broken = Platform.token("clerk").replaceAll("\\.[^.]+$", ".AAAA");
        anybody()
                .header("Authorization", "Bearer " + broken)
                .get("/api/v1/staff/me")
                .then()
                .statusCode(401);
        anybody()
                .header("Authorization", "Bearer nonsense")
                .get("/api/v1/staff/me")
                .then()
                .statusCode(401);
    }

    /** Bug of DOMAIN, section 7: citizen token not verified behind the gateway. */
    @Test
    void a_citizens_token_is_checked_by_the_service_itself() {
        var parts = Platform.token("citizen").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var another =
                encoded(claims.replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"00000000-0000-4000-8000-000000000001\""));
        var forged = List.of(
                encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + another + ".",
                parts[0] + "." + another + "." + parts[2],
                encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + another + "." + encoded("guessed"));

        for (var instance : RunningPlatform.get().instances("appointment-service")) {
            for (var token : forged) {
                given().baseUri(instance)
                        .header("Authorization", "Bearer " + token)
                        .get("/api/v1/bookings/mine")
                        .then()
                        .statusCode(401);
            }
            given().baseUri(instance)
                    .header("Authorization", "Bearer " + Platform.token("citizen"))
                    .get("/api/v1/bookings/mine")
                    .then()
                    .statusCode(200);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void another_bookings_token_opens_nothing() {
        var mine = Bookings.confirmed("address-change", "de", "2027-03-01", "2027-03-05");
        var other = Bookings.confirmed("address-change", "de", "2027-03-01", "2027-03-05");

        anybody()
                .header("Booking-Token", mine.token())
                .get("/api/v1/bookings/" + other.id())
                .then()
                .statusCode(404);
        anybody()
                .header("Booking-Token", mine.token())
                .post("/api/v1/bookings/" + other.id() + "/cancellation")
                .then()
                .statusCode(404);
        as("clerk-halle").get("/api/v1/bookings/" + other.id()).then().statusCode(404);
    }

    @Test
    void a_wrong_wish_says_which_field_and_why() {
        anybody(Map.of(
                        "office",
                        "NOWHERE",
                        "services",
                        List.of(Map.of("code", "residence-permit", "persons", 1)),
                        "start",
                        "2027-03-01T09:00:00+01:00",
                        "language",
                        "de",
                        "accessNeeds",
                        List.of()))
                .header("Idempotency-Key", Platform.key())
                .post("/api/v1/bookings")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404))
                .contentType("application/problem+json");
        anybody(Map.of(
                        "office",
                        "MD-ABH",
                        "services",
                        List.of(Map.of("code", "residence-permit", "persons", 1)),
                        "start",
                        "2020-03-01T09:00:00+01:00",
                        "language",
                        "de",
                        "accessNeeds",
                        List.of()))
                .header("Idempotency-Key", Platform.key())
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("start"));
    }

    static Stream<Endpoints.Endpoint> endpoints() {
        return Endpoints.all().stream().filter(endpoint -> !endpoint.streams());
    }

    static Stream<Endpoints.Endpoint> endpointsWithBody() {
        return endpoints().filter(Endpoints.Endpoint::json);
    }

    private static Response send(RequestSpecification request, Endpoints.Endpoint endpoint, String body) {
        var prepared = endpoint.json() ? request.contentType(ContentType.JSON).body(body) : request;
        return endpoint.streams()
                ? prepared.header("Accept", "application/problem+json").request(endpoint.method(), endpoint.filled())
                : prepared.request(endpoint.method(), endpoint.filled());
    }

    private static String abbreviated(String body) {
        return body.length() > 60 ? body.substring(0, 60) + "…" : body;
    }
}
