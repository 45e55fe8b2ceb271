package de.willkommen.gateway.routing;

import de.willkommen.gateway.GatewaySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The routes of the configuration, the most specific pattern first. */
@Singleton
public class RouteTable {

    private final Map<PathPattern, Route> routes = new TreeMap<>();

    @Inject
    RouteTable(GatewaySettings settings) {
        this(settings.routes());
    }

    RouteTable(Map<String, RouteSettings> settings) {
        settings.forEach((name, route) -> route.paths().forEach(path -> add(name, route, PathPattern.of(path))));
    }

    private void add(String name, RouteSettings settings, PathPattern pattern) {
        var route = new Route(name, settings.upstream(), settings.limit(), settings.access(), settings.stream());
        var other = routes.putIfAbsent(pattern, route);
        if (other != null) {
            throw new IllegalArgumentException(
                    "The routes '" + other.name() + "' and '" + name + "' both claim " + pattern + ".");
        }
    }

    /** The route of a path; empty if no pattern of the table matches. */
    public Optional<Route> routeOf(RequestPath path) {
        for (var entry : routes.entrySet()) {
            if (entry.getKey().matches(path)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The names of the upstreams that routes lead to. */
    public Iterable<Route> routes() {
        return routes.values();
    }
}
