package de.willkommen.web.page;

import de.willkommen.web.WebSettings;
import de.willkommen.web.language.Language;
import de.willkommen.web.visit.Visit;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Headers of every page, and the memory of the language. */
class PageFilters {

    // Scripts and styles only from our own files: what a note or a name smuggles in is never run.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    private final Visit visit;
    private final WebSettings settings;

    @Inject
    PageFilters(Visit visit, WebSettings settings) {
        this.visit = visit;
        this.settings = settings;
    }

    @ServerRequestFilter
    void refuseUnknownLanguages(ContainerRequestContext request) {
        var named = request.getUriInfo().getPathParameters().getFirst("language");
        if (named != null && Language.of(named).isEmpty()) {
            throw new NotFoundException();
        }
    }

    @ServerResponseFilter
    void finish(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", CONTENT_SECURITY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "same-origin");
        if (!headers.containsKey("Cache-Control")) {
            headers.putSingle("Cache-Control", "private, no-cache");
        }
        headers.add("Vary", "Accept-Language, Cookie");
        visit.languageInPath()
                .filter(language -> response.getStatus() == 200 && !visit.path().startsWith("/kiosk/"))
                .filter(language -> !visit.rememberedLanguage().equals(Optional.of(language)))
                .ifPresent(language -> headers.add("Set-Cookie", languageCookie(language.tag(), settings)));
    }

    static NewCookie languageCookie(String tag, WebSettings settings) {
        return new NewCookie.Builder(Visit.LANGUAGE_COOKIE)
                .value(tag)
                .path("/")
                .maxAge(Math.toIntExact(Duration.ofDays(365).toSeconds()))
                .httpOnly(true)
                .secure(settings.secureCookies())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
