package de.willkommen.queue.visit;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why somebody does not get a number. */
enum VisitProblem implements ProblemType {
    /** Not shown in the lobby within the last ten minutes. */
    LOBBY_CODE_EXPIRED(403),
    /** Has an open ticket already; member {@code ticket} is its id. */
    ALREADY_WAITING(409),
    /** No counter does all of it: one ticket for each is needed. */
    SERVICES_APART(409),
    /** Kiosk and phone give no more numbers today; member {@code until} says since when. */
    NUMBERS_CLOSED(409),
    /** All numbers of the day for this service are taken; members {@code service}, {@code perDay}. */
    NUMBERS_GIVEN_OUT(409);

    private final int status;

    VisitProblem(int status) {
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
