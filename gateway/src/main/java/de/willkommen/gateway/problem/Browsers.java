package de.willkommen.gateway.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Tells a person who opens a page from a script that fetches something. */
public final class Browsers {

    private Browsers() {}

    /**
     * Whether the answer will be shown as a page: the browser says it navigates, or, where it says nothing, HTML is
     * asked for by name.
     */
    public static boolean asksForPage(HttpServerRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html")) {
            return false;
        }
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null ? !request.headers().contains("X-Requested-With") : mode.equals("navigate");
    }
}
