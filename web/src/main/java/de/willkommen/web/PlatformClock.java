package de.willkommen.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock of the pages: the real time, in {@code demo} shifted by the platform's common offset. */
class PlatformClock {

    @Produces
    @ApplicationScoped
    Clock clock(WebSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clockOffset());
    }
}
