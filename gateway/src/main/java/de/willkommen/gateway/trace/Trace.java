package de.willkommen.gateway.trace;

import de.willkommen.gateway.routing.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Gives every request its id and leaves one log line and one measurement of it. Neither names a person: no address, no
 * account, no query, no secret part of a path.
 */
@Singleton
public class Trace {

    private static final Logger LOG = Logger.getLogger("de.willkommen.gateway.access");
    private static final String ROUTE = "gateway.route";
    private static final String OWN = "gateway";
    // The status nginx made customary for a client that left before its answer began.
    private static final int CLIENT_LEFT = 499;

    private final SecretPaths secrets;
    private final MeterRegistry metrics;

    Trace(SecretPaths secrets, MeterRegistry metrics) {
        this.secrets = secrets;
        this.metrics = metrics;
    }

    /** Begins the trace; it ends by itself when the answer does. */
    public void begin(RoutingContext context) {
        var id = RequestId.give(context);
        context.response().putHeader(RequestId.HEADER, id);
        MDC.put(RequestId.LOG_KEY, id);
        var startedAt = System.nanoTime();
        context.addEndHandler(ended -> record(context, id, Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    /** Notes the route; requests without one are the gateway's own. */
    public void routed(RoutingContext context, Route route) {
        context.put(ROUTE, route.name());
    }

    private void record(RoutingContext context, String id, Duration duration) {
        var request = context.request();
        var route = Objects.requireNonNullElse(context.<String>get(ROUTE), OWN);
        var response = context.response();
        int status = response.headWritten() ? response.getStatusCode() : CLIENT_LEFT;
        metrics.timer("gateway.requests", List.of(Tag.of("route", route), Tag.of("status", (status / 100) + "xx")))
                .record(duration);
        var path = Objects.requireNonNullElse(request.path(), "");
        if (path.startsWith("/q/")) {
            return;
        }
        MDC.put(RequestId.LOG_KEY, id);
        MDC.put("method", request.method().name());
        MDC.put("path", secrets.masked(path));
        MDC.put("status", status);
        MDC.put("durationMs", duration.toMillis());
        MDC.put("route", route);
        LOG.infof(
                "Request served method=%s path=%s status=%d durationMs=%d route=%s requestId=%s",
                request.method(), secrets.masked(path), status, duration.toMillis(), route, id);
        List.of("method", "path", "status", "durationMs", "route").forEach(MDC::remove);
    }
}
