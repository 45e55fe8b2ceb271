package de.willkommen.queue.policy;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why a policy is not changed. */
enum PolicyProblem implements ProblemType {
    /** Somebody else changed it since it was read; member {@code current} is what it is now. */
    POLICY_CHANGED;

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return 409;
    }
}
