package de.willkommen.gateway.relay;

import de.willkommen.gateway.GatewaySettings;
import de.willkommen.gateway.guard.Bodies;
import de.willkommen.gateway.limit.Clients;
import de.willkommen.gateway.limit.OpenStreams;
import de.willkommen.gateway.problem.Problem;
import de.willkommen.gateway.problem.Problems;
import de.willkommen.gateway.routing.Route;
import de.willkommen.gateway.signin.Visitor;
import de.willkommen.gateway.trace.RequestId;
import de.willkommen.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hands requests on to upstreams. The proxying itself is Vert.x's; here is decided where to and with what. */
@Singleton
public class Relay {

    private static final Duration STREAM_RETRY = Duration.ofSeconds(10);
    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    private final Upstreams upstreams;
    private final Problems problems;
    private final Clients clients;
    private final OpenStreams openStreams;
    private final Bodies bodies;
    private final GatewaySettings settings;
    private final HttpClient unused;

    Relay(
            Upstreams upstreams,
            Problems problems,
            Clients clients,
            OpenStreams openStreams,
            Bodies bodies,
            GatewaySettings settings,
            Vertx vertx) {
        this.upstreams = upstreams;
        this.problems = problems;
        this.clients = clients;
        this.openStreams = openStreams;
        this.bodies = bodies;
        this.settings = settings;
        // The proxy wants a client of its own, though every request comes from the upstreams' pools.
        this.unused = vertx.createHttpClient();
    }

    /** Lets the upstream of the route answer. */
    public void relay(RoutingContext context, Route route, Visitor visitor) {
        if (isStream(context, route) && !takesPlace(context, visitor)) {
            problems.end(context, Problem.TOO_MANY_REQUESTS, STREAM_RETRY);
            return;
        }
        if (!Bodies.isChunked(context.request())) {
            send(context, route, visitor, null);
            return;
        }
        bodies.collect(context.request())
                .onSuccess(body -> send(context, route, visitor, body))
                .onFailure(failure -> {
                    if (failure instanceof Bodies.TooLarge) {
                        refuseBody(context);
                    } else {
                        context.fail(failure);
                    }
                });
    }

    /** Refuses a body over the limit. The rest of it is not read: the connection ends with the answer. */
    public void refuseBody(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.addEndHandler(ended -> context.request().connection().close());
        problems.end(context, Problem.TOO_LARGE);
    }

    private boolean takesPlace(RoutingContext context, Visitor visitor) {
        var who = visitor instanceof Visitor.Known known ? known.subject() : clients.addressOf(context.request());
        var taken = openStreams.take(who);
        if (taken) {
            context.addEndHandler(ended -> openStreams.giveBack(who));
        }
        return taken;
    }

    private static boolean isStream(RoutingContext context, Route route) {
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return route.stream() || (accept != null && accept.contains("text/event-stream"));
    }

    private void send(RoutingContext context, Route route, Visitor visitor, @Nullable Buffer body) {
        var stream = isStream(context, route);
        var headers = new RelayedHeaders(
                settings.publicUrl(), clients.addressOf(context.request()), RequestId.of(context), visitor, stream);
        var proxy = HttpProxy.reverseProxy(OPTIONS, unused)
                .origin(exchange -> open(route, stream))
                .addInterceptor(new Exchange(context, route.upstream(), headers, problems));
        if (body != null) {
            proxy.addInterceptor(new CollectedBody(body));
        }
        proxy.handle(context.request());
    }

    private Future<HttpClientRequest> open(Route route, boolean stream) {
        return upstreams
                .open(route.upstream(), stream)
                .map(request -> request.idleTimeout(
                        settings.connections().answerTimeout().toMillis()));
    }

    private record CollectedBody(Buffer body) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext exchange) {
            exchange.request().setBody(Body.body(body));
            return exchange.sendRequest();
        }
    }
}
