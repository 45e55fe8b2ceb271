package de.willkommen.content.text;

import de.willkommen.kit.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the sender of a change says they have seen (RFC 9110, section 13). */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    /** The condition of the request; 428 when it has none: nobody overwrites what they have not read. */
    static Precondition required(HttpHeaders headers) {
        var condition = new Precondition(
                headers.getHeaderString(HttpHeaders.IF_MATCH), headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        if (condition.ifMatch == null && condition.ifNoneMatch == null) {
            throw new Refusal(ContentProblem.PRECONDITION_REQUIRED);
        }
        return condition;
    }

    /** Whether a text may be begun that nobody can have seen. */
    boolean allowsBeginning() {
        return ifMatch == null;
    }

    /**
     * Whether the change may go on.
     *
     * @param exists whether there is a text in the language that is to be written
     * @param etag of what a reader of that language gets now
     */
    boolean holds(boolean exists, String etag) {
        if (ifMatch != null && !lists(ifMatch, etag)) {
            return false;
        }
        return ifNoneMatch == null || !exists || !(ifNoneMatch.strip().equals("*") || lists(ifNoneMatch, etag));
    }

    /** Whether a header lists the tag; {@code *} stands for any, and a cache may have marked it as weak. */
    static boolean lists(@Nullable String header, String etag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }
}
