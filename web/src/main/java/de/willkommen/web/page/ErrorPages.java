package de.willkommen.web.page;

import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages for what went wrong: a human sentence, and what still works. */
class ErrorPages {

    private final Pages pages;
    private final Visit visit;

    @Inject
    ErrorPages(Pages pages, Visit visit) {
        this.pages = pages;
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "problem")
    static class Templates {
        static native TemplateInstance problem(Page page, Trouble trouble);
    }

    /**
     * What went wrong.
     *
     * @param status the HTTP status
     * @param kind key of the title and explanation under {@code problem.}
     * @param detail the service's own sentence, or empty
     * @param login address of the login when signing in may help, or empty
     * @param reference by which the operators find it in the logs, or empty
     */
    record Trouble(int status, String kind, String detail, String login, String reference) {}

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notSignedIn(Exception missing) {
        return show(401, staffPage() ? "unauthorized" : "account", "", login());
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response notAllowed(ForbiddenException missing) {
        return show(403, staffPage() ? "forbidden" : "account", "", login());
    }

    @ServerExceptionMapper(Unreachable.class)
    Response unreachable(Unreachable missing) {
        Log.warnf(
                "A page could not be shown: service=%s cause=%s requestId=%s",
                missing.service(), missing.why(), visit.requestId());
        return show(503, "unavailable", "", "");
    }

    @ServerExceptionMapper(Refused.class)
    Response refused(Refused refused) {
        var status = refused.status();
        return switch (status) {
            case 401 -> staffPage() ? show(401, "unauthorized", "", login()) : show(401, "link", "", "");
            case 403 ->
                staffPage() ? show(403, "forbidden", refused.problem().detail(), login()) : show(403, "link", "", "");
            case 404 -> show(404, "missing", "", "");
            case 429 -> show(429, "busy", "", "");
            default ->
                status >= 500
                        ? show(503, "unavailable", "", "")
                        : show(status, "refused", refused.problem().detail(), "");
        };
    }

    @ServerExceptionMapper(WebApplicationException.class)
    Response ofTheWeb(WebApplicationException failure) {
        var status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return switch (status) {
            case 401 -> show(401, "link", "", "");
            case 404, 405 -> show(404, "missing", "", "");
            default -> show(status, status < 500 ? "refused" : "internal", "", "");
        };
    }

    @ServerExceptionMapper(RuntimeException.class)
    Response unexpected(RuntimeException failure) {
        // The class and place of the failure, not its message: messages can quote what somebody typed.
        Log.errorf(
                "A page failed: failure=%s at=%s requestId=%s",
                failure.getClass().getName(), firstFrame(failure), visit.requestId());
        return show(500, "internal", "", "");
    }

    private static String firstFrame(Throwable failure) {
        var frames = failure.getStackTrace();
        return frames.length == 0 ? "" : frames[0].toString();
    }

    private Response show(int status, String kind, String detail, String login) {
        var trouble = new Trouble(status, kind, detail, login, status == 500 ? visit.requestId() : "");
        return pages.show(status, Templates.problem(pages.page(), trouble));
    }

    private String login() {
        return "/login?to=" + visit.path();
    }

    private boolean staffPage() {
        return visit.languageInPath().isEmpty() || visit.path().startsWith("/kiosk/");
    }
}
