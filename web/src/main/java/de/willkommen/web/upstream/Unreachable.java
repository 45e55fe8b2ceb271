package de.willkommen.web.upstream;

import org.jspecify.annotations.Nullable;

/** A service that did not answer, or not in time. */
public class Unreachable extends RuntimeException {

    private final String service;

    Unreachable(String service, @Nullable Throwable cause) {
        super(service + " did not answer", cause);
        this.service = service;
    }

    /** The service that is missing. */
    public String service() {
        return service;
    }
}
