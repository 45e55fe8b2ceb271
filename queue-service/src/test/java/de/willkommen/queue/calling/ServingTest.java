package de.willkommen.queue.calling;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.problem;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServingTest {

    private static final Person ONE = Person.clerk(1);
    private static final Person TWO = Person.clerk(2);
    private static final Person ADVISER = Person.clerk(5);

    @Inject
    House house;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(ONE, "101");
    }

    @Test
    void a_call_is_repeated_after_thirty_seconds_and_not_before() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        house.advance(Duration.ofSeconds(29));
        var tooSoon = house.step(ONE, called, "recall");
        house.advance(Duration.ofSeconds(1));
        house.done(ONE, called, "recall");
        house.advance(Duration.ofSeconds(29));
        var tooSoonAgain = house.step(ONE, called, "recall");

        assertThat(problem(tooSoon)).isEqualTo("recall-too-soon");
        assertThat(tooSoon.header("Retry-After")).isEqualTo("1");
        assertThat(tooSoon.jsonPath().getString("detail")).isEqualTo("Sie können in einer Sekunde erneut aufrufen.");
        assertThat(problem(tooSoonAgain)).isEqualTo("recall-too-soon");
        assertThat(house.eventsOf(called)).endsWith("ticket.called.v1", "ticket.recalled.v1");
    }

    @Test
    void a_no_show_undone_has_its_rank_again() {
        var first = house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(1));
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.done(ONE, called, "no-show");
        house.advance(Duration.ofHours(3));

        var undone = house.done(ONE, called, "undo");

        assertThat(undone.status()).isEqualTo("WAITING");
        assertThat(house.called(ONE, "101").id()).isEqualTo(first.id());
        assertThat(house.eventsOf(first))
                .containsExactly(
                        "ticket.opened.v1",
                        "ticket.called.v1",
                        "ticket.no-show.v1",
                        "ticket.reopened.v1",
                        "ticket.called.v1");
    }

    @Test
    void a_no_show_can_be_undone_until_closing_and_no_longer() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.done(ONE, called, "no-show");
        clock.set(java.time.Instant.parse("2026-11-24T21:00:01Z"));

        assertThat(problem(house.step(ONE, called, "undo"))).isEqualTo("undo-too-late");
    }

    @Test
    void a_misclick_is_undone_within_a_minute_and_not_later() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.done(ONE, called, "start");
        house.done(ONE, called, "finish");
        house.advance(Duration.ofSeconds(60));

        assertThat(house.done(ONE, called, "undo").status()).isEqualTo("SERVING");

        house.advance(Duration.ofSeconds(1));
        house.done(ONE, called, "finish");
        house.advance(Duration.ofSeconds(61));
        assertThat(problem(house.step(ONE, called, "undo"))).isEqualTo("undo-too-late");
    }

    @Test
    void an_undo_is_not_undone() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.done(ONE, called, "undo");

        assertThat(problem(house.step(ONE, called, "undo"))).isEqualTo("nothing-to-undo");
    }

    @Test
    void a_misclick_does_not_falsify_the_times() {
        house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(5));
        var called = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, called, "undo");
        house.advance(Duration.ofSeconds(30));
        house.called(ONE, "101");
        house.done(ONE, called, "start");
        house.advance(Duration.ofMinutes(4));
        house.done(ONE, called, "finish");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, called, "undo");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, called, "finish");

        var figures = house.as(ONE)
                .get("/api/v1/offices/MD-ABH/statistics?date=2026-11-24")
                .jsonPath();

        assertThat(figures.getInt("services[0].waitingSeconds.p50")).isEqualTo(360);
        assertThat(figures.getInt("services[0].servingSeconds.p50")).isEqualTo(300);
    }

    @Test
    void undoing_onto_a_counter_that_has_somebody_else_is_refused() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        var first = house.called(ONE, "101");
        house.done(ONE, first, "start");
        house.done(ONE, first, "finish");
        house.called(ONE, "101");

        assertThat(problem(house.step(ONE, first, "undo"))).isEqualTo("ticket-open");
    }

    @Test
    void nobody_goes_back_to_a_counter_at_which_nobody_sits_any_more() {
        house.walkIn(PERMIT);
        var first = house.called(ONE, "101");
        house.done(ONE, first, "start");
        house.done(ONE, first, "finish");
        house.as(ONE).delete("/api/v1/counters/101/session").then().statusCode(204);

        assertThat(problem(house.step(Person.lead(), first, "undo"))).isEqualTo("not-signed-on");
    }

    @Test
    void passing_on_keeps_number_and_rank() {
        var first = house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(5));
        house.walkIn(ADVICE);
        var called = house.called(ONE, "101");
        house.done(ONE, called, "start");
        house.advance(Duration.ofMinutes(10));
        house.signOn(ADVISER, "201");

        var passedOn = house.step(ONE, called, "transfer", Map.of("services", List.of(ADVICE)))
                .then()
                .statusCode(200)
                .extract()
                .response();
        var next = house.next(ADVISER, "201").then().statusCode(200).extract().response();

        assertThat(passedOn.jsonPath().getString("status")).isEqualTo("TRANSFERRED");
        assertThat(passedOn.jsonPath().getInt("ahead")).isZero();
        assertThat(House.Ticket.of(next).id()).isEqualTo(first.id());
        assertThat(House.Ticket.of(next).number()).isEqualTo(first.number());
        assertThat(House.Ticket.of(next).reasonCode()).isEqualTo("passed-on");
        assertThat(house.next(ONE, "101").statusCode()).isEqualTo(204);
    }

    @Test
    void who_is_sent_to_a_counter_is_called_there_alone() {
        house.walkIn(PERMIT);
        house.signOn(TWO, "102");
        var called = house.called(ONE, "101");

        house.step(ONE, called, "transfer", Map.of("counter", "102")).then().statusCode(200);

        assertThat(house.next(ONE, "101").statusCode()).isEqualTo(204);
        assertThat(house.called(TWO, "102").reasonCode()).isEqualTo("sent-here");
    }

    @Test
    void passing_on_needs_one_aim_that_exists() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        assertThat(house.step(ONE, called, "transfer").statusCode()).isEqualTo(400);
        assertThat(house.step(ONE, called, "transfer", Map.of("counter", "102", "services", List.of(PERMIT)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.step(ONE, called, "transfer", Map.of("counter", "999")).statusCode())
                .isEqualTo(400);
        assertThat(house.step(ONE, called, "transfer", Map.of("services", List.of("tea")))
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("services[0]");
    }

    @Test
    void who_is_parked_leaves_the_counter_free_and_is_resumed_at_another() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.signOn(TWO, "102");
        var first = house.called(ONE, "101");
        house.done(ONE, first, "start");

        var parked = house.step(
                        ONE, first, "park", Map.of("reason", "Kopie des Passes", "until", "2026-11-24T09:00:00+01:00"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        house.called(ONE, "101");
        var occupied = house.step(ONE, first, "resume", Map.of("counter", "101"));
        var resumed = house.step(TWO, first, "resume", Map.of("counter", "102"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(parked.getString("parkReason")).isEqualTo("Kopie des Passes");
        assertThat(parked.getString("parkedUntil")).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(problem(occupied)).isEqualTo("ticket-open");
        assertThat(resumed.getString("status")).isEqualTo("SERVING");
        assertThat(resumed.getString("counter")).isEqualTo("102");
    }

    @Test
    void parking_into_the_past_or_with_a_novel_is_refused() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        assertThat(house.step(ONE, called, "park", Map.of("until", "2026-11-24T07:00:00+01:00"))
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("until");
        assertThat(house.step(ONE, called, "park", Map.of("until", "tomorrow"))
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("until");
        assertThat(house.step(ONE, called, "park", Map.of("reason", "x".repeat(201)))
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("reason");
    }

    @Test
    void a_step_the_state_does_not_allow_is_refused_with_the_state() {
        var waiting = house.walkIn(PERMIT);

        var refused = house.step(ONE, waiting, "finish");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused)).isEqualTo("ticket-state");
        assertThat(refused.jsonPath().getString("ticketStatus")).isEqualTo("WAITING");
    }

    @Test
    void a_colleagues_visitor_is_left_alone_but_by_the_lead() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        assertThat(problem(house.step(TWO, called, "start"))).isEqualTo("not-signed-on");
        assertThat(house.done(Person.lead(), called, "start").status()).isEqualTo("SERVING");
    }

    @Test
    void the_stays_of_a_ticket_touch_without_gap_or_overlap() {
        house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(3));
        var ticket = house.called(ONE, "101");
        house.advance(Duration.ofMinutes(1));
        house.done(ONE, ticket, "start");
        house.advance(Duration.ofMinutes(1));
        house.step(ONE, ticket, "park", Map.of()).then().statusCode(200);
        house.advance(Duration.ofMinutes(1));
        house.step(ONE, ticket, "resume", Map.of()).then().statusCode(200);
        house.step(ONE, ticket, "transfer", Map.of("counter", "101")).then().statusCode(200);
        house.advance(Duration.ofMinutes(1));
        house.called(ONE, "101");
        house.done(ONE, ticket, "start");
        house.done(ONE, ticket, "finish");

        var stays = house.rows("select status, started_at, ended_at from ticket_segment order by ordinal");

        assertThat(stays)
                .extracting(stay -> stay.get("status"))
                .containsExactly(
                        "WAITING",
                        "CALLED",
                        "SERVING",
                        "PARKED",
                        "SERVING",
                        "TRANSFERRED",
                        "CALLED",
                        "SERVING",
                        "DONE");
        for (int i = 1; i < stays.size(); i++) {
            assertThat(stays.get(i).get("started_at"))
                    .isEqualTo(stays.get(i - 1).get("ended_at"));
        }
        assertThat(stays.get(stays.size() - 1).get("ended_at")).isNull();
    }

    @Test
    void an_instance_whose_clock_is_behind_makes_no_stay_that_ends_before_it_began() {
        house.walkIn(PERMIT);
        house.advance(Duration.ofSeconds(10));
        var called = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(-3));

        house.done(ONE, called, "start");

        assertThat(house.rows("select 1 from ticket_segment where ended_at < started_at"))
                .isEmpty();
    }

    @Test
    void a_repeated_step_with_its_key_is_one_step() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        var key = UUID.randomUUID();

        for (int tap = 0; tap < 2; tap++) {
            house.as(ONE)
                    .header("Idempotency-Key", key)
                    .post("/api/v1/tickets/" + called.id() + "/start")
                    .then()
                    .statusCode(200);
        }

        assertThat(house.eventsOf(called)).containsOnlyOnce("ticket.started.v1");
    }

    @Test
    void the_present_state_can_be_announced_again() {
        var ticket = house.walkIn(PERMIT);
        house.called(ONE, "101");
        var admin = new Person(UUID.randomUUID().toString(), "admin", "MD", "MD-ABH");

        var answer = house.as(admin).post("/api/v1/queue/announcements");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getInt("tickets")).isEqualTo(1);
        assertThat(house.eventsOf(ticket)).containsExactly("ticket.opened.v1", "ticket.called.v1", "ticket.called.v1");
        assertThat(house.rows("select payload ->> 'revision' as revision from outbox order by seq desc limit 1"))
                .containsExactly(Map.of("revision", "2"));
        assertThat(house.as(ONE).post("/api/v1/queue/announcements").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_waiting_list_shows_everybody_in_order_and_why() {
        var first = house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(2));
        var second = house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(2));
        var third = house.walkIn(PERMIT);
        house.called(ONE, "101");

        var list = house.as(ONE).get("/api/v1/offices/MD-ABH/waiting").jsonPath();

        assertThat(list.getList("tickets.id", String.class))
                .containsExactly(
                        second.id().toString(),
                        third.id().toString(),
                        first.id().toString());
        assertThat(list.getString("tickets[0].reason")).isEqualTo("Ohne Termin, wartet seit 2 Minuten");
        assertThat(list.getInt("tickets[0].waitedMinutes")).isEqualTo(2);
        assertThat(list.getString("tickets[0].via")).isEqualTo("KIOSK");
        assertThat(list.getInt("tickets[1].ahead")).isEqualTo(1);
        assertThat(list.getString("tickets[2].status")).isEqualTo("CALLED");
    }
}
