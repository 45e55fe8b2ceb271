package de.willkommen.web.upstream;

import org.jspecify.annotations.Nullable;

/** A service that did not answer, or not in time. */
public class Unreachable extends RuntimeException {

    private final String service;

    Unreachable(String service, @Nullable Throwable cause) {
        super(service + " did not answer", cause);
        this.service = service;
    }

    /** The kinds of failure that led here, outermost first; no message, because messages can quote contents. */
    public String why() {
        var kinds = new StringBuilder();
        for (@Nullable Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }

    /** The service that is missing. */
    public String service() {
        return service;
    }
}
