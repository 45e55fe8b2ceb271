package de.willkommen.queue.bookingfeed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Where appointment-service answers. */
@ConfigMapping(prefix = "willkommen.upstream.appointment")
interface UpstreamSettings {

    /** Base addresses of its instances. */
    @WithDefault("http://localhost:8081")
    List<String> url();

    /** How long one instance may take; somebody stands at the kiosk. */
    @WithDefault("PT2S")
    Duration timeout();
}
