package de.willkommen.queue.display;

import de.willkommen.queue.ticket.TicketState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call as everybody in the lobby sees it: a number, never a name.
 *
 * @param calledAt begin of the call
 * @param recalls how often it was repeated
 */
@Schema(name = "Call")
record DisplayCall(String number, String counter, String room, Instant calledAt, String language, int recalls) {

    static DisplayCall of(TicketState ticket, Instant now) {
        return new DisplayCall(
                ticket.number(),
                ticket.counter() == null ? "" : ticket.counter(),
                ticket.room() == null ? "" : ticket.room(),
                ticket.callBeganAt() == null ? now : ticket.callBeganAt(),
                ticket.language(),
                ticket.recalls());
    }
}
