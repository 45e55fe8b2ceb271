package de.willkommen.gateway.problem;

import java.util.Locale;

/** The reasons for which the gateway itself refuses a request. Each is a heading in {@code docs/problems.md}. */
public enum Problem {
    /** The path could be read in two ways. */
    AMBIGUOUS_PATH(400),
    /** A bearer token that is not valid, or a session is needed and there is none. */
    UNAUTHORIZED(401),
    /** The sign-in was broken off, took too long or was begun in another browser. */
    SIGN_IN_INCOMPLETE(401),
    /** Another web site made the browser send this. */
    CROSS_SITE_REQUEST(403),
    /** Nothing here. */
    NOT_FOUND(404),
    /** This address does not know the method. */
    METHOD_NOT_ALLOWED(405),
    /** The body is over the limit. */
    TOO_LARGE(413),
    /** More requests than one address or account may send. */
    TOO_MANY_REQUESTS(429),
    /** A defect of the gateway. */
    INTERNAL_ERROR(500),
    /** The part behind the gateway broke off. */
    BAD_GATEWAY(502),
    /** No instance of the part takes requests. */
    PART_UNAVAILABLE(503),
    /** The identity provider does not answer. */
    SIGN_IN_UNAVAILABLE(503),
    /** The part did not answer in time. */
    GATEWAY_TIMEOUT(504);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** Name in lower case with hyphens; clients switch on it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Status of the answer. */
    public int status() {
        return status;
    }
}
