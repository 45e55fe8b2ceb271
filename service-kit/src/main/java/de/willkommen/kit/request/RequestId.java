package de.willkommen.kit.request;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of the request being served, as it stands in every log line under {@code requestId}. */
public final class RequestId {

    /** The header that carries it between the parts. */
    public static final String HEADER = "X-Request-Id";

    private static final String LOG_KEY = "requestId";

    private RequestId() {}

    /** The id, or nothing where no request is behind the work. */
    public static @Nullable String current() {
        return (String) MDC.get(LOG_KEY);
    }

    /** Goes on under the id of an earlier request, or under none. */
    public static void adopt(@Nullable String id) {
        if (id == null) {
            MDC.remove(LOG_KEY);
        } else {
            MDC.put(LOG_KEY, id);
        }
    }
}
