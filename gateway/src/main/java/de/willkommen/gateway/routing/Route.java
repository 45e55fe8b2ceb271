package de.willkommen.gateway.routing;

/**
 * Where the paths of one kind go.
 *
 * @param name the name in the configuration; it appears in logs and metrics instead of the path
 * @param upstream the upstream that answers
 * @param limit the limit class the requests count in
 * @param access whether a session is needed
 * @param stream whether the answer is an event stream even when the request does not say so
 */
public record Route(String name, String upstream, String limit, Access access, boolean stream) {}
