package de.willkommen.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Reads small JSON bodies whole before a worker is called. A worker that reads for itself and the event loop that brings
 * the bytes wait for each other's lock on the connection: under a crowd a fifth of the processor went there. Large
 * bodies and those of unknown length still come piece by piece.
 */
class SmallBodies {

    private static final int SMALL = 64 * 1024;

    /** After it is known who asks. */
    private static final int AFTER_AUTHENTICATION = 50;

    void readBeforeWork(@Observes Filters filters) {
        var reader = BodyHandler.create(false).setPreallocateBodyBuffer(true);
        filters.register(
                routing -> {
                    if (isSmallJson(routing.request())) {
                        reader.handle(routing);
                        // Quarkus holds the bytes back while it finds out who asks.
                        routing.request().resume();
                    } else {
                        routing.next();
                    }
                },
                AFTER_AUTHENTICATION);
    }

    private static boolean isSmallJson(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.startsWith("application/json")
                && isSmall(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    private static boolean isSmall(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) <= SMALL;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
