package de.willkommen.queue.ticket;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a ticket stands, and where it can go next (DESIGN, section 5). */
public enum TicketStatus {
    WAITING,
    CALLED,
    SERVING,
    PARKED,
    TRANSFERRED,
    DONE,
    NO_SHOW,
    LEFT,
    CLOSED_AT_NIGHT;

    private static final Set<TicketEdge> EDGES = Set.of(
            new TicketEdge(WAITING, CALLED, TicketStep.CALL),
            new TicketEdge(WAITING, LEFT, TicketStep.LEAVE),
            new TicketEdge(WAITING, CLOSED_AT_NIGHT, TicketStep.CLOSE),
            new TicketEdge(TRANSFERRED, CALLED, TicketStep.CALL),
            new TicketEdge(TRANSFERRED, LEFT, TicketStep.LEAVE),
            new TicketEdge(TRANSFERRED, CLOSED_AT_NIGHT, TicketStep.CLOSE),
            new TicketEdge(CALLED, CALLED, TicketStep.RECALL),
            new TicketEdge(CALLED, CALLED, TicketStep.TAKE_OVER),
            new TicketEdge(CALLED, SERVING, TicketStep.START),
            new TicketEdge(CALLED, NO_SHOW, TicketStep.MISS),
            new TicketEdge(CALLED, PARKED, TicketStep.PARK),
            new TicketEdge(CALLED, TRANSFERRED, TicketStep.TRANSFER),
            new TicketEdge(SERVING, SERVING, TicketStep.TAKE_OVER),
            new TicketEdge(SERVING, DONE, TicketStep.FINISH),
            new TicketEdge(SERVING, PARKED, TicketStep.PARK),
            new TicketEdge(SERVING, TRANSFERRED, TicketStep.TRANSFER),
            new TicketEdge(PARKED, SERVING, TicketStep.RESUME),
            new TicketEdge(PARKED, LEFT, TicketStep.LEAVE),
            new TicketEdge(PARKED, CLOSED_AT_NIGHT, TicketStep.CLOSE),
            // A misclick is taken back to where the ticket came from; who missed the call goes back to the queue.
            new TicketEdge(CALLED, WAITING, TicketStep.UNDO),
            new TicketEdge(CALLED, TRANSFERRED, TicketStep.UNDO),
            // A hand-over is taken back to the colleague.
            new TicketEdge(CALLED, CALLED, TicketStep.UNDO),
            new TicketEdge(SERVING, SERVING, TicketStep.UNDO),
            new TicketEdge(SERVING, CALLED, TicketStep.UNDO),
            new TicketEdge(SERVING, PARKED, TicketStep.UNDO),
            new TicketEdge(DONE, SERVING, TicketStep.UNDO),
            new TicketEdge(NO_SHOW, WAITING, TicketStep.UNDO),
            new TicketEdge(NO_SHOW, TRANSFERRED, TicketStep.UNDO),
            new TicketEdge(PARKED, CALLED, TicketStep.UNDO),
            new TicketEdge(PARKED, SERVING, TicketStep.UNDO),
            new TicketEdge(TRANSFERRED, CALLED, TicketStep.UNDO),
            new TicketEdge(TRANSFERRED, SERVING, TicketStep.UNDO));

    /** Every way from one state to another. */
    static Set<TicketEdge> edges() {
        return EDGES;
    }

    /** Where the step leads from here, unless it leads nowhere. Not for {@link TicketStep#UNDO}, which may lead to two. */
    Optional<TicketStatus> after(TicketStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == this && edge.step() == step)
                .map(TicketEdge::to)
                .findFirst();
    }

    boolean leadsTo(TicketStatus to, TicketStep step) {
        return EDGES.contains(new TicketEdge(this, to, step));
    }

    /** Whether the person sits in the waiting area and can be called. */
    public boolean waits() {
        return this == WAITING || this == TRANSFERRED;
    }

    /** Whether the person is at a counter, or on the way there. */
    public boolean occupiesCounter() {
        return this == CALLED || this == SERVING;
    }

    /** Whether the day still owes the ticket an outcome. */
    public boolean isOpen() {
        return EnumSet.of(WAITING, TRANSFERRED, CALLED, SERVING, PARKED).contains(this);
    }
}
