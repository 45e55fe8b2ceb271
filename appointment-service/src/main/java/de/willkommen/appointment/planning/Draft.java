package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.OpeningPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans and closures as they would be. */
record Draft(List<OpeningPlan> plans, List<Closure> closures) {

    Draft {
        plans = List.copyOf(plans);
        closures = List.copyOf(closures);
    }

    /** The draft after one more step. */
    Draft after(Change change) {
        if (change instanceof Change.EnterPlan entered) {
            return new Draft(with(plans, entered.plan()), closures);
        }
        if (change instanceof Change.ReplacePlan replaced) {
            return new Draft(with(withoutPlan(replaced.plan().id()), replaced.plan()), closures);
        }
        if (change instanceof Change.RemovePlan removed) {
            return new Draft(withoutPlan(removed.id()), closures);
        }
        if (change instanceof Change.EnterClosure entered) {
            return new Draft(plans, with(closures, entered.closure()));
        }
        if (change instanceof Change.ReplaceClosure replaced) {
            return new Draft(plans, with(withoutClosure(replaced.closure().id()), replaced.closure()));
        }
        return new Draft(plans, withoutClosure(((Change.RemoveClosure) change).id()));
    }

    Optional<OpeningPlan> plan(UUID id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    Optional<Closure> closure(UUID id) {
        return closures.stream().filter(closure -> closure.id().equals(id)).findFirst();
    }

    private List<OpeningPlan> withoutPlan(UUID id) {
        return plans.stream().filter(plan -> !plan.id().equals(id)).toList();
    }

    private List<Closure> withoutClosure(UUID id) {
        return closures.stream().filter(closure -> !closure.id().equals(id)).toList();
    }

    private static <T> List<T> with(List<T> others, T one) {
        var all = new ArrayList<T>(others);
        all.add(one);
        return all;
    }
}
