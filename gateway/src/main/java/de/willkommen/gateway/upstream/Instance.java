package de.willkommen.gateway.upstream;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** One running copy of an upstream. An instance that refused a connection rests for a moment before it is asked first again. */
final class Instance {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final SocketAddress address;
    private final boolean tls;
    private volatile long restsUntil = System.nanoTime();

    private Instance(SocketAddress address, boolean tls) {
        this.address = address;
        this.tls = tls;
    }

    static Instance at(URI url) {
        var hasPath = url.getPath() != null
                && !url.getPath().isEmpty()
                && !url.getPath().equals("/");
        if (url.getHost() == null || hasPath || !SCHEMES.contains(url.getScheme())) {
            throw new IllegalArgumentException(
                    "The address of an instance must look like http://host:port, not " + url);
        }
        var tls = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        return new Instance(SocketAddress.inetSocketAddress(port, url.getHost()), tls);
    }

    SocketAddress address() {
        return address;
    }

    boolean tls() {
        return tls;
    }

    void rest(Duration pause) {
        restsUntil = System.nanoTime() + pause.toNanos();
    }

    boolean isResting() {
        return System.nanoTime() - restsUntil < 0;
    }
}
