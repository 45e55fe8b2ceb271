package de.willkommen.gateway;

import de.willkommen.gateway.guard.CrossSiteGuard;
import de.willkommen.gateway.limit.Clients;
import de.willkommen.gateway.limit.Limits;
import de.willkommen.gateway.problem.Problem;
import de.willkommen.gateway.problem.Problems;
import de.willkommen.gateway.signin.SignIn;
import de.willkommen.gateway.signin.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Receives whoever asks: recognises them and lets them go on when it is their turn. */
@Singleton
class Reception {

    private final SignIn signIn;
    private final Clients clients;
    private final Limits limits;
    private final Problems problems;

    Reception(SignIn signIn, Clients clients, Limits limits, Problems problems) {
        this.signIn = signIn;
        this.clients = clients;
        this.limits = limits;
        this.problems = problems;
    }

    /** Goes on without asking who it is, or ends the request with a problem. */
    void admit(RoutingContext context, String limitClass, Runnable goOn) {
        limits.ofAddress(limitClass, clients.addressOf(context.request()), true)
                .onSuccess(admission -> decide(context, new Visitor.Anonymous(), admission, visitor -> goOn.run()))
                .onFailure(context::fail);
    }

    /** Goes on with the visitor, or ends the request with a problem. */
    void receive(RoutingContext context, String limitClass, Consumer<Visitor> goOn) {
        signIn.recognise(context)
                .compose(visitor -> admission(context, limitClass, visitor)
                        .onSuccess(admission -> decide(context, visitor, admission, goOn)))
                .onFailure(context::fail);
    }

    private Future<Limits.Admission> admission(RoutingContext context, String limitClass, Visitor visitor) {
        if (visitor instanceof Visitor.Known known) {
            return limits.ofAccount(limitClass, known.subject());
        }
        // A wrong token counts like an attempt to change something: trying tokens must not be cheap.
        var write = visitor instanceof Visitor.Refused
                || !CrossSiteGuard.isSafe(context.request().method());
        return limits.ofAddress(limitClass, clients.addressOf(context.request()), write);
    }

    private void decide(RoutingContext context, Visitor visitor, Limits.Admission admission, Consumer<Visitor> goOn) {
        if (context.response().closed()) {
            return;
        }
        if (!admission.admitted()) {
            problems.end(context, Problem.TOO_MANY_REQUESTS, admission.retryAfter());
        } else if (visitor instanceof Visitor.Refused refused) {
            if (refused.problem() == Problem.UNAUTHORIZED) {
                context.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            problems.end(context, refused.problem());
        } else {
            goOn.accept(visitor);
        }
    }
}
