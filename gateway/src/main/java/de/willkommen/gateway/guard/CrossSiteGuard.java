package de.willkommen.gateway.guard;

import de.willkommen.gateway.GatewaySettings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises requests that another web site made a browser send. The browser itself says where a request comes from, in
 * headers a page cannot set: {@code Sec-Fetch-Site}, and {@code Origin} in older browsers. What has neither is no
 * browser, and what brings a bearer token needed more than a cookie to get it.
 */
@Singleton
public class CrossSiteGuard {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final String ownOrigin;

    @Inject
    CrossSiteGuard(GatewaySettings settings) {
        this(settings.publicUrl());
    }

    CrossSiteGuard(URI publicUrl) {
        this.ownOrigin = originOf(publicUrl);
    }

    /** Whether a method promises to change nothing. */
    public static boolean isSafe(HttpMethod method) {
        return SAFE.contains(method);
    }

    /** Whether the request would change something at the wish of another site. */
    public boolean isForged(HttpServerRequest request) {
        return !isSafe(request.method()) && !hasBearerToken(request) && comesFromElsewhere(request);
    }

    /** Whether the browser says that another site is behind the request, whatever its method. */
    public boolean comesFromElsewhere(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origin.equalsIgnoreCase(ownOrigin);
    }

    /** Scheme, host and port as an {@code Origin} header has them. */
    static String originOf(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var isDefaultPort =
                url.getPort() < 0 || url.getPort() == (url.getScheme().equals("https") ? 443 : 80);
        return url.getScheme() + "://" + host + (isDefaultPort ? "" : ":" + url.getPort());
    }

    private static boolean hasBearerToken(HttpServerRequest request) {
        return isBearer(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    /** Whether the value of an {@code Authorization} header is a bearer token. */
    public static boolean isBearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }
}
