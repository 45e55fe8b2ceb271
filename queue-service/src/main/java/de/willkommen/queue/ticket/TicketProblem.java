package de.willkommen.queue.ticket;

import de.willkommen.kit.problem.ProblemType;
import java.util.Locale;

/** Why something can't be done with a ticket. */
public enum TicketProblem implements ProblemType {
    /** The state does not allow it; member {@code ticketStatus} names the state. */
    TICKET_STATE,
    /** The counter has somebody already; member {@code ticket} is the id of that ticket. */
    TICKET_OPEN,
    /** A colleague has the person; members {@code counter} and {@code ticketStatus}. */
    AT_OTHER_COUNTER,
    RECALL_TOO_SOON,
    /** As often as the office calls somebody; member {@code calls} says how often. */
    CALLED_OFTEN_ENOUGH,
    NOTHING_TO_UNDO,
    UNDO_TOO_LATE;

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return 409;
    }
}
