package de.willkommen.gateway.upstream;

import de.willkommen.gateway.GatewaySettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Opens requests to the instances behind the gateway: in turn, and to the next one when an instance does not take the
 * connection. That is safe for every method, because nothing has been sent by then.
 *
 * <p>Event streams have connections of their own. They stay open for hours, and would otherwise use up the pool that
 * everything else waits for.
 */
@Singleton
public class Upstreams {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    private final Map<String, Upstream> upstreams = new LinkedHashMap<>();
    private final GatewaySettings.Connections settings;
    private final HostAndPort publicAuthority;
    private final HttpClient ordinary;
    private final HttpClient streams;

    Upstreams(Vertx vertx, GatewaySettings gateway, UpstreamSettings addresses) {
        this.settings = gateway.connections();
        this.publicAuthority = HostAndPort.authority(
                gateway.publicUrl().getHost(), gateway.publicUrl().getPort());
        addresses
                .upstreams()
                .forEach((name, instances) -> upstreams.put(
                        name,
                        new Upstream(instances.url().stream().map(Instance::at).toList())));
        this.ordinary = vertx.createHttpClient(
                ordinary(settings),
                new PoolOptions().setHttp1MaxSize(settings.perInstance()).setMaxWaitQueueSize(settings.waiting()));
        this.streams = vertx.createHttpClient(
                options(settings, settings.streamIdleTimeout()).setKeepAlive(false),
                new PoolOptions().setHttp1MaxSize(settings.streamsPerInstance()).setMaxWaitQueueSize(0));
    }

    /** The connections of ordinary requests. */
    static HttpClientOptions ordinary(GatewaySettings.Connections settings) {
        return options(settings, settings.idleTimeout())
                .setKeepAliveTimeout(restsAtMost(settings.idleTimeout(), settings.answerTimeout()));
    }

    private static HttpClientOptions options(GatewaySettings.Connections settings, Duration idle) {
        return new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadIdleTimeout((int) idle.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTcpKeepAlive(true);
    }

    /**
     * How many seconds a connection may lie idle before a request. The silence before a request counts as well for the
     * connection that falls silent: with less than this, one that was asked at the last moment would end before its answer.
     */
    static int restsAtMost(Duration idle, Duration answer) {
        return (int) Math.max(1, idle.minus(answer).toSeconds());
    }

    /** Whether the configuration has addresses for the name. */
    public boolean knows(String upstream) {
        return upstreams.containsKey(upstream);
    }

    /**
     * Opens a request to an instance of the upstream. It names the public address as its host, so that absolute
     * addresses in the answer lead back through the gateway. Fails with {@link NoInstance}.
     */
    public Future<HttpClientRequest> open(String upstream, boolean stream) {
        var candidates = upstreams.get(upstream);
        if (candidates == null) {
            return Future.failedFuture(new NoInstance(upstream, new IllegalArgumentException("no address")));
        }
        return firstThatTakes(upstream, candidates.inOrder().iterator(), stream ? streams : ordinary);
    }

    /** Fetches a document from an instance of the upstream, outside any request of a client. */
    public Future<io.vertx.core.buffer.Buffer> fetch(String upstream, String uri) {
        return open(upstream, false).compose(request -> {
            request.setMethod(HttpMethod.GET).setURI(uri);
            request.idleTimeout(settings.connectTimeout().toMillis());
            return request.send()
                    .compose(response -> response.statusCode() == 200
                            ? response.body()
                            : Future.failedFuture(upstream + " answered " + response.statusCode()));
        });
    }

    private Future<HttpClientRequest> firstThatTakes(
            String upstream, Iterator<Instance> candidates, HttpClient client) {
        var instance = candidates.next();
        var options = new RequestOptions()
                .setServer(instance.address())
                .setHost(instance.address().host())
                .setPort(instance.address().port())
                .setSsl(instance.tls());
        return client.request(options)
                .map(request -> request.authority(publicAuthority))
                .recover(refused -> {
                    if (!(refused instanceof ConnectionPoolTooBusyException)) {
                        instance.rest(settings.rest());
                        LOG.warnf("Instance does not answer upstream=%s address=%s", upstream, instance.address());
                    }
                    return candidates.hasNext()
                            ? firstThatTakes(upstream, candidates, client)
                            : Future.failedFuture(new NoInstance(upstream, refused));
                });
    }
}
