package de.willkommen.gateway.routing;

import io.smallrye.config.WithDefault;
import java.util.List;

/** One entry of the route table in the configuration. */
public interface RouteSettings {

    /** Patterns of the paths: {@code *} is any one segment, {@code **} at the end is everything below. */
    List<String> paths();

    /** Name of the upstream, one of {@code willkommen.upstream.*}. */
    String upstream();

    /** Name of the limit class, one of {@code willkommen.gateway.limits.*}. */
    String limit();

    /** Whether a session is needed. */
    @WithDefault("anonymous")
    Access access();

    /** Whether the answers are event streams even when the request does not ask for {@code text/event-stream}. */
    @WithDefault("false")
    boolean stream();
}
