package de.willkommen.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What can be set for the pages. */
@ConfigMapping(prefix = "willkommen.web")
public interface WebSettings {

    /** The address people reach the platform by, without a slash at its end; links in QR codes derive from it. */
    URI publicUrl();

    /** Added to the real time; in {@code demo} alone. */
    Duration clockOffset();

    /** The office whose pages are shown; the first one the platform knows, unless named. */
    @WithDefault("MD-ABH")
    String office();

    /** The authority whose contents are shown while no office can be asked for its own. */
    @WithDefault("MD")
    String authority();

    /** Whether cookies are restricted to https. */
    @WithDefault("true")
    boolean secureCookies();

    /** How long an answer of a service is waited for. */
    @WithDefault("PT10S")
    Duration upstreamTimeout();

    /** Base addresses of the services; several instances are separated by commas. */
    Upstream upstream();

    /** Base addresses of the services the pages call. */
    interface Upstream {
        /** Instances of appointment-service. */
        List<URI> appointment();

        /** Instances of queue-service. */
        List<URI> queue();

        /** Instances of notification-service. */
        List<URI> notification();

        /** Instances of content-service. */
        List<URI> content();
    }
}
