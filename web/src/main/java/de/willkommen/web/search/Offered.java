package de.willkommen.web.search;

import de.willkommen.web.page.FormKey;
import de.willkommen.web.upstream.Problem;
import de.willkommen.web.upstream.Refused;
import java.util.List;

/**
 * What a page of free times says about the last choice.
 *
 * @param formKey makes a double click book once
 * @param kind the kind of problem, as in {@code search.failed.}; empty when nothing went wrong
 * @param trouble the service's sentence about it
 * @param most how many are allowed, where a limit was met; 0 elsewhere
 * @param alternatives what is offered instead
 */
public record Offered(String formKey, String kind, String trouble, int most, List<FreeTime> alternatives) {

    private static final List<String> EXPLAINED = List.of("slot-taken", "too-many-holds", "too-many-bookings");

    /** For a page on which nothing was chosen yet. */
    public static Offered anew() {
        return new Offered(FormKey.fresh(), "", "", 0, List.of());
    }

    /** For a page on which a choice was refused. */
    public static Offered after(Refused refused, List<FreeTime> alternatives) {
        var problem = refused.problem();
        return new Offered(
                FormKey.fresh(),
                EXPLAINED.contains(problem.kind()) ? problem.kind() : "other",
                sentence(problem),
                problem.members().path("max").asInt(0),
                alternatives);
    }

    /** What is wrong with the fields says more than the sentence about the whole. */
    private static String sentence(Problem problem) {
        var fields = problem.fields().values().stream()
                .filter(text -> !text.isEmpty())
                .toList();
        return fields.isEmpty() ? problem.detail() : String.join(" ", fields);
    }

    public boolean failed() {
        return !kind.isEmpty();
    }

    /** Whether too many times are reserved already. */
    public boolean limited() {
        return kind.startsWith("too-many-");
    }
}
