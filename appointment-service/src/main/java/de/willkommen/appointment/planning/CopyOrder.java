package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.OpeningPlan.Owner;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a week that makes sense.
 *
 * @param owner whose hours
 * @param from the week that is copied
 * @param to the weeks that get its hours
 */
record CopyOrder(Owner owner, IsoWeek from, List<IsoWeek> to, WeekCopy copy) {

    private static final int MOST_WEEKS = 12;

    /**
     * The copy as it was asked for.
     *
     * @param at what stands in front of the names of fields, such as {@code changes[0].copy.}
     * @throws Refusal 400 naming the field
     */
    static CopyOrder of(
            Office office, PlanningChoices.Choices choices, String at, PreviewRequest.@Nullable CopyRequest sent) {
        if (sent == null) {
            throw Refusal.ofField(at.isEmpty() ? "body" : at.substring(0, at.length() - 1), "field.required");
        }
        var owner = new PlanCheck(office, choices, at).owner("owner", sent.owner(), null);
        var from = week(at + "from", sent.from());
        var given = sent.to();
        if (given == null || given.isEmpty()) {
            throw Refusal.ofField(at + "to", "field.required");
        }
        if (given.size() > MOST_WEEKS) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField(at + "to", "field.too-many", Map.of("max", MOST_WEEKS));
        }
        var to = new ArrayList<IsoWeek>();
        for (var index = 0; index < given.size(); index++) {
            var field = at + "to[" + index + "]";
            var week = week(field, given.get(index));
            if (week.equals(from) || to.contains(week)) {
                throw Refusal.ofField(field, "field.other-week");
            }
            to.add(week);
        }
        var team = choices.counters().stream()
                .filter(counter -> owner.equals(Owner.counter(counter.code())))
                .map(PlanningChoices.CounterChoice::team)
                .findFirst()
                .orElse(null);
        var copy = new WeekCopy(owner, team, office.authority().code(), office.code(), PlanDesk::newId);
        return new CopyOrder(owner, from, List.copyOf(to), copy);
    }

    /** The steps that lead there; every week gets what the source week has at the beginning. */
    List<Change> changes(Draft draft) {
        var changes = new ArrayList<Change>();
        var now = draft;
        for (var week : to) {
            for (var change : copy.changes(now, from, week)) {
                changes.add(change);
                now = now.after(change);
            }
        }
        return changes;
    }

    private static IsoWeek week(String field, @Nullable String written) {
        if (written == null || written.isBlank()) {
            throw Refusal.ofField(field, "field.required");
        }
        return IsoWeek.read(written).orElseThrow(() -> Refusal.ofField(field, "field.week"));
    }
}
