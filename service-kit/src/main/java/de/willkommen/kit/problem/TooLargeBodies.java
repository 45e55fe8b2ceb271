package de.willkommen.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that says it is too large, and answers for one that grew so, before the framework does: its answer would
 * have no words.
 */
@Singleton
class TooLargeBodies {

    /** Before the framework looks at the length itself. */
    private static final int BEFORE_THE_LIMIT = 100;

    private final ProblemTexts texts;
    private final ObjectMapper json;
    private final long limit;

    TooLargeBodies(
            ProblemTexts texts,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.texts = texts;
        this.json = json;
        this.limit = limit.asLongValue();
    }

    void refuse(@Observes Filters filters) {
        filters.register(
                routing -> {
                    if (isTooLarge(routing.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
                        answer(routing);
                    } else {
                        routing.next();
                    }
                },
                BEFORE_THE_LIMIT);
    }

    void answerFor(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(routing -> {
            if (routing.statusCode() == CommonProblem.TOO_LARGE.status()
                    && !routing.response().headWritten()) {
                answer(routing);
            } else {
                routing.next();
            }
        });
    }

    private boolean isTooLarge(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            // Somebody else's refusal.
            return false;
        }
    }

    /** Says no, and hangs up rather than wait for the bytes. */
    private void answer(RoutingContext routing) {
        var language = Languages.nearest(
                Languages.accepted(routing.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)), texts.languages());
        var problem = ProblemAnswer.of(CommonProblem.TOO_LARGE, language, texts, Map.of(), null, List.of(), Map.of());
        routing.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(written(problem))
                .onComplete(sent -> routing.request().connection().close());
    }

    private String written(ProblemAnswer problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
