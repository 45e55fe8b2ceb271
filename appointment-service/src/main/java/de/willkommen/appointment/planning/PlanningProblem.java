package de.willkommen.appointment.planning;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why a change of the planning is refused. */
enum PlanningProblem implements ProblemType {
    /** Somebody else has changed the plan or closure; {@code current} is theirs, {@code yours} what was sent. */
    PLAN_CHANGED(409),
    /** Something of the office's plans is different since the preview. */
    SCHEDULE_CHANGED(409),
    /** Somebody else has settled the conflict; {@code current} says how. */
    ALREADY_SETTLED(409),
    /** The change does not say which version was seen. */
    PRECONDITION_REQUIRED(428);

    private final int status;

    PlanningProblem(int status) {
        this.status = status;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }
}
