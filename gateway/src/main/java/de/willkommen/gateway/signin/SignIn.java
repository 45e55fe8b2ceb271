package de.willkommen.gateway.signin;

import de.willkommen.gateway.GatewaySettings;
import de.willkommen.gateway.guard.CrossSiteGuard;
import de.willkommen.gateway.problem.Problem;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Recognises who asks. Programs bring a bearer token; people have a session, which is their tokens in an encrypted
 * cookie that every instance can read and no browser can.
 *
 * <p>Nobody is asked to sign in unless the path needs it, and a session that has ended makes its owner a stranger, not
 * an error: the public pages must work for everybody.
 */
@Singleton
public class SignIn {

    /** What the names of all cookies of a session or of a sign-in under way begin with. */
    public static final String COOKIES = "q_";

    private static final Logger LOG = Logger.getLogger(SignIn.class);
    private static final String SESSION_COOKIE = "q_session";

    private final HttpAuthenticator authenticator;
    private final GatewaySettings settings;

    SignIn(HttpAuthenticator authenticator, GatewaySettings settings) {
        this.authenticator = authenticator;
        this.settings = settings;
    }

    /** Recognises the visitor; never fails. */
    public Future<Visitor> recognise(RoutingContext context) {
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return CrossSiteGuard.isBearer(authorization)
                    ? identity(context).map(this::known).otherwise(this::refusedToken)
                    : Future.succeededFuture(new Visitor.Anonymous());
        }
        if (!hasSession(context)) {
            return Future.succeededFuture(new Visitor.Anonymous());
        }
        return identity(context).map(this::known).otherwise(failure -> lostSession(context, failure));
    }

    /** Sends the browser to the sign-in page, from which it returns to the address it asked for. */
    void ask(RoutingContext context, Runnable otherwise) {
        if (!isAtPublicAddress(context)) {
            // The cookie that proves who began the sign-in is bound to the host, so it begins at the right one.
            redirect(context, settings.publicUrl() + context.request().uri());
            return;
        }
        asFuture(context, authenticator.getChallenge(context)).onComplete(challenge -> {
            var location = challenge.succeeded() ? location(challenge.result()) : "";
            if (location.isEmpty()) {
                otherwise.run();
            } else {
                redirect(context, location);
            }
        });
    }

    /** Authenticates whatever the request carries; fails as Quarkus does. */
    Future<SecurityIdentity> identity(RoutingContext context) {
        return asFuture(context, authenticator.attemptAuthentication(context));
    }

    /** Takes the session's cookies away from the browser. */
    void forget(RoutingContext context) {
        var secure = settings.publicUrl().getScheme().equals("https");
        context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(SESSION_COOKIE))
                .forEach(name -> context.response()
                        .addCookie(Cookie.cookie(name, "")
                                .setPath("/")
                                .setMaxAge(0)
                                .setHttpOnly(true)
                                .setSecure(secure)
                                .setSameSite(CookieSameSite.LAX)));
    }

    static void redirect(RoutingContext context, String location) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.end();
    }

    /** Whether the identity provider could not be asked, as opposed to having said no. */
    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private Visitor known(SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return new Visitor.Anonymous();
        }
        var token = Objects.requireNonNull(identity.getCredential(AccessTokenCredential.class), "access token");
        var subject = identity.getPrincipal() instanceof JsonWebToken jwt && jwt.getSubject() != null
                ? jwt.getSubject()
                : identity.getPrincipal().getName();
        var refresh =
                token.getRefreshToken() == null ? identity.getCredential(RefreshToken.class) : token.getRefreshToken();
        return new Visitor.Known(subject, token.getToken(), refresh == null ? null : refresh.getToken());
    }

    private Visitor refusedToken(Throwable failure) {
        if (isOutage(failure)) {
            LOG.warn("Token cannot be checked: the identity provider does not answer");
            return new Visitor.Refused(Problem.SIGN_IN_UNAVAILABLE);
        }
        LOG.debugf("Bearer token refused: %s", failure.toString());
        return new Visitor.Refused(Problem.UNAUTHORIZED);
    }

    private Visitor lostSession(RoutingContext context, Throwable failure) {
        if (isOutage(failure)) {
            LOG.warn("Session cannot be renewed: the identity provider does not answer");
            return new Visitor.Refused(Problem.SIGN_IN_UNAVAILABLE);
        }
        LOG.debugf("Session has ended: %s", failure.toString());
        forget(context);
        return new Visitor.Anonymous();
    }

    private boolean isAtPublicAddress(RoutingContext context) {
        var asked = context.request().authority();
        return asked != null
                && asked.host().equalsIgnoreCase(settings.publicUrl().getHost())
                && (asked.port() == settings.publicUrl().getPort()
                        || settings.publicUrl().getPort() < 0);
    }

    private static boolean hasSession(RoutingContext context) {
        return context.request().cookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }

    private static String location(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().toString().equalsIgnoreCase("location"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Completes on the request's own context, wherever the answer came in. */
    private static <T> Future<T> asFuture(RoutingContext request, Uni<T> uni) {
        Promise<T> promise = Promise.promise();
        var context = request.vertx().getOrCreateContext();
        uni.subscribe()
                .with(
                        item -> context.runOnContext(v -> promise.complete(item)),
                        failure -> context.runOnContext(v -> promise.fail(failure)));
        return promise.future();
    }
}
