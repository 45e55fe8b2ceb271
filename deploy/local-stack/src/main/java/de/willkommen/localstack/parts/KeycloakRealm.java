package de.willkommen.localstack.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The realm of the demo in the server, kept the same as the file.
 *
 * <p>Keycloak's own import leaves an existing realm alone, so a changed file or a changed public address would be
 * ignored silently. Here the realm is made anew then; its users keep their ids, only sessions are lost.
 */
final class KeycloakRealm {

    static final String NAME = "willkommen";
    static final String ADMINISTRATOR = "admin";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Path lastImport;
    private final String server;
    private final String publicUrl;

    /** @param lastImport keeps the hash of what was imported last */
    KeycloakRealm(Path file, Path lastImport, String server, String publicUrl) {
        this.file = file;
        this.lastImport = lastImport;
        this.server = server;
        this.publicUrl = publicUrl;
    }

    void bringUpToDate() {
        try {
            var realm = Files.readString(file).replace("${WILLKOMMEN_PUBLIC_URL}", publicUrl);
            var hash = hash(realm);
            var exists = Http.isOk(server + "/realms/" + NAME);
            if (exists
                    && Files.exists(lastImport)
                    && Files.readString(lastImport).equals(hash)) {
                return;
            }
            var token = token();
            if (exists) {
                require(
                        Http.send(asAdministrator(token, "/" + NAME).DELETE().build())
                                .statusCode(),
                        204);
            }
            require(
                    Http.send(asAdministrator(token, "")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(realm))
                                    .build())
                            .statusCode(),
                    201);
            Files.writeString(lastImport, hash);
        } catch (IOException e) {
            throw new StackFailure(
                    "The realm " + file + " cannot be brought into Keycloak (" + e.getMessage() + ").", e);
        }
    }

    private HttpRequest.Builder asAdministrator(String token, String path) {
        return HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token);
    }

    private String token() throws IOException {
        var form = "grant_type=password&client_id=admin-cli&username=" + encoded(ADMINISTRATOR) + "&password="
                + encoded(ADMINISTRATOR);
        var answer =
                Http.send(HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
        require(answer.statusCode(), 200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private void require(int status, int expected) {
        if (status != expected) {
            throw new StackFailure("Keycloak refuses the realm of " + file + " (status " + status
                    + "): read its log, or forget its data with make clean-data.");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
