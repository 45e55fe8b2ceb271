package de.willkommen.appointment.administration;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why a change of master data is refused. */
enum AdministrationProblem implements ProblemType {
    /** The change does not say which revision it was made from. */
    PRECONDITION_REQUIRED(428);

    private final int status;

    AdministrationProblem(int status) {
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
