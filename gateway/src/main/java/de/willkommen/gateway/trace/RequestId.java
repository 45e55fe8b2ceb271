package de.willkommen.gateway.trace;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The number under which a request is found in the logs of every part it touches. */
public final class RequestId {

    /** The header that carries it. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in log lines. */
    static final String LOG_KEY = "requestId";

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private RequestId() {}

    /** The id given to the request when it came in. */
    public static String of(RoutingContext context) {
        return Objects.requireNonNull(context.get(LOG_KEY), "every request passes the trace first");
    }

    /** Whether the trace of the request has begun. */
    public static boolean isGiven(RoutingContext context) {
        return context.get(LOG_KEY) != null;
    }

    /** Takes the caller's id over if it is a UUID, or makes one. */
    static String give(RoutingContext context) {
        var offered = context.request().getHeader(HEADER);
        var id = offered != null && UUID_FORM.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
        context.put(LOG_KEY, id);
        return id;
    }
}
