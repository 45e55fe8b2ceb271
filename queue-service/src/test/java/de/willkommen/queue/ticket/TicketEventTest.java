package de.willkommen.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import de.willkommen.queue.order.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The producer's half of the contract: what queue-service writes is the sample, byte for byte. */
class TicketEventTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void a_ticket_just_opened() throws IOException {
        var ticket = ticket(1, TicketStatus.WAITING, null, null, null, null);

        assertThat(written(ticket, "2026-11-24T08:50:00Z")).isEqualTo(sample("ticket.opened.v1"));
    }

    @Test
    void a_ticket_that_is_called() throws IOException {
        var ticket = ticket(2, TicketStatus.CALLED, "104", "2026-11-24T09:01:00Z", null, null);

        assertThat(written(ticket, "2026-11-24T09:01:00Z")).isEqualTo(sample("ticket.called.v1"));
    }

    @Test
    void a_ticket_that_is_done() throws IOException {
        var ticket = ticket(
                8, TicketStatus.DONE, "104", "2026-11-24T09:01:00Z", "2026-11-24T09:02:00Z", "2026-11-24T09:30:00Z");

        assertThat(written(ticket, "2026-11-24T09:30:00Z")).isEqualTo(sample("ticket.finished.v1"));
    }

    @Test
    void a_ticket_closed_at_night() throws IOException {
        var ticket = ticket(2, TicketStatus.CLOSED_AT_NIGHT, null, null, null, null);

        assertThat(written(ticket, "2026-11-24T21:00:00Z")).isEqualTo(sample("ticket.closed.v1"));
    }

    private String written(TicketState ticket, String now) throws IOException {
        return json.writeValueAsString(TicketAnnouncements.event(ticket, Instant.parse(now)));
    }

    private String sample(String type) throws IOException {
        try (var stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("samples/" + type + ".json")) {
            return json.writeValueAsString(json.readTree(stream));
        }
    }

    private static TicketState ticket(
            long revision, TicketStatus status, String counter, String called, String started, String finished) {
        var opened = Instant.parse("2026-11-24T08:50:00Z");
        return new TicketState(
                UUID.fromString("01936d2a-7c00-7000-8000-000000000002"),
                revision,
                "MD",
                "MD-ABH",
                LocalDate.parse("2026-11-24"),
                "A017",
                status,
                opened,
                List.of("residence-permit"),
                "ar",
                List.of(),
                UUID.fromString("01936d2a-7c00-7000-8000-000000000001"),
                false,
                Instant.parse("2026-11-24T09:00:00Z"),
                30,
                opened,
                Via.APPOINTMENT,
                opened,
                moment(called),
                moment(called),
                moment(called),
                moment(started),
                moment(finished),
                0,
                counter,
                counter == null ? null : "1.04",
                null,
                counter == null ? null : new Reason(Reason.Code.APPOINTMENT_DUE, 1),
                null,
                null,
                1,
                1,
                false,
                0);
    }

    private static Instant moment(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
