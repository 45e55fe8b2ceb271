package de.willkommen.queue.calling;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.problem;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calling somebody who is not the next. */
@QuarkusTest
class OutOfTurnTest {

    private static final Person CHOOSER = Person.chooser(1);
    private static final Person COLLEAGUE = Person.clerk(2);
    private static final String OUT_OF_TURN = "/api/v1/offices/MD-ABH/statistics/out-of-turn";

    @Inject
    House house;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(CHOOSER, "101");
        house.signOn(COLLEAGUE, "102");
    }

    @Test
    void who_is_chosen_comes_before_the_next_and_the_reason_is_kept_with_the_call() {
        house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(4));
        var chosen = house.walkIn(ADVICE);
        house.advance(Duration.ofMinutes(3));

        var answer = choose(CHOOSER, chosen, "Zug fährt um 10 Uhr");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("status")).isEqualTo("CALLED");
        assertThat(answer.jsonPath().getString("counter")).isEqualTo("101");
        assertThat(answer.jsonPath().getString("reasonCode")).isEqualTo("out-of-turn");
        assertThat(answer.jsonPath().getString("reason"))
                .isEqualTo("Außer der Reihe aufgerufen, wartet seit 3 Minuten");
        assertThat(house.eventsOf(chosen)).containsExactly("ticket.opened.v1", "ticket.called.v1");
        assertThat(house.rows("select clerk, note from ticket_segment where status = 'CALLED'"))
                .containsExactly(Map.of("clerk", CHOOSER.subject(), "note", "Zug fährt um 10 Uhr"));
    }

    @Test
    void the_lead_sees_who_was_called_out_of_turn_why_and_how_many_stood_before() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.walkIn(ADVICE);
        var chosen = house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(7));
        choose(CHOOSER, chosen, "Zug <b>um 10</b>").then().statusCode(200);
        house.advance(Duration.ofSeconds(20));
        house.done(CHOOSER, chosen, "undo");
        house.advance(Duration.ofMinutes(1));
        choose(CHOOSER, chosen, "Zug um 10 Uhr").then().statusCode(200);
        house.advance(Duration.ofSeconds(1));
        house.called(COLLEAGUE, "102");

        var calls = house.as(Person.lead()).get(OUT_OF_TURN).jsonPath();

        assertThat(calls.getString("date")).isEqualTo("2026-11-24");
        assertThat(calls.getList("calls.reason")).containsExactly("Zug um 10 Uhr", "Zug <b>um 10</b>");
        assertThat(calls.getList("calls.undone")).containsExactly(false, true);
        assertThat(calls.getList("calls.waitedMinutes")).containsExactly(8, 7);
        assertThat(calls.getList("calls.passedOver")).containsExactly(2, 2);
        assertThat(calls.getMap("calls[0]"))
                .containsEntry("number", chosen.number())
                .containsEntry("counter", "101")
                .containsEntry("clerk", CHOOSER.subject());
        assertThat(house.as(Person.lead())
                        .get(OUT_OF_TURN + "?date=2026-11-23")
                        .jsonPath()
                        .getList("calls"))
                .isEmpty();
    }

    /** Whoever comes early waits from their time on. */
    @Test
    void who_has_an_appointment_waited_since_its_start() {
        house.booked("MD-7K3QX9WC", 10);
        var early = house.checkedIn("MD-7K3QX9WC");
        house.advance(Duration.ofMinutes(13));

        choose(CHOOSER, early, "Zug um 10 Uhr").then().statusCode(200);

        assertThat(house.as(Person.lead()).get(OUT_OF_TURN).jsonPath().getList("calls.waitedMinutes"))
                .containsExactly(3);
    }

    @Test
    void the_list_is_the_leads_of_this_office() {
        assertThat(house.as(CHOOSER).get(OUT_OF_TURN).statusCode()).isEqualTo(403);
        assertThat(house.as(Person.lead().inOtherOffice()).get(OUT_OF_TURN).statusCode())
                .isEqualTo(404);
        assertThat(house.as(Person.lead().inOtherAuthority()).get(OUT_OF_TURN).statusCode())
                .isEqualTo(404);
        assertThat(house.as(Person.lead()).get(OUT_OF_TURN + "?date=gestern").statusCode())
                .isEqualTo(400);
    }

    @Test
    void choosing_needs_the_right_for_it() {
        var ticket = house.walkIn(PERMIT);

        assertThat(problem(choose(COLLEAGUE, ticket, "darum"))).isEqualTo("forbidden");
        assertThat(choose(COLLEAGUE, ticket, "darum").statusCode()).isEqualTo(403);
        assertThat(house.eventsOf(ticket)).containsExactly("ticket.opened.v1");
    }

    @Test
    void choosing_needs_a_reason_that_is_one() {
        var ticket = house.walkIn(PERMIT);

        for (var reason : new String[] {"", "  ", "x".repeat(201), "a\u0000b"}) {
            var refused = choose(CHOOSER, ticket, reason);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("reason");
        }
        assertThat(house.step(CHOOSER, ticket, "call").statusCode()).isEqualTo(400);
    }

    @Test
    void another_offices_ticket_does_not_exist() {
        var ticket = house.walkIn(PERMIT);

        assertThat(choose(CHOOSER.inOtherOffice(), ticket, "darum").statusCode())
                .isEqualTo(404);
        assertThat(choose(CHOOSER.inOtherAuthority(), ticket, "darum").statusCode())
                .isEqualTo(404);
        assertThat(house.as(CHOOSER)
                        .body(Map.of("reason", "darum"))
                        .post("/api/v1/tickets/" + UUID.randomUUID() + "/call")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_counter_with_somebody_calls_nobody_else() {
        house.walkIn(PERMIT);
        var second = house.walkIn(PERMIT);
        var first = house.called(CHOOSER, "101");

        var refused = choose(CHOOSER, second, "darum");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused)).isEqualTo("ticket-open");
        assertThat(refused.jsonPath().getString("ticket")).isEqualTo(first.id().toString());
    }

    @Test
    void who_is_at_a_counter_already_is_not_called_away() {
        house.walkIn(PERMIT);
        var called = house.called(COLLEAGUE, "102");

        var refused = choose(CHOOSER, called, "darum");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused)).isEqualTo("at-other-counter");
        assertThat(refused.jsonPath().getString("counter")).isEqualTo("102");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("Die Nummer " + called.number() + " ist am Schalter 102 aufgerufen oder in Bedienung.");
    }

    @Test
    void who_does_not_wait_is_not_called() {
        house.walkIn(PERMIT);
        var called = house.called(COLLEAGUE, "102");
        house.done(COLLEAGUE, called, "no-show");

        assertThat(problem(choose(CHOOSER, called, "darum"))).isEqualTo("ticket-state");
    }

    @Test
    void who_is_signed_on_nowhere_calls_nobody() {
        var ticket = house.walkIn(PERMIT);

        assertThat(problem(choose(Person.chooser(3), ticket, "darum"))).isEqualTo("not-signed-on");
    }

    @Test
    void a_misclick_gives_the_chosen_their_place_back() {
        house.walkIn(PERMIT);
        var chosen = house.walkIn(PERMIT);
        choose(CHOOSER, chosen, "Zug").then().statusCode(200);

        house.done(CHOOSER, chosen, "undo");

        assertThat(house.called(CHOOSER, "101").id()).isNotEqualTo(chosen.id());
        assertThat(house.called(COLLEAGUE, "102").id()).isEqualTo(chosen.id());
    }

    private Response choose(Person clerk, House.Ticket ticket, String reason) {
        return house.step(clerk, ticket, "call", Map.of("reason", reason));
    }
}
