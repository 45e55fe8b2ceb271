package de.willkommen.gateway.signin;

import de.willkommen.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public sealed interface Visitor {

    /** Somebody without a token or a session. */
    record Anonymous() implements Visitor {}

    /**
     * Somebody whose token is valid.
     *
     * @param subject the account, as the token names it
     * @param accessToken what the upstream is shown
     * @param refreshToken present when a session is behind it and not a bearer token
     */
    record Known(
            String subject, String accessToken, @Nullable String refreshToken) implements Visitor {

        @Override
        public String toString() {
            return "Known[" + subject + "]";
        }
    }

    /** Somebody whose credentials are wrong or cannot be checked now. */
    record Refused(Problem problem) implements Visitor {}
}
