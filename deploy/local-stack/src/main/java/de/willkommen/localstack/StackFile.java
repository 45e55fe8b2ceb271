package de.willkommen.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.willkommen.localstack.clock.PlatformClock;
import de.willkommen.localstack.parts.Databases;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code stack.json}: everything a test or a tool needs to know about a running stack. */
final class StackFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Platform platform;
    private final PlatformClock clock;
    private final int controlPort;

    StackFile(Path data, Platform platform, PlatformClock clock, int controlPort) {
        this.file = data.resolve("stack.json");
        this.platform = platform;
        this.clock = clock;
        this.controlPort = controlPort;
    }

    /** @param state {@code starting}, {@code running} or {@code stopped} */
    synchronized void write(String state) {
        var draft = file.resolveSibling("stack.json.draft");
        try {
            Files.writeString(draft, JSON.writeValueAsString(content(state)) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("The file " + file + " cannot be written (" + e.getMessage() + ").", e);
        }
    }

    private Map<String, Object> content(String state) {
        var content = new LinkedHashMap<String, Object>();
        content.put("state", state);
        content.put("launcherPid", ProcessHandle.current().pid());
        content.put("publicUrl", platform.publicUrl());
        content.put("issuer", platform.keycloakServer().issuer());
        content.put("clockOffset", clock.offset().toString());
        content.put("addresses", addresses());
        content.put("parts", parts(platform));
        return content;
    }

    private Map<String, Object> addresses() {
        var addresses = new LinkedHashMap<String, Object>();
        addresses.put("control", "http://localhost:" + controlPort);
        addresses.put("keycloak", platform.keycloakServer().url());
        addresses.put("kafka", "localhost:" + platform.port(Endpoint.KAFKA));
        addresses.put("smtp", "localhost:" + platform.port(Endpoint.SMTP));
        addresses.put("smpp", "localhost:" + platform.port(Endpoint.SMPP));
        addresses.put("mail", "http://localhost:" + platform.port(Endpoint.MAIL));
        addresses.put("sms", "http://localhost:" + platform.port(Endpoint.SMS));
        platform.applications().forEach(part -> addresses.put(part.name(), "http://localhost:" + part.port()));
        var databases = new LinkedHashMap<String, String>();
        Databases.NAMES.forEach(name -> databases.put(name, Databases.url(platform.port(Endpoint.POSTGRESQL), name)));
        addresses.put("databases", databases);
        return addresses;
    }

    static List<PartState> parts(Platform platform) {
        return platform.parts().stream().map(PartState::of).toList();
    }

    /** @param pid 0 while it was never started */
    record PartState(String name, int port, long pid, boolean running, String log) {
        static PartState of(Part part) {
            return new PartState(part.name(), part.port(), part.pid(), part.running(), part.log());
        }
    }
}
