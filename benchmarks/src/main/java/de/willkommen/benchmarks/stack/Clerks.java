package de.willkommen.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Many clerks of Magdeburg, entered in the stack's Keycloak and signed in for an hour.
 *
 * @param subjects Keycloak's ids
 * @param tokens access tokens, in the same order
 */
public record Clerks(List<String> subjects, List<String> tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMINISTRATOR = "admin";

    /** Enters so many. */
    public static Clerks enter(Stack stack, int count) throws IOException, InterruptedException {
        var keycloak = new Administration(stack);
        keycloak.send("PUT", "", Map.of("accessTokenLifespan", 3600));
        var users = new ArrayList<Map<String, ?>>();
        for (var number = 0; number < count; number++) {
            users.add(Map.of(
                    "username",
                    name(number),
                    "enabled",
                    true,
                    "emailVerified",
                    true,
                    "firstName",
                    "Kim",
                    "lastName",
                    "Beispiel",
                    "email",
                    name(number) + "@willkommen.example",
                    "credentials",
                    List.of(Map.of("type", "password", "value", name(number))),
                    "realmRoles",
                    List.of("clerk"),
                    "attributes",
                    Map.of("authority", List.of("MD"), "locale", List.of("de"))));
        }
        keycloak.send("POST", "/partialImport", Map.of("ifResourceExists", "SKIP", "users", users));
        var subjects = new ArrayList<String>();
        var tokens = new ArrayList<String>();
        for (var number = 0; number < count; number++) {
            var token = stack.token(name(number));
            tokens.add(token);
            subjects.add(subject(token));
        }
        return new Clerks(List.copyOf(subjects), List.copyOf(tokens));
    }

    private static String name(int number) {
        return "desk" + number;
    }

    private static String subject(String token) throws IOException {
        var claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return JSON.readTree(new String(claims, StandardCharsets.UTF_8))
                .path("sub")
                .asText();
    }

    /** The realm, as its administrator sees it. */
    private static final class Administration {

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI keycloak;
        private final String realm;
        private final String token;

        Administration(Stack stack) throws IOException, InterruptedException {
            keycloak = stack.address("keycloak");
            realm = stack.issuer().substring(stack.issuer().lastIndexOf('/') + 1);
            var form = "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(ADMINISTRATOR);
            token = answer(HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build())
                    .path("access_token")
                    .asText();
        }

        void send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
            answer(HttpRequest.newBuilder(keycloak.resolve("/admin/realms/" + realm + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        }

        private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        }
    }
}
