package de.willkommen.queue.calling;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallingJourneyTest {

    private static final Person CLERK = Person.clerk(1);

    @Inject
    House house;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    void from_the_check_in_to_the_last_document() {
        house.booked("MD-7K3QX9WC", 10);

        var ticket = house.checkedIn("md 7k3qx9wc");
        house.signOn(CLERK, "101");
        house.advance(Duration.ofMinutes(10));
        var called = house.called(CLERK, "101");
        house.advance(Duration.ofMinutes(1));
        house.done(CLERK, called, "start");
        house.advance(Duration.ofMinutes(20));
        var done = house.done(CLERK, called, "finish");

        assertThat(called.id()).isEqualTo(ticket.id());
        assertThat(called.status()).isEqualTo("CALLED");
        assertThat(called.counter()).isEqualTo("101");
        assertThat(called.reasonCode()).isEqualTo("appointment-due");
        assertThat(done.status()).isEqualTo("DONE");
        assertThat(house.eventsOf(ticket))
                .containsExactly("ticket.opened.v1", "ticket.called.v1", "ticket.started.v1", "ticket.finished.v1");
        var figures = house.as(Person.lead())
                .get("/api/v1/offices/MD-ABH/statistics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(figures.getMap("services[0].waitingSeconds")).isEqualTo(Map.of("p50", 600, "p90", 600, "mean", 600));
        assertThat(figures.getMap("services[0].servingSeconds"))
                .isEqualTo(Map.of("p50", 1200, "p90", 1200, "mean", 1200));
    }

    @Test
    void nobody_waiting_is_no_content() {
        house.signOn(CLERK, "101");

        house.next(CLERK, "101").then().statusCode(204);
    }

    @Test
    void who_waits_for_something_else_is_not_called() {
        house.walkIn(House.ADVICE);
        house.signOn(CLERK, "101");

        house.next(CLERK, "101").then().statusCode(204);
    }

    @Test
    void a_walk_in_is_told_how_many_wait_before() {
        house.walkIn(PERMIT);
        house.walkIn(House.ADVICE);
        house.advance(Duration.ofSeconds(1));

        var answer = house.walkIn(Person.kiosk(), Map.of("office", "MD-ABH", "services", java.util.List.of(PERMIT)))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(answer.getString("number")).isEqualTo("A002");
        assertThat(answer.getInt("ahead")).isEqualTo(1);
        assertThat(answer.getInt("waitMinutes.p90")).isGreaterThanOrEqualTo(answer.getInt("waitMinutes.p50"));
        assertThat(answer.getInt("waitMinutes.p50")).isPositive();
    }
}
