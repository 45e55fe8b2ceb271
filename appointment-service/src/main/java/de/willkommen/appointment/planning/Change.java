package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.OpeningPlan;
import java.util.UUID;

/** One step from the plans there are to other ones. */
sealed interface Change {

    record EnterPlan(OpeningPlan plan) implements Change {}

    /** The plan takes the place of the one with its id. */
    record ReplacePlan(OpeningPlan plan) implements Change {}

    record RemovePlan(UUID id) implements Change {}

    record EnterClosure(Closure closure) implements Change {}

    /** The closure takes the place of the one with its id. */
    record ReplaceClosure(Closure closure) implements Change {}

    record RemoveClosure(UUID id) implements Change {}
}
