package de.willkommen.gateway.guard;

import de.willkommen.gateway.GatewaySettings;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The headers that tell browsers what no page of the platform will ever ask for. They stand on every answer. */
@Singleton
public class SecurityHeaders {

    private static final List<String> GIVES_AWAY_SOFTWARE = List.of("Server", "X-Powered-By", "Via");

    private final Map<String, String> headers;
    private final boolean onlyByTls;

    @Inject
    SecurityHeaders(GatewaySettings settings) {
        this(settings.publicUrl(), settings.issuer());
    }

    SecurityHeaders(URI publicUrl, URI issuer) {
        this.onlyByTls = publicUrl.getScheme().equals("https");
        // Forms may lead to the sign-in page: browsers apply form-action to the redirects that follow a form, too.
        this.headers = Map.of(
                "Content-Security-Policy",
                        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                + "connect-src 'self'; media-src 'self' data:; object-src 'none'; base-uri 'none'; "
                                + "form-action 'self' " + CrossSiteGuard.originOf(issuer) + "; frame-ancestors 'none'",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy",
                        "accelerometer=(), autoplay=(self), camera=(self), display-capture=(), fullscreen=(self), "
                                + "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), "
                                + "screen-wake-lock=(self), usb=()",
                // Not no-referrer: browsers would then send 'Origin: null' with the forms of the site itself.
                "Referrer-Policy", "same-origin",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
    }

    /** Sees to it that the headers stand on the answer when it begins, whoever sends it. */
    public void promise(RoutingContext context) {
        context.addHeadersEndHandler(ready -> put(context.response().headers()));
    }

    void put(MultiMap answer) {
        headers.forEach(answer::set);
        if (onlyByTls) {
            answer.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        GIVES_AWAY_SOFTWARE.forEach(answer::remove);
    }
}
