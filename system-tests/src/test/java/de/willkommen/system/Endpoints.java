package de.willkommen.system;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Every endpoint of every service, read from the OpenAPI documents the services themselves deliver. */
final class Endpoints {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final List<String> SERVICES =
            List.of("appointment-service", "queue-service", "notification-service", "content-service");

    private Endpoints() {}

    /** One operation; {@code json} says whether it takes a JSON body. */
    record Endpoint(String service, String method, String path, boolean json) {

        /** The path with plausible values, ids that do not exist among them. */
        String filled() {
            return path.replace("{authority}", "MD")
                    .replace("{office}", "MD-ABH")
                    .replace("{counter}", "101")
                    .replace("{code}", "residence-permit")
                    .replace("{slug}", "first-visit")
                    .replace("{language}", "de")
                    .replace("{id}", UUID.randomUUID().toString())
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }

        boolean streams() {
            return path.endsWith("/stream");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Endpoint> all() {
        var endpoints = new ArrayList<Endpoint>();
        for (var service : SERVICES) {
            for (var path : document(service).get("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        endpoints.add(new Endpoint(
                                service,
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue().has("requestBody")));
                    }
                }
            }
        }
        return endpoints;
    }

    private static JsonNode document(String service) {
        var text = given().get(RunningPlatform.get().address(service) + "/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
