package de.willkommen.gateway;

import de.willkommen.gateway.limit.LimitSettings;
import de.willkommen.gateway.routing.RouteSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the gateway. Addresses of the upstreams are in {@code willkommen.upstream.*}. */
@ConfigMapping(prefix = "willkommen.gateway")
public interface GatewaySettings {

    /** The address people reach the platform by, without a slash at its end. */
    URI publicUrl();

    /** The issuer of tokens as browsers reach it; its origin is the only foreign one forms may lead to. */
    URI issuer();

    /** Where the gateway reports the end of a session to the identity provider. */
    URI endSessionUrl();

    /** Key of the session cookies, at least 32 characters, the same for every instance. */
    Optional<String> sessionKey();

    /** The identity provider's client and its secret. */
    Client client();

    /** The route table; the most specific pattern wins. */
    Map<String, RouteSettings> routes();

    /** The limit classes the routes name. */
    Map<String, LimitSettings> limits();

    /** The limit class of sign-in, sign-out and the gateway's own pages. */
    @WithDefault("own")
    String ownLimit();

    /** Networks (CIDR) whose {@code X-Forwarded-For} is believed; of nobody else. */
    Optional<List<String>> trustedProxies();

    /** Networks (CIDR) that may read health and metrics under {@code /q}; for everybody else there is nothing. */
    @WithDefault("127.0.0.0/8,::1/128")
    List<String> managementNetworks();

    /** The largest body of a request. */
    @WithDefault("1M")
    MemorySize bodyLimit();

    /** Beginnings of paths that end in a secret; logs, metrics and traces show a star in its place. */
    @WithDefault("/l/")
    List<String> secretPaths();

    /** Connections to the upstreams. */
    Connections connections();

    /** The merged interface document. */
    ApiDocument apiDocument();

    /** The confidential client of the identity provider. */
    interface Client {

        /** Client id. */
        @WithDefault("willkommen-gateway")
        String id();

        /** Client secret. */
        Optional<String> secret();
    }

    /** Connections to the upstreams. */
    interface Connections {

        /** How long opening a connection may take. */
        @WithDefault("PT2S")
        Duration connectTimeout();

        /** How long an upstream may take until its answer begins; afterwards 504. */
        @WithDefault("PT30S")
        Duration answerTimeout();

        /** How long an answer may stand still before it is cut off. */
        @WithDefault("PT60S")
        Duration idleTimeout();

        /** How long an event stream may be silent before its connection counts as dead. */
        @WithDefault("PT5M")
        Duration streamIdleTimeout();

        /** How long an instance that refused a connection is left alone. */
        @WithDefault("PT2S")
        Duration rest();

        /** Connections to one instance for ordinary requests. */
        @WithDefault("128")
        int perInstance();

        /** Ordinary requests that may wait for a connection to one instance; the next gets 503. */
        @WithDefault("512")
        int waiting();

        /** Event streams one address or account may have open; the next gets 429. */
        @WithDefault("1000")
        int streamsPerVisitor();

        /** Event streams from one instance; the next gets 503. */
        @WithDefault("20000")
        int streamsPerInstance();
    }

    /** The merged interface document. */
    interface ApiDocument {

        /** Title of the document. */
        String title();

        /** What it says about itself. */
        String description();

        /** The upstreams that publish a part. */
        List<String> upstreams();

        /** How long a fetched part is good for. */
        @WithDefault("PT30S")
        Duration freshFor();
    }
}
