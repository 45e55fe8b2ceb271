package de.willkommen.web.upstream;

import de.willkommen.web.visit.Visit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Passes an answer of a service on as it comes, byte by byte: event streams and downloads. It has a client of its own,
 * because open streams would use up the connections of short calls.
 */
@ApplicationScoped
public class Passage {

    private static final int STREAMS_PER_INSTANCE = 2_000;
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Content-Disposition", "Content-Language", "ETag");

    private final HttpClient client;
    private final AtomicInteger turn = new AtomicInteger();

    Passage(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(STREAMS_PER_INSTANCE)
                .setKeepAlive(false)
                .setConnectTimeout(2_000));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Answers the request with what the service answers to this path; {@code keys} are added to the relayed headers. */
    public void pass(RoutingContext context, Visit visit, List<URI> instances, String path, Map<String, String> keys) {
        var first = Math.floorMod(turn.getAndIncrement(), instances.size());
        open(instances, path, first, 0)
                .compose(request -> {
                    visit.relayed().forEach(request::putHeader);
                    keys.forEach(request::putHeader);
                    @Nullable String last = context.request().getHeader("Last-Event-ID");
                    if (last != null) {
                        request.putHeader("Last-Event-ID", last);
                    }
                    // The reader went away: so do we, and the service learns it.
                    context.response().closeHandler(gone -> request.reset());
                    return request.send();
                })
                .onSuccess(answer -> copy(answer, context))
                .onFailure(failure -> refuse(context));
    }

    /** An instance that can't be connected to has received nothing, so the next one is asked. */
    private Future<HttpClientRequest> open(List<URI> instances, String path, int first, int tried) {
        var instance = instances.get((first + tried) % instances.size());
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(instance + path))
                .recover(refused -> tried + 1 < instances.size()
                        ? open(instances, path, first, tried + 1)
                        : Future.failedFuture(refused));
    }

    private static void copy(HttpClientResponse answer, RoutingContext context) {
        var response = context.response().setStatusCode(answer.statusCode());
        for (var name : PASSED_ON) {
            @Nullable String value = answer.getHeader(name);
            if (value != null) {
                response.putHeader(name, value);
            }
        }
        response.putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
        response.setChunked(true);
        answer.pipeTo(response).onFailure(broken -> answer.request().reset());
    }

    private static void refuse(RoutingContext context) {
        if (!context.response().headWritten() && !context.response().closed()) {
            context.response().setStatusCode(503).end();
        }
    }
}
