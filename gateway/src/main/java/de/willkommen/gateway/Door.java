package de.willkommen.gateway;

import de.willkommen.gateway.apidocs.ApiPages;
import de.willkommen.gateway.guard.Bodies;
import de.willkommen.gateway.guard.CrossSiteGuard;
import de.willkommen.gateway.guard.SecurityHeaders;
import de.willkommen.gateway.limit.Clients;
import de.willkommen.gateway.problem.Browsers;
import de.willkommen.gateway.problem.Problem;
import de.willkommen.gateway.problem.Problems;
import de.willkommen.gateway.relay.Relay;
import de.willkommen.gateway.routing.Access;
import de.willkommen.gateway.routing.RequestPath;
import de.willkommen.gateway.routing.Route;
import de.willkommen.gateway.routing.RouteTable;
import de.willkommen.gateway.signin.SignInPages;
import de.willkommen.gateway.signin.Visitor;
import de.willkommen.gateway.trace.RequestId;
import de.willkommen.gateway.trace.Trace;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** The order in which a request passes the parts of the gateway. */
@Singleton
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final String PATH = "gateway.path";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);
    private static final Set<HttpMethod> GET = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> GET_OR_POST = Set.of(HttpMethod.GET, HttpMethod.POST);

    private final Trace trace;
    private final SecurityHeaders securityHeaders;
    private final CrossSiteGuard crossSite;
    private final Bodies bodies;
    private final Clients clients;
    private final RouteTable routes;
    private final Reception reception;
    private final SignInPages signIn;
    private final ApiPages api;
    private final Relay relay;
    private final Problems problems;
    private final String ownLimit;

    Door(
            Trace trace,
            SecurityHeaders securityHeaders,
            CrossSiteGuard crossSite,
            Bodies bodies,
            Clients clients,
            RouteTable routes,
            Reception reception,
            SignInPages signIn,
            ApiPages api,
            Relay relay,
            Problems problems,
            GatewaySettings settings) {
        this.trace = trace;
        this.securityHeaders = securityHeaders;
        this.crossSite = crossSite;
        this.bodies = bodies;
        this.clients = clients;
        this.routes = routes;
        this.reception = reception;
        this.signIn = signIn;
        this.api = api;
        this.relay = relay;
        this.problems = problems;
        this.ownLimit = settings.ownLimit();
    }

    /** Every request, before anything else looks at it. */
    void everyRequest(@Observes Filters filters) {
        filters.register(this::enter, 1000);
        filters.register(this::checkPath, 900);
        filters.register(this::checkOrigin, 800);
        filters.register(this::checkBody, 700);
    }

    /** The gateway's own pages, then everything else. */
    void places(@Observes Router router) {
        own(router, "/login", GET, signIn::login);
        // The code in the address is the credential there; nobody has to be recognised first.
        place(
                router,
                "/login/callback",
                GET,
                context -> reception.admit(context, ownLimit, () -> signIn.callback(context)));
        place(
                router,
                "/login/failed",
                GET,
                context -> reception.admit(context, ownLimit, () -> signIn.failed(context)));
        own(router, "/logout", GET_OR_POST, signIn::logout);
        own(router, "/openapi", GET, (context, visitor) -> api.document(context));
        own(router, "/docs", GET, (context, visitor) -> api.page(context));
        own(router, "/docs/problems", GET, (context, visitor) -> api.problems(context));
        own(router, "/docs/gateway.css", GET, (context, visitor) -> api.styles(context));
        router.route().order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT).handler(this::relay);
        router.route().order(Integer.MIN_VALUE + 1).failureHandler(this::failed);
    }

    private void own(Router router, String path, Set<HttpMethod> methods, BiConsumer<RoutingContext, Visitor> page) {
        place(
                router,
                path,
                methods,
                context -> reception.receive(context, ownLimit, visitor -> page.accept(context, visitor)));
    }

    private void place(Router router, String path, Set<HttpMethod> methods, Handler<RoutingContext> handler) {
        router.route(path).order(0).handler(context -> {
            if (methods.contains(context.request().method())) {
                handler.handle(context);
            } else {
                problems.end(context, Problem.METHOD_NOT_ALLOWED);
            }
        });
    }

    private void enter(RoutingContext context) {
        // Nothing reads the body yet, and what arrives unread is lost.
        context.request().pause();
        trace.begin(context);
        securityHeaders.promise(context);
        context.next();
    }

    private void checkPath(RoutingContext context) {
        if (!METHODS.contains(context.request().method())) {
            problems.end(context, Problem.METHOD_NOT_ALLOWED);
            return;
        }
        var uri = Objects.requireNonNullElse(context.request().uri(), "");
        var path = uri.startsWith("/")
                ? RequestPath.of(Objects.requireNonNullElse(context.request().path(), ""))
                : Optional.<RequestPath>empty();
        if (path.isEmpty()) {
            problems.end(context, Problem.AMBIGUOUS_PATH);
        } else if (path.get().isBelow("q") && !clients.isManagement(context.request())) {
            problems.end(context, Problem.NOT_FOUND);
        } else {
            context.put(PATH, path.get());
            context.next();
        }
    }

    private void checkOrigin(RoutingContext context) {
        if (crossSite.isForged(context.request())) {
            problems.end(context, Problem.CROSS_SITE_REQUEST);
        } else {
            context.next();
        }
    }

    private void checkBody(RoutingContext context) {
        if (bodies.announcesTooMuch(context.request())) {
            relay.refuseBody(context);
        } else {
            context.next();
        }
    }

    private void relay(RoutingContext context) {
        RequestPath path = Objects.requireNonNull(context.get(PATH));
        var route = path.isBelow("q") ? Optional.<Route>empty() : routes.routeOf(path);
        if (route.isEmpty()) {
            problems.end(context, Problem.NOT_FOUND);
            return;
        }
        trace.routed(context, route.get());
        reception.receive(context, route.get().limit(), visitor -> relay(context, route.get(), visitor));
    }

    private void relay(RoutingContext context, Route route, Visitor visitor) {
        if (route.access() == Access.SESSION && visitor instanceof Visitor.Anonymous) {
            signIn.askToSignIn(context, Browsers.asksForPage(context.request()));
        } else {
            relay.relay(context, route, visitor);
        }
    }

    private void failed(RoutingContext context) {
        if (!RequestId.isGiven(context)) {
            // Not even a path: the router gave up before the first of the parts above.
            trace.begin(context);
            securityHeaders.promise(context);
        }
        if (context.failure() != null) {
            LOG.error("Request failed", context.failure());
        }
        problems.end(
                context,
                switch (context.statusCode()) {
                    case 400 -> Problem.AMBIGUOUS_PATH;
                    case 404 -> Problem.NOT_FOUND;
                    case 405 -> Problem.METHOD_NOT_ALLOWED;
                    case 413 -> Problem.TOO_LARGE;
                    default -> Problem.INTERNAL_ERROR;
                });
    }
}
