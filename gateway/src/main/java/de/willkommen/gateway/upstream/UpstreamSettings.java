package de.willkommen.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The addresses behind the gateway, by name of the upstream. */
@ConfigMapping(prefix = "willkommen.upstream")
public interface UpstreamSettings {

    /** The upstreams by name. */
    @WithParentName
    Map<String, Addresses> upstreams();

    /** One upstream. */
    interface Addresses {

        /** Base addresses of its instances. */
        List<URI> url();
    }
}
