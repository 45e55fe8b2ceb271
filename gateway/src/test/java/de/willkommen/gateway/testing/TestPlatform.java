package de.willkommen.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** What stands around the gateway in its tests: parts that echo, addresses where nobody listens, an OpenID provider. */
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        var provider = TestIdentityProvider.start(vertx);
        int port = freePort();
        var nobody = "http://localhost:" + freePort();
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.test-port", Integer.toString(port));
        settings.put("willkommen.public-url", "http://localhost:" + port);
        settings.put("quarkus.oidc.auth-server-url", provider.issuer());
        settings.put("quarkus.oidc.token.lifespan-grace", "0");
        settings.put("willkommen.gateway.client.secret", TestIdentityProvider.SECRET);
        settings.put("willkommen.gateway.session-key", "a-session-key-for-the-tests-0001");
        settings.put("willkommen.upstream.appointment.url", start("appointment"));
        settings.put("willkommen.upstream.queue.url", nobody + "," + start("queue-2"));
        settings.put("willkommen.upstream.content.url", start("content-1") + "," + start("content-2"));
        settings.put("willkommen.upstream.notification.url", nobody);
        settings.put("willkommen.upstream.web.url", start("web"));
        settings.put("willkommen.gateway.connections.answer-timeout", "PT1S");
        settings.put("willkommen.gateway.connections.per-instance", "64");
        settings.put("willkommen.gateway.connections.streams-per-visitor", "75");
        settings.put("willkommen.gateway.routes.limited.paths", "/limited/**");
        settings.put("willkommen.gateway.routes.limited.upstream", "web");
        settings.put("willkommen.gateway.routes.limited.limit", "tiny");
        settings.put("willkommen.gateway.trusted-proxies", "127.0.0.1/32");
        for (var kind : new String[] {"reads", "writes", "account"}) {
            settings.put("willkommen.gateway.limits.tiny." + kind + ".rate", "2");
            settings.put("willkommen.gateway.limits.tiny." + kind + ".burst", "4");
            settings.put("willkommen.gateway.limits.tiny." + kind + ".patience", "PT1S");
        }
        settings.put("test.provider", provider.issuer().replace("/realms/test", ""));
        return settings;
    }

    private String start(String name) {
        return TestUpstream.start(name, vertx).url();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
