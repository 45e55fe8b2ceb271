package de.willkommen.kit.event;

import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import org.jspecify.annotations.Nullable;

/** Names of the CloudEvents attributes the platform adds to the standard's. */
public final class EventMetadata {

    /** The authority the event belongs to. */
    public static final String AUTHORITY = "authority";

    /** Id of the request that caused the event. */
    public static final String REQUEST_ID = "requestid";

    /** W3C trace context, so that a trace goes on behind Kafka. */
    public static final String TRACE_PARENT = "traceparent";

    private EventMetadata() {}

    /** The request that caused the event, if a request did. */
    public static @Nullable String requestIdOf(IncomingCloudEventMetadata<?> event) {
        return event.<String>getExtension(REQUEST_ID).orElse(null);
    }
}
