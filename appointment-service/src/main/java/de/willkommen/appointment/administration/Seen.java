package de.willkommen.appointment.administration;

import de.willkommen.kit.problem.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a change has seen: a revision, or that there was nothing.
 *
 * @param revision nothing when the sender wants to begin something new; 0, which never exists, for an unreadable tag
 */
record Seen(Optional<Long> revision) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    /** Reads the headers of a change; 428 when it has neither: nobody overwrites what they have not read. */
    static Seen required(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null) {
            var tag = TAG.matcher(ifMatch.strip());
            return new Seen(Optional.of(tag.matches() ? Long.parseLong(tag.group(1)) : 0L));
        }
        if ("*".equals(ifNoneMatch)) {
            return new Seen(Optional.empty());
        }
        throw new Refusal(AdministrationProblem.PRECONDITION_REQUIRED);
    }

    /** Whether the change was made from what is there now. */
    boolean fits(Optional<Long> present) {
        return revision.equals(present);
    }

    /** The tag that stands for a revision. */
    static String tag(long revision) {
        return "\"" + revision + "\"";
    }
}
