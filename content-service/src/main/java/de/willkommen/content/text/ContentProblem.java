package de.willkommen.content.text;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Refusals of this service. */
public enum ContentProblem implements ProblemType {
    SOURCE_IS_THE_EDITORS(403),
    SOURCE_MISSING(409),
    PRECONDITION_REQUIRED(428);

    private final int status;

    ContentProblem(int status) {
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
