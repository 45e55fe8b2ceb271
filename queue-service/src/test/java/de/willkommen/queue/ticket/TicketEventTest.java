package de.willkommen.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import de.willkommen.queue.order.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The producer's half of the contract: what queue-service writes is the sample, byte for byte. */
class TicketEventTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "opened,      1, WAITING,             ,     ,         ,         , 08:50:00",
        "called,      2, CALLED,           104, 09:01,        ,         , 09:01:00",
        "recalled,    3, CALLED,           104, 09:01,        ,         , 09:01:40",
        "started,     4, SERVING,          104, 09:01,   09:02,         , 09:02:00",
        "parked,      5, PARKED,           104, 09:01,   09:02,         , 09:10:00",
        "resumed,     6, SERVING,          104, 09:01,   09:02,         , 09:15:00",
        "transferred, 7, TRANSFERRED,         , 09:01,   09:02,         , 09:20:00",
        "finished,    8, DONE,             104, 09:01,   09:02,    09:30, 09:30:00",
        "reopened,    9, SERVING,          104, 09:01,   09:02,         , 09:30:40",
        "no-show,     3, NO_SHOW,          104, 09:01,        ,         , 09:05:00",
        "left,        2, LEFT,                ,     ,         ,         , 09:00:00",
        "closed,      2, CLOSED_AT_NIGHT,     ,     ,         ,         , 21:00:00"
    })
    void a_ticket_that_was(
            String step,
            long revision,
            TicketStatus status,
            String counter,
            String called,
            String started,
            String finished,
            String now)
            throws IOException {
        var ticket = ticket(revision, status, counter, called, started, finished);

        assertThat(written(ticket, "2026-11-24T" + now + "Z")).isEqualTo(sample("ticket." + step + ".v1"));
    }

    @Test
    void every_step_that_is_told_has_its_sample() {
        assertThat(Arrays.stream(TicketStep.values()).flatMap(step -> step.eventType().stream()))
                .hasSize(12)
                .allSatisfy(type -> assertThat(sample(type)).isNotBlank());
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
        return text == null ? null : Instant.parse("2026-11-24T" + text + ":00Z");
    }
}
