package de.willkommen.appointment.planning;

import de.willkommen.kit.problem.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version a change was made from, as {@code If-Match} carries it. */
final class SeenVersion {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    private SeenVersion() {}

    /**
     * The version.
     *
     * @throws Refusal 428 without the header, 400 when it is no version
     */
    static int of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(PlanningProblem.PRECONDITION_REQUIRED);
        }
        var match = ETAG.matcher(ifMatch.strip());
        if (!match.matches()) {
            throw Refusal.ofField("If-Match", "field.version");
        }
        return Integer.parseInt(match.group(1));
    }
}
