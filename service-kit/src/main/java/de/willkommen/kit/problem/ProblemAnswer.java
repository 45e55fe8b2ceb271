package de.willkommen.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, as RFC 9457 has it.
 *
 * @param type reference to the heading in the documentation of problems
 * @param errors the fields that are wrong
 * @param instance the request's id, by which staff find it in the logs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemAnswer(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

    /** Media type of problem answers. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What every {@code type} begins with; the slug follows. */
    public static final String TYPE_PREFIX = "/docs/problems#";

    static ProblemAnswer of(
            ProblemType type,
            String language,
            ProblemTexts texts,
            Map<String, Object> arguments,
            @Nullable String requestId,
            List<FieldError> fields,
            Map<String, Object> members) {
        return new ProblemAnswer(
                TYPE_PREFIX + type.slug(),
                texts.text(language, type.slug() + ".title", arguments),
                type.status(),
                texts.text(language, type.slug() + ".detail", arguments),
                requestId == null ? null : "urn:uuid:" + requestId,
                fields.isEmpty() ? null : fields,
                members);
    }
}
