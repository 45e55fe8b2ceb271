package de.willkommen.gateway.apidocs;

import de.willkommen.gateway.GatewaySettings;
import de.willkommen.gateway.routing.RequestPath;
import de.willkommen.gateway.routing.RouteTable;
import de.willkommen.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The interface of the platform as one document, made from what the upstreams publish. It is fetched when somebody asks
 * and kept for a while; a document with gaps is kept only briefly, so that a part that has just started appears.
 */
@Singleton
class ApiDocument {

    private static final Logger LOG = Logger.getLogger(ApiDocument.class);
    private static final String PUBLISHED_AT = "/q/openapi?format=json";
    private static final Duration WITH_GAPS = Duration.ofSeconds(3);

    private final Upstreams upstreams;
    private final RouteTable routes;
    private final GatewaySettings settings;
    private final AtomicReference<@Nullable Edition> current = new AtomicReference<>();

    ApiDocument(Upstreams upstreams, RouteTable routes, GatewaySettings settings) {
        this.upstreams = upstreams;
        this.routes = routes;
        this.settings = settings;
    }

    private record Edition(JsonObject document, boolean complete, long madeAt) {

        boolean isFresh(Duration freshFor) {
            var age = Duration.ofNanos(System.nanoTime() - madeAt);
            return age.compareTo(complete ? freshFor : WITH_GAPS) < 0;
        }
    }

    /** The document as of now, or of a few seconds ago. */
    Future<JsonObject> get() {
        var edition = current.get();
        if (edition != null && edition.isFresh(settings.apiDocument().freshFor())) {
            return Future.succeededFuture(edition.document());
        }
        return fetchAll().map(parts -> {
            var made = edition(parts);
            current.set(made);
            return made.document();
        });
    }

    private Future<Map<String, JsonObject>> fetchAll() {
        var parts = new TreeMap<String, JsonObject>();
        var fetched = settings.apiDocument().upstreams().stream()
                .map(upstream -> upstreams
                        .fetch(upstream, PUBLISHED_AT)
                        .map(Buffer::toJsonObject)
                        .onSuccess(part -> parts.put(upstream, part))
                        .onFailure(failure -> LOG.infof("No interface document upstream=%s", upstream)))
                .toList();
        return Future.join(new ArrayList<>(fetched)).transform(done -> Future.succeededFuture(parts));
    }

    private Edition edition(Map<String, JsonObject> parts) {
        var merge = new ApiMerge(this::leadsTo);
        var wanted = settings.apiDocument().upstreams();
        parts.forEach(merge::add);
        merge.signInAt(settings.issuer().toString());
        List<String> missing =
                wanted.stream().filter(upstream -> !parts.containsKey(upstream)).toList();
        var document = merge.document(
                settings.apiDocument().title(),
                settings.apiDocument().description(),
                settings.publicUrl().toString(),
                missing);
        return new Edition(document, missing.isEmpty(), System.nanoTime());
    }

    private boolean leadsTo(String pathTemplate, String upstream) {
        var example = pathTemplate.replaceAll("\\{[^/]*}", "x");
        return RequestPath.of(example)
                .flatMap(routes::routeOf)
                .filter(route -> route.upstream().equals(upstream))
                .isPresent();
    }
}
