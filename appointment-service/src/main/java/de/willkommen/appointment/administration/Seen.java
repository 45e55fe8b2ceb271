package de.willkommen.appointment.administration;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.request.RevisionTag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a change has seen: a revision, or that there was nothing.
 *
 * @param revision nothing when the sender wants to begin something new; one that never exists for an unreadable tag
 */
record Seen(Optional<Long> revision) {

    /** Revisions begin with 1. */
    private static final long NEVER = 0;

    /** Reads the headers of a change; 428 when it has neither: nobody overwrites what they have not read. */
    static Seen required(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null) {
            return new Seen(Optional.of(RevisionTag.revision(ifMatch).orElse(NEVER)));
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
}
