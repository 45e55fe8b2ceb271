package de.willkommen.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import de.willkommen.kit.request.RequestId;
import de.willkommen.kit.sql.SqlStates;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that ends a request early into a problem answer; nothing of the inside shows. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemTexts texts;

    ProblemMappers(ProblemTexts texts) {
        this.texts = texts;
    }

    @ServerExceptionMapper
    RestResponse<ProblemAnswer> refusal(Refusal refusal, HttpHeaders headers) {
        var language = language(headers);
        List<FieldError> fields = refusal.fields().stream()
                .map(field -> new FieldError(field.field(), texts.text(language, field.reason(), field.arguments())))
                .toList();
        return answer(refusal.type(), language, refusal.arguments(), fields, refusal.members(), refusal.retryAfter());
    }

    @ServerExceptionMapper
    RestResponse<ProblemAnswer> invalid(ConstraintViolationException invalid, HttpHeaders headers) {
        var fields = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field))
                .toList();
        return answer(CommonProblem.INVALID_REQUEST, language(headers), Map.of(), fields, Map.of(), null);
    }

    // The narrower class is named as well: the framework brings a mapper of its own for it.
    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    RestResponse<ProblemAnswer> unreadable(JsonProcessingException unreadable, HttpHeaders headers) {
        var language = language(headers);
        var path = unreadable instanceof JsonMappingException mapping ? path(mapping) : "";
        if (path.isEmpty()) {
            return answer(CommonProblem.UNREADABLE_BODY, language, Map.of(), List.of(), Map.of(), null);
        }
        var field = new FieldError(path, texts.text(language, "field.type", Map.of()));
        return answer(CommonProblem.INVALID_REQUEST, language, Map.of(), List.of(field), Map.of(), null);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<ProblemAnswer> unauthorized(SecurityException refused, HttpHeaders headers) {
        return answer(CommonProblem.UNAUTHORIZED, headers);
    }

    @ServerExceptionMapper
    RestResponse<ProblemAnswer> forbidden(ForbiddenException refused, HttpHeaders headers) {
        return answer(CommonProblem.FORBIDDEN, headers);
    }

    @ServerExceptionMapper
    RestResponse<ProblemAnswer> ended(WebApplicationException ended, HttpHeaders headers) {
        if (ended.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, headers);
        }
        var status = ended.getResponse().getStatus();
        return switch (status) {
            case 400 -> answer(CommonProblem.UNREADABLE_BODY, headers);
            case 401 -> answer(CommonProblem.UNAUTHORIZED, headers);
            case 403 -> answer(CommonProblem.FORBIDDEN, headers);
            case 404 -> answer(CommonProblem.NOT_FOUND, headers);
            case 405 -> answer(CommonProblem.METHOD_NOT_ALLOWED, headers);
            case 406 -> answer(CommonProblem.NOT_ACCEPTABLE, headers);
            case 413 -> answer(CommonProblem.TOO_LARGE, headers);
            case 415 -> answer(CommonProblem.UNSUPPORTED_MEDIA_TYPE, headers);
            default -> unexpected(ended, headers);
        };
    }

    @ServerExceptionMapper
    RestResponse<ProblemAnswer> unexpected(Exception unexpected, HttpHeaders headers) {
        if (SqlStates.isTransient(unexpected)) {
            LOG.warnf("Database busy or away: %s", SqlStates.of(unexpected).orElse("no state"));
            return answer(
                    CommonProblem.TRY_AGAIN, language(headers), Map.of(), List.of(), Map.of(), Duration.ofSeconds(2));
        }
        LOG.error("Request failed", unexpected);
        return answer(CommonProblem.INTERNAL_ERROR, headers);
    }

    private RestResponse<ProblemAnswer> answer(ProblemType type, HttpHeaders headers) {
        return answer(type, language(headers), Map.of(), List.of(), Map.of(), null);
    }

    private RestResponse<ProblemAnswer> answer(
            ProblemType type,
            String language,
            Map<String, Object> arguments,
            List<FieldError> fields,
            Map<String, Object> members,
            @Nullable Duration retryAfter) {
        var body = ProblemAnswer.of(type, language, texts, arguments, RequestId.current(), fields, members);
        var response = RestResponse.ResponseBuilder.<ProblemAnswer>create(type.status())
                .entity(body)
                .header(HttpHeaders.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }

    private String language(HttpHeaders headers) {
        return Languages.nearest(
                Languages.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), texts.languages());
    }

    /** The path without the name of the method and of its body parameter. */
    private static String field(Path path) {
        var nodes = StreamSupport.stream(path.spliterator(), false).toList();
        var isMethod = !nodes.isEmpty() && nodes.get(0).getKind() == jakarta.validation.ElementKind.METHOD;
        var inner = nodes.stream()
                .skip(isMethod ? (nodes.size() > 2 ? 2 : 1) : 0)
                // What a list holds is named by its place in the list, which stands before it.
                .filter(node -> node.getKind() != jakarta.validation.ElementKind.CONTAINER_ELEMENT)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return inner.isEmpty() ? path.toString() : inner;
    }

    private static String path(JsonMappingException mapping) {
        var path = new StringBuilder();
        for (var reference : mapping.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
