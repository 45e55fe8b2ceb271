package de.willkommen.kit.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads small JSON bodies whole before a worker is called. A worker that reads for itself and the event loop that brings
 * the bytes wait for each other's lock on the connection: under a crowd a fifth of the processor went there. Large
 * bodies still come piece by piece. Those of unknown length are read whole as well: when one grows too large while a
 * worker reads, the framework ends the request without a word.
 */
@Singleton
class SmallBodies {

    private static final int SMALL = 64 * 1024;

    /** After it is known who asks. */
    private static final int AFTER_AUTHENTICATION = 50;

    private final long limit;

    SmallBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void readBeforeWork(@Observes Filters filters) {
        var small = BodyHandler.create(false).setPreallocateBodyBuffer(true);
        var unknown = BodyHandler.create(false).setBodyLimit(limit);
        filters.register(
                routing -> {
                    if (isSmallJson(routing.request())) {
                        read(small, routing);
                    } else if (isOfUnknownLength(routing.request())) {
                        read(unknown, routing);
                    } else {
                        routing.next();
                    }
                },
                AFTER_AUTHENTICATION);
    }

    private static void read(BodyHandler reader, RoutingContext routing) {
        reader.handle(routing);
        // Quarkus holds the bytes back while it finds out who asks.
        routing.request().resume();
    }

    /** Forms are the framework's to read. */
    private static boolean isOfUnknownLength(HttpServerRequest request) {
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) && (type == null || !type.contains("form"));
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
