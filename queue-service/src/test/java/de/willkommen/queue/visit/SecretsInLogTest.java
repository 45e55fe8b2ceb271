package de.willkommen.queue.visit;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.LogLines;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsInLogTest {

    @Inject
    House house;

    private LogLines log;

    @BeforeEach
    void listen() {
        house.open();
        log = LogLines.listen();
    }

    @AfterEach
    void stop_listening() {
        log.close();
    }

    /** DOMAIN, section 7: secret of the booking in the log. Here it is the ticket's. */
    @Test
    void neither_the_secret_of_a_ticket_nor_a_telephone_number_nor_a_clerks_words_are_logged() {
        Logger.getLogger(SecretsInLogTest.class).info("The listener hears this.");
        house.booked("MD-7K3QX9WC", 10);
        house.signOn(Person.clerk(1), "101");
        var ticket = house.checkedIn("MD-7K3QX9WC");
        var path = "/api/v1/tickets/" + ticket.id();
        for (var phone : List.of("+49 391 5401234", "5401234 call me", "")) {
            house.anybody()
                    .header("Ticket-Token", ticket.token())
                    .body(Map.of("phone", phone))
                    .put(path + "/contact");
        }
        house.anybody()
                .header("Ticket-Token", ticket.token())
                .body("{\"phone\": [\"5401234\"]}")
                .put(path + "/contact");
        house.called(Person.clerk(1), "101");
        house.step(Person.clerk(1), ticket, "park", Map.of("reason", "fetches Layla"));
        house.step(Person.clerk(1), ticket, "park", Map.of("reason", "fetches Layla"));
        house.anybody().header("Ticket-Token", ticket.token()).post(path + "/leave");
        house.walkIn(PERMIT);

        assertThat(house.eventsOf(ticket)).contains("ticket.parked.v1", "ticket.left.v1", "contact.changed.v1");
        assertThat(log.all()).anySatisfy(line -> assertThat(line).contains("The listener hears this."));
        assertThat(log.all())
                .noneMatch(line -> line.contains(ticket.token()) || line.contains("5401234") || line.contains("Layla"));
    }
}
