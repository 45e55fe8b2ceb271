package de.willkommen.kit.problem;

import java.util.Locale;

/** Refusals every service knows. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(400),
    UNREADABLE_BODY(400),
    IDEMPOTENCY_KEY_MISSING(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    PRECONDITION_FAILED(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    INTERNAL_ERROR(500),
    TRY_AGAIN(503);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }
}
