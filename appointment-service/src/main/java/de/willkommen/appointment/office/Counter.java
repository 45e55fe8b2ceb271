package de.willkommen.appointment.office;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter: one place where one person or family is served at a time.
 *
 * @param code unique within the authority
 * @param services codes it can serve
 * @param languages spoken by the staff who usually sit there
 * @param way which way it lies, absent where nobody has said so: an arrow that points the wrong way is worse than none
 * @param active false once it is no longer in use
 */
public record Counter(
        String authority,
        String code,
        String office,
        long revision,
        String room,
        String team,
        List<String> services,
        List<String> languages,
        List<String> accessibility,
        @Nullable Way way,
        boolean active) {

    /** A counter of which nobody has said which way it lies. */
    public Counter(
            String authority,
            String code,
            String office,
            long revision,
            String room,
            String team,
            List<String> services,
            List<String> languages,
            List<String> accessibility,
            boolean active) {
        this(authority, code, office, revision, room, team, services, languages, accessibility, null, active);
    }
}
