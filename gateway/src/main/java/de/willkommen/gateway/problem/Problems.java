package de.willkommen.gateway.problem;

import de.willkommen.gateway.trace.RequestId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests with a problem: an RFC 9457 document for programs, a plain page in the reader's language for a person
 * who opened an address in a browser.
 */
@Singleton
public class Problems {

    private static final String TYPE_PREFIX = "/docs/problems#";
    private static final int SECONDS_UNTIL_RETRY = 2;

    private final ProblemTexts texts;
    private final PageFrame frame;

    Problems(ProblemTexts texts, PageFrame frame) {
        this.texts = texts;
        this.frame = frame;
    }

    /** Content of a problem answer. */
    public record Answer(
            int status,
            String contentType,
            String language,
            Buffer body,
            @Nullable Integer retryAfter) {}

    /** Ends the request with the problem. */
    public void end(RoutingContext context, Problem problem) {
        end(context, answer(context, problem, retryAfter(problem)));
    }

    /** Ends the request with the problem and says when trying again makes sense. */
    public void end(RoutingContext context, Problem problem, Duration retryAfter) {
        int seconds = (int) Math.max(1, Math.min(3600, (retryAfter.toMillis() + 999) / 1000));
        end(context, answer(context, problem, seconds));
    }

    /** The answer to the request, for whoever sends it. */
    public Answer of(RoutingContext context, Problem problem) {
        return answer(context, problem, retryAfter(problem));
    }

    private void end(RoutingContext context, Answer answer) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, answer.language())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter().toString());
        }
        context.end(answer.body());
    }

    private Answer answer(RoutingContext context, Problem problem, @Nullable Integer retryAfter) {
        var language = texts.nearest(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var title = texts.text(language, problem.slug() + ".title");
        var detail = texts.text(language, problem.slug() + ".detail");
        return isForAPerson(context.request())
                ? new Answer(
                        problem.status(),
                        "text/html; charset=utf-8",
                        language,
                        page(context, problem, language, title, detail),
                        retryAfter)
                : new Answer(
                        problem.status(),
                        "application/problem+json",
                        language,
                        document(context, problem, title, detail),
                        retryAfter);
    }

    private Buffer document(RoutingContext context, Problem problem, String title, String detail) {
        return new JsonObject()
                .put("type", TYPE_PREFIX + problem.slug())
                .put("title", title)
                .put("status", problem.status())
                .put("detail", detail)
                .put("instance", "urn:uuid:" + RequestId.of(context))
                .toBuffer();
    }

    private Buffer page(RoutingContext context, Problem problem, String language, String title, String detail) {
        var signIn = problem == Problem.UNAUTHORIZED || problem == Problem.SIGN_IN_INCOMPLETE;
        var content = "<h1>" + PageFrame.escaped(title) + "</h1><p>" + PageFrame.escaped(detail) + "</p><p><a href=\""
                + (signIn ? "/login" : "/") + "\">"
                + PageFrame.escaped(texts.text(language, signIn ? "page.sign-in" : "page.home"))
                + "</a></p><p class=\"small\">" + PageFrame.escaped(texts.text(language, "page.request"))
                + " <bdi dir=\"ltr\">" + RequestId.of(context) + "</bdi></p>";
        return Buffer.buffer(
                frame.page(language, texts.direction(language), title, content).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isForAPerson(HttpServerRequest request) {
        var path = Objects.requireNonNullElse(request.path(), "");
        return Browsers.asksForPage(request) && !path.startsWith("/api/");
    }

    private static @Nullable Integer retryAfter(Problem problem) {
        return problem == Problem.PART_UNAVAILABLE || problem == Problem.SIGN_IN_UNAVAILABLE
                ? SECONDS_UNTIL_RETRY
                : null;
    }
}
