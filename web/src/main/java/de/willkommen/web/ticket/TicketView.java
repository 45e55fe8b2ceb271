package de.willkommen.web.ticket;

import de.willkommen.web.upstream.QueueApi.Ticket;
import de.willkommen.web.upstream.QueueApi.WaitMinutes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its holder sees it.
 *
 * @param ahead how many come first; absent when that is not known
 */
record TicketView(
        UUID id,
        String number,
        String status,
        @Nullable Integer ahead,
        @Nullable WaitMinutes waitMinutes,
        String counter,
        String room,
        String directions,
        List<String> services) {

    private static final int SOON = 3;

    static TicketView of(UUID id, Ticket ticket, Map<String, String> names) {
        return new TicketView(
                id,
                Objects.requireNonNullElse(ticket.number(), ""),
                Objects.requireNonNullElse(ticket.status(), ""),
                ticket.ahead(),
                ticket.waitMinutes(),
                Objects.requireNonNullElse(ticket.counter(), ""),
                Objects.requireNonNullElse(ticket.room(), ""),
                Objects.requireNonNullElse(ticket.directions(), ""),
                Objects.requireNonNullElse(ticket.services(), List.<String>of()).stream()
                        .map(code -> names.getOrDefault(code, code))
                        .toList());
    }

    /** Whether it is known how many people come first. */
    public boolean place() {
        return ahead != null && phase().equals("waiting") && !status.equals("PARKED");
    }

    /** Whether it is time to come back from wherever one waits. */
    public boolean soon() {
        return ahead != null && ahead <= SOON && place();
    }

    /**
     * {@code waiting}, {@code called}, {@code serving}, {@code missed} or {@code over}: what the page looks like. Who
     * missed the call may get the place back until the office closes.
     */
    public String phase() {
        return switch (status) {
            case "WAITING", "TRANSFERRED", "PARKED" -> "waiting";
            case "CALLED" -> "called";
            case "SERVING" -> "serving";
            case "NO_SHOW" -> "missed";
            default -> "over";
        };
    }
}
