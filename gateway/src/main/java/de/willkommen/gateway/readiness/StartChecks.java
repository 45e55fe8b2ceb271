package de.willkommen.gateway.readiness;

import de.willkommen.gateway.GatewaySettings;
import de.willkommen.gateway.limit.Limits;
import de.willkommen.gateway.routing.Route;
import de.willkommen.gateway.routing.RouteTable;
import de.willkommen.gateway.upstream.Upstreams;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Ends the start when a setting is missing or belongs to the demo, with all reasons in one message. */
@Singleton
class StartChecks {

    private final GatewaySettings settings;
    private final RouteTable routes;
    private final Upstreams upstreams;
    private final Limits limits;

    StartChecks(GatewaySettings settings, RouteTable routes, Upstreams upstreams, Limits limits) {
        this.settings = settings;
        this.routes = routes;
        this.upstreams = upstreams;
        this.limits = limits;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        var objections = new ArrayList<>(unknownNames());
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            var facts = new Facts(
                    settings.publicUrl(),
                    settings.issuer(),
                    settings.sessionKey().orElse(""),
                    settings.client().id(),
                    settings.client().secret().orElse(""));
            objections.addAll(
                    ConfigUtils.isProfileActive("demo") ? facts.objectionsToDemo() : facts.objectionsToProduction());
        }
        if (!objections.isEmpty()) {
            throw new IllegalStateException("Not started: " + String.join(" ", objections));
        }
    }

    private List<String> unknownNames() {
        var objections = new ArrayList<String>();
        for (Route route : routes.routes()) {
            if (!upstreams.knows(route.upstream())) {
                objections.add("Route " + route.name() + " leads to " + route.upstream() + ", which has no address.");
            }
            if (!limits.knows(route.limit())) {
                objections.add("Route " + route.name() + " names the unknown limit class " + route.limit() + ".");
            }
        }
        if (!limits.knows(settings.ownLimit())) {
            objections.add("The gateway's own pages name the unknown limit class " + settings.ownLimit() + ".");
        }
        return objections;
    }
}
