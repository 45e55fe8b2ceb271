package de.willkommen.gateway.relay;

import de.willkommen.gateway.signin.SignIn;
import de.willkommen.gateway.signin.Visitor;
import de.willkommen.gateway.trace.RequestId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream learns beside the request itself, and what the client learns beside the answer. Nothing a client
 * says about its address, its host or the way it came survives; the gateway says it instead.
 *
 * @param publicUrl the address people reach the platform by
 * @param client the client's network address
 * @param requestId the number of the request
 * @param visitor whose token goes along
 * @param stream whether an event stream is expected
 */
record RelayedHeaders(URI publicUrl, String client, String requestId, Visitor visitor, boolean stream) {

    private static final List<String> NOT_FROM_CLIENTS = List.of(
            "Authorization",
            "Expect",
            "Forwarded",
            "Proxy",
            "X-Client-IP",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-HTTP-Method",
            "X-HTTP-Method-Override",
            "X-Method-Override",
            "X-Original-Host",
            "X-Original-URL",
            "X-Real-IP",
            "X-Rewrite-URL");

    private static final List<String> NOT_FROM_UPSTREAMS =
            List.of("Connection", "Keep-Alive", "Proxy-Authenticate", "Te", "Trailer", "Upgrade", RequestId.HEADER);

    void toUpstream(MultiMap headers) {
        // Also whatever else a client declares to belong to this connection alone.
        Arrays.stream(String.join(",", headers.getAll(HttpHeaders.CONNECTION)).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(headers::remove);
        NOT_FROM_CLIENTS.forEach(headers::remove);
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getRawAuthority());
        headers.set(RequestId.HEADER, requestId);
        var cookies = withoutSession(headers.getAll(HttpHeaders.COOKIE));
        headers.remove(HttpHeaders.COOKIE);
        if (!cookies.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, cookies);
        }
        if (visitor instanceof Visitor.Known known) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + known.accessToken());
        }
        if (stream) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
    }

    void toClient(MultiMap headers) {
        NOT_FROM_UPSTREAMS.forEach(headers::remove);
        var location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, local(location));
        }
        if (isEventStream(headers.get(HttpHeaders.CONTENT_TYPE))) {
            headers.set("X-Accel-Buffering", "no");
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        } else if (visitor instanceof Visitor.Known && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** An upstream builds absolute addresses from the public host but does not know that the way there is TLS. */
    private String local(String location) {
        for (var scheme : List.of("http://", "https://")) {
            var ours = scheme + publicUrl.getRawAuthority();
            if (location.equals(ours) || location.startsWith(ours + "/")) {
                return publicUrl + location.substring(ours.length());
            }
        }
        return location;
    }

    private static String withoutSession(List<String> cookieHeaders) {
        return cookieHeaders.stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty() && !cookie.startsWith(SignIn.COOKIES))
                .collect(Collectors.joining("; "));
    }

    private static boolean isEventStream(@Nullable String contentType) {
        return contentType != null && contentType.startsWith("text/event-stream");
    }
}
