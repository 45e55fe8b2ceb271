package de.willkommen.queue.counter;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why somebody can't work at a counter. */
public enum CounterProblem implements ProblemType {
    /** A colleague is signed on there. */
    COUNTER_TAKEN,
    /** The caller is not signed on at this counter. */
    NOT_SIGNED_ON,
    /** The back office has not entered what this person may serve. */
    STAFF_UNKNOWN;

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return 409;
    }
}
