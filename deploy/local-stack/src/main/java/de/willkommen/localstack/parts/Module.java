package de.willkommen.localstack.parts;

import de.willkommen.localstack.process.Endpoint;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The six applications, in the order in which people meet them. */
public enum Module {
    GATEWAY(Endpoint.GATEWAY, null),
    WEB(Endpoint.WEB, null),
    APPOINTMENT(Endpoint.APPOINTMENT, "appointment"),
    QUEUE(Endpoint.QUEUE, "queue"),
    NOTIFICATION(Endpoint.NOTIFICATION, "notification"),
    CONTENT(Endpoint.CONTENT, "content");

    private final Endpoint endpoint;
    private final @Nullable String database;

    Module(Endpoint endpoint, @Nullable String database) {
        this.endpoint = endpoint;
        this.database = database;
    }

    /** The name of its folder, of its log and of its address. */
    public String folder() {
        return endpoint.option();
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** Its own database; the gateway and the pages have none. */
    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    public static Optional<Module> named(String folder) {
        return Arrays.stream(values()).filter(m -> m.folder().equals(folder)).findFirst();
    }
}
