package de.willkommen.kit.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem answer. Thrown where a transaction must not commit, too: a refusal after the first write
 * takes the writes along.
 */
public class Refusal extends RuntimeException {

    private final transient ProblemType type;
    private final transient Map<String, Object> arguments = new LinkedHashMap<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<InvalidField> fields = new ArrayList<>();
    private transient @Nullable Duration retryAfter;

    public Refusal(ProblemType type) {
        super(type.slug(), null, false, false);
        this.type = type;
    }

    /** A 400 about one field; {@code reason} is the key of a message, such as {@code field.date}. */
    public static Refusal ofField(String field, String reason) {
        return new Refusal(CommonProblem.INVALID_REQUEST).andField(field, reason, Map.of());
    }

    /** A 404: unknown, or another authority's, which must look the same. */
    public static Refusal notFound() {
        return new Refusal(CommonProblem.NOT_FOUND);
    }

    /** An argument of the messages. */
    public Refusal with(String argument, Object value) {
        arguments.put(argument, value);
        return this;
    }

    /** A further member of the problem answer, such as {@code alternatives}. */
    public Refusal withMember(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** One more field that is wrong. */
    public Refusal andField(String field, String reason, Map<String, Object> reasonArguments) {
        fields.add(new InvalidField(field, reason, reasonArguments));
        return this;
    }

    /** When trying again makes sense. */
    public Refusal retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    Map<String, Object> arguments() {
        return arguments;
    }

    Map<String, Object> members() {
        return members;
    }

    List<InvalidField> fields() {
        return fields;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    record InvalidField(String field, String reason, Map<String, Object> arguments) {}
}
