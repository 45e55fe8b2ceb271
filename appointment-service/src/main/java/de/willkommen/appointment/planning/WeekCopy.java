package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlan.Owner;
import de.willkommen.appointment.availability.OpeningPlan.Share;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a week the hours of another one. Rules that go on are not touched beyond that week: what they would open too much is
 * left out as an exception, what they lack is entered as a plan of one day. Closures and holidays are no hours and are not
 * copied: they stay where they are.
 */
final class WeekCopy {

    private static final String ONCE = "FREQ=DAILY;COUNT=1";

    private final Owner owner;
    private final @Nullable String team;
    private final String authority;
    private final String office;
    private final Supplier<UUID> ids;

    /**
     * A copy for one owner.
     *
     * @param team the counter's; nothing for another owner
     * @param ids for the plans of one day
     */
    WeekCopy(Owner owner, @Nullable String team, String authority, String office, Supplier<UUID> ids) {
        this.owner = owner;
        this.team = team;
        this.authority = authority;
        this.office = office;
        this.ids = ids;
    }

    /** From when to when, and for whom. */
    private record Hours(LocalTime opensAt, LocalTime closesAt, List<Share> shares) {

        static Hours of(OpeningPlan plan) {
            return new Hours(
                    plan.opensAt(),
                    plan.closesAt(),
                    plan.shares().stream()
                            .sorted(Comparator.comparing(Share::channel))
                            .toList());
        }
    }

    /** The steps that give each day of the target week the hours of the same weekday of the source week. */
    List<Change> changes(Draft draft, IsoWeek from, IsoWeek to) {
        var changes = new ArrayList<Change>();
        var now = draft;
        for (var weekday = 0; weekday < 7; weekday++) {
            var wanted = hours(draft, from.monday().plusDays(weekday));
            for (var change : day(now, to.monday().plusDays(weekday), wanted)) {
                changes.add(change);
                now = now.after(change);
            }
        }
        return changes;
    }

    private List<Change> day(Draft draft, LocalDate day, List<Hours> wanted) {
        var missing = new ArrayList<>(wanted);
        var changes = new ArrayList<Change>();
        for (var plan : plansOf(draft, owner)) {
            if (!isOn(plan, day) || missing.remove(Hours.of(plan))) {
                continue;
            }
            changes.add(
                    isOnlyOn(plan, day)
                            ? new Change.RemovePlan(plan.id())
                            : new Change.ReplacePlan(without(plan, day)));
        }
        missing.forEach(hours -> changes.add(new Change.EnterPlan(once(day, hours))));
        // Without a plan of its own for the day the counter would have its team's hours.
        if (wanted.isEmpty() && owner.kind() == Owner.Kind.COUNTER && followsTeam(draft, changes, day)) {
            changes.add(new Change.EnterPlan(without(
                    once(day, new Hours(LocalTime.of(8, 0), LocalTime.of(9, 0), List.of(Share.ALL_PUBLIC))), day)));
        }
        return changes;
    }

    /** The hours of the owner on that day; a counter without plans of its own has its team's. */
    private List<Hours> hours(Draft draft, LocalDate day) {
        var own = plansOf(draft, owner);
        if (owner.kind() == Owner.Kind.COUNTER && own.stream().noneMatch(plan -> covers(plan, day))) {
            return teamPlans(draft).stream()
                    .filter(plan -> isOn(plan, day))
                    .map(plan -> new Hours(plan.opensAt(), plan.closesAt(), List.of(Share.ALL_PUBLIC)))
                    .distinct()
                    .toList();
        }
        return own.stream().filter(plan -> isOn(plan, day)).map(Hours::of).toList();
    }

    private boolean followsTeam(Draft draft, List<Change> changes, LocalDate day) {
        var after = draft;
        for (var change : changes) {
            after = after.after(change);
        }
        return plansOf(after, owner).stream().noneMatch(plan -> covers(plan, day))
                && teamPlans(after).stream().anyMatch(plan -> isOn(plan, day));
    }

    private List<OpeningPlan> teamPlans(Draft draft) {
        return team == null ? List.of() : plansOf(draft, Owner.team(team));
    }

    private static List<OpeningPlan> plansOf(Draft draft, Owner owner) {
        return draft.plans().stream().filter(plan -> plan.owner().equals(owner)).toList();
    }

    private OpeningPlan once(LocalDate day, Hours hours) {
        return new OpeningPlan(
                ids.get(),
                0,
                authority,
                office,
                owner,
                day,
                day,
                hours.opensAt(),
                hours.closesAt(),
                ONCE,
                Set.of(),
                hours.shares());
    }

    private static OpeningPlan without(OpeningPlan plan, LocalDate day) {
        var except = new HashSet<>(plan.exceptOn());
        except.add(day);
        return new OpeningPlan(
                plan.id(),
                plan.version(),
                plan.authority(),
                plan.office(),
                plan.owner(),
                plan.startsOn(),
                plan.endsOn(),
                plan.opensAt(),
                plan.closesAt(),
                plan.rule(),
                Set.copyOf(except),
                plan.shares());
    }

    private static boolean covers(OpeningPlan plan, LocalDate day) {
        return !day.isBefore(plan.startsOn()) && (plan.endsOn() == null || !day.isAfter(plan.endsOn()));
    }

    private static boolean isOn(OpeningPlan plan, LocalDate day) {
        return !plan.days(day, day).isEmpty();
    }

    private static boolean isOnlyOn(OpeningPlan plan, LocalDate day) {
        return plan.startsOn().equals(day) && day.equals(plan.endsOn());
    }
}
