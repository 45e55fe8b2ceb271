package de.willkommen.gateway.relay;

import de.willkommen.gateway.problem.Problem;
import de.willkommen.gateway.problem.Problems;
import de.willkommen.gateway.upstream.NoInstance;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** One request on its way to an upstream and its answer on the way back. */
final class Exchange implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final int NO_CONTENT = 204;

    private final RoutingContext context;
    private final String upstream;
    private final RelayedHeaders headers;
    private final Problems problems;

    Exchange(RoutingContext context, String upstream, RelayedHeaders headers, Problems problems) {
        this.context = context;
        this.upstream = upstream;
        this.headers = headers;
        this.problems = problems;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext exchange) {
        var request = exchange.request();
        headers.toUpstream(request.headers());
        var repeatable = isBodiless();
        if (repeatable) {
            request.setBody(null);
        }
        return exchange.sendRequest()
                .recover(failure -> repeatable && failure instanceof HttpClosedException
                        // The instance ended between two requests on one connection; the other one may be asked.
                        ? exchange.sendRequest()
                        : Future.failedFuture(failure))
                .recover(failure -> Future.succeededFuture(refusal(exchange, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext exchange) {
        var response = exchange.response();
        headers.toClient(response.headers());
        if (response.getStatusCode() == NO_CONTENT && response.getBody() != null) {
            // Without a length the proxy would announce chunks, which an answer without content must not have.
            response.getBody().stream().resume();
            response.setBody(null);
            response.headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        return exchange.sendResponse();
    }

    private boolean isBodiless() {
        var request = context.request();
        var method = request.method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private ProxyResponse refusal(ProxyContext exchange, Throwable failure) {
        var problem = problemOf(failure);
        LOG.warnf("Upstream failed upstream=%s problem=%s cause=%s", upstream, problem.slug(), failure.toString());
        var answer = problems.of(context, problem);
        var response = exchange.request()
                .release()
                .response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, answer.language())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(answer.body()));
        if (answer.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter().toString());
        }
        return response;
    }

    private static Problem problemOf(Throwable failure) {
        if (failure instanceof NoInstance) {
            return Problem.PART_UNAVAILABLE;
        }
        return failure instanceof TimeoutException ? Problem.GATEWAY_TIMEOUT : Problem.BAD_GATEWAY;
    }
}
