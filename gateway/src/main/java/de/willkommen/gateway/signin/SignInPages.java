package de.willkommen.gateway.signin;

import de.willkommen.gateway.GatewaySettings;
import de.willkommen.gateway.guard.CrossSiteGuard;
import de.willkommen.gateway.problem.Problem;
import de.willkommen.gateway.problem.Problems;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Sign-in and sign-out.
 *
 * <p>Signing out ends the session at the identity provider from here, with the refresh token only the gateway has. The
 * usual way through the browser would show it the ID token in an address.
 */
@Singleton
public class SignInPages {

    private static final Logger LOG = Logger.getLogger(SignInPages.class);
    private static final long PROVIDER_TIMEOUT_MILLIS = 3000;

    private final SignIn signIn;
    private final Problems problems;
    private final CrossSiteGuard crossSite;
    private final GatewaySettings settings;
    private final WebClient client;

    SignInPages(SignIn signIn, Problems problems, CrossSiteGuard crossSite, GatewaySettings settings, Vertx vertx) {
        this.signIn = signIn;
        this.problems = problems;
        this.crossSite = crossSite;
        this.settings = settings;
        this.client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(2000));
    }

    /** A path that needs a session was asked for without one: a page leads to the sign-in, everything else is 401. */
    public void askToSignIn(RoutingContext context, boolean forAPage) {
        if (forAPage && context.request().method().equals(HttpMethod.GET)) {
            signIn.ask(context, () -> problems.end(context, Problem.SIGN_IN_UNAVAILABLE));
        } else {
            problems.end(context, Problem.UNAUTHORIZED);
        }
    }

    /** {@code /login?to=/path}: signs in and goes on to the path. */
    public void login(RoutingContext context, Visitor visitor) {
        if (visitor instanceof Visitor.Known) {
            SignIn.redirect(context, LocalPath.of(context.request().getParam("to")));
        } else {
            signIn.ask(context, () -> problems.end(context, Problem.SIGN_IN_UNAVAILABLE));
        }
    }

    /** Where the identity provider sends the browser back to: the code becomes a session. */
    public void callback(RoutingContext context) {
        signIn.identity(context)
                .onSuccess(identity -> {
                    if (identity == null) {
                        problems.end(context, Problem.SIGN_IN_INCOMPLETE);
                    } else {
                        SignIn.redirect(context, "/");
                    }
                })
                .onFailure(failure -> {
                    if (failure instanceof AuthenticationRedirectException done) {
                        SignIn.redirect(context, done.getRedirectUri());
                    } else if (SignIn.isOutage(failure)) {
                        problems.end(context, Problem.SIGN_IN_UNAVAILABLE);
                    } else {
                        LOG.infof(
                                "Sign-in not completed: %s", failure.getClass().getSimpleName());
                        problems.end(context, Problem.SIGN_IN_INCOMPLETE);
                    }
                });
    }

    /** Where the identity provider's refusals lead, such as a sign-in that was cancelled. */
    public void failed(RoutingContext context) {
        problems.end(context, Problem.SIGN_IN_INCOMPLETE);
    }

    /** {@code /logout}: ends the session here and at the identity provider, unless another site asks for it. */
    public void logout(RoutingContext context, Visitor visitor) {
        if (crossSite.comesFromElsewhere(context.request())) {
            SignIn.redirect(context, "/");
            return;
        }
        var ended = visitor instanceof Visitor.Known known && known.refreshToken() != null
                ? endSession(known.refreshToken())
                : Future.succeededFuture();
        ended.onComplete(result -> {
            if (result.failed()) {
                LOG.warnf(
                        "Session goes on at the identity provider: %s",
                        result.cause().toString());
            }
            signIn.forget(context);
            context.response().putHeader("Clear-Site-Data", "\"cache\"");
            SignIn.redirect(context, LocalPath.of(context.request().getParam("to")));
        });
    }

    private Future<Object> endSession(String refreshToken) {
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("client_id", settings.client().id())
                .add("client_secret", settings.client().secret().orElse(""))
                .add("refresh_token", refreshToken);
        return client.postAbs(settings.endSessionUrl().toString())
                .timeout(PROVIDER_TIMEOUT_MILLIS)
                .sendForm(form)
                .compose(answer -> answer.statusCode() < 300
                        ? Future.succeededFuture()
                        : Future.failedFuture("status " + answer.statusCode()));
    }
}
