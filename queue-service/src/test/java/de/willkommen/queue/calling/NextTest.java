package de.willkommen.queue.calling;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.problem;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NextTest {

    private static final Person ONE = Person.clerk(1);
    private static final Person TWO = Person.clerk(2);

    @Inject
    House house;

    @BeforeEach
    void open() {
        house.open();
    }

    /** DOMAIN, section 7: two clerks calling one person. */
    @Test
    void two_clerks_pressing_next_a_hundred_times_each_get_nobody_twice_and_lose_nobody() throws Exception {
        var opened = new ArrayList<UUID>();
        for (int person = 0; person < 200; person++) {
            opened.add(house.walkIn(PERMIT).id());
        }
        house.signOn(ONE, "101");
        house.signOn(TWO, "102");

        var called = atOnce(hundredTimes(ONE, "101"), hundredTimes(TWO, "102"));

        assertThat(called).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(opened);
        house.next(ONE, "101").then().statusCode(204);
    }

    private Callable<List<UUID>> hundredTimes(Person clerk, String counter) {
        return () -> {
            var called = new ArrayList<UUID>();
            for (int time = 0; time < 100; time++) {
                var ticket = house.called(clerk, counter);
                called.add(ticket.id());
                house.done(clerk, ticket, "start");
                house.done(clerk, ticket, "finish");
            }
            return called;
        };
    }

    @Test
    void a_double_tap_with_one_key_calls_one_person() throws Exception {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");
        var key = UUID.randomUUID();

        Callable<List<UUID>> tap = () -> List.of(House.Ticket.of(house.next(ONE, "101", key)
                        .then()
                        .statusCode(200)
                        .extract()
                        .response())
                .id());
        var called = atOnce(tap, tap);

        assertThat(called).hasSize(2).containsOnly(called.get(0));
        assertThat(house.rows("select id from ticket where status = 'CALLED'")).hasSize(1);
    }

    @Test
    void two_taps_with_two_keys_call_one_person_too() throws Exception {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");

        Callable<List<Integer>> tap = () -> List.of(house.next(ONE, "101").statusCode());
        var answers = atOnce(tap, tap);

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(house.rows("select id from ticket where status = 'CALLED'")).hasSize(1);
    }

    @Test
    void a_counter_with_an_open_ticket_cannot_call_the_next() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");
        var called = house.called(ONE, "101");

        var refused = house.next(ONE, "101");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused)).isEqualTo("ticket-open");
        assertThat(refused.jsonPath().getString("ticket")).isEqualTo(called.id().toString());
    }

    @Test
    void the_database_itself_refuses_a_second_person_at_a_counter() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> house.execute("update ticket set status = 'CALLED', counter = '101'"))
                .rootCause()
                .hasMessageContaining("ticket_at_counter");
    }

    @Test
    void without_a_key_nothing_happens() {
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");

        var refused = house.as(ONE).post("/api/v1/counters/101/next");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem(refused)).isEqualTo("idempotency-key-missing");
    }

    @Test
    void a_key_used_at_another_counter_is_refused() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");
        var key = UUID.randomUUID();
        var called =
                house.next(ONE, "101", key).then().statusCode(200).extract().response();
        house.done(ONE, House.Ticket.of(called), "start");
        house.done(ONE, House.Ticket.of(called), "finish");
        house.signOn(ONE, "102");

        house.next(ONE, "102", key).then().statusCode(422);
    }

    @Test
    void who_is_not_signed_on_calls_nobody() {
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");

        assertThat(problem(house.next(TWO, "101"))).isEqualTo("not-signed-on");
        assertThat(problem(house.next(ONE, "102"))).isEqualTo("not-signed-on");
    }

    @Test
    void a_next_that_found_nobody_can_be_tried_again_with_its_key() {
        house.signOn(ONE, "101");
        var key = UUID.randomUUID();
        house.next(ONE, "101", key).then().statusCode(204);
        var ticket = house.walkIn(PERMIT);

        var called =
                house.next(ONE, "101", key).then().statusCode(200).extract().response();

        assertThat(House.Ticket.of(called).id()).isEqualTo(ticket.id());
    }

    @Test
    void people_with_access_needs_come_first_and_the_call_says_so() {
        house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(10));
        var withNeeds = house.walkIn(
                        Person.kiosk(),
                        Map.of("office", "MD-ABH", "services", List.of(PERMIT), "accessNeeds", List.of("priority")))
                .jsonPath()
                .getString("id");
        house.signOn(ONE, "101");

        var called = house.next(ONE, "101").then().statusCode(200).extract().response();

        assertThat(called.jsonPath().getString("id")).isEqualTo(withNeeds);
        assertThat(called.jsonPath().getString("reasonCode")).isEqualTo("access-needs");
        assertThat(called.jsonPath().getString("reason")).isEqualTo("Hat Vorrang wegen besonderer Bedürfnisse");
    }

    /** Two hundred and one are more than are looked at first, and then. */
    @Test
    void somebody_is_left_to_a_colleague_of_their_language_however_many_wait() {
        house.staff(2, "residence", House.RESIDENCE, List.of("de", "ar"), 2);
        house.signOn(ONE, "101");
        house.signOn(TWO, "102");
        var arabic = Map.of("office", "MD-ABH", "services", List.of(PERMIT), "language", "ar");
        for (int person = 0; person < 201; person++) {
            house.walkIn(Person.kiosk(), arabic).then().statusCode(201);
        }
        house.advance(Duration.ofMinutes(1));
        var german = house.walkIn(PERMIT);

        assertThat(house.called(ONE, "101").id()).isEqualTo(german.id());
    }

    @Test
    void a_session_may_narrow_skills_and_never_widen_them() {
        house.walkIn(PERMIT);
        var narrowed = Map.of("services", List.of(House.PICKUP), "languages", List.of("de"));
        house.as(ONE).body(narrowed).put("/api/v1/counters/101/session").then().statusCode(200);
        house.next(ONE, "101").then().statusCode(204);

        var widened =
                house.as(ONE).body(Map.of("services", List.of(PERMIT, ADVICE))).put("/api/v1/counters/101/session");

        assertThat(widened.statusCode()).isEqualTo(400);
        assertThat(widened.jsonPath().getString("errors[0].field")).isEqualTo("services[1]");
        assertThat(house.as(ONE)
                        .body(Map.of("languages", List.of("vi")))
                        .put("/api/v1/counters/101/session")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void one_clerk_per_counter_and_one_counter_per_clerk() {
        house.signOn(ONE, "101");

        var taken = house.as(TWO).body(Map.of()).put("/api/v1/counters/101/session");
        house.signOn(ONE, "102");

        assertThat(problem(taken)).isEqualTo("counter-taken");
        assertThat(house.rows("select counter from counter_session where ended_at is null"))
                .containsExactly(Map.of("counter", "102"));
    }

    @Test
    void two_clerks_signing_on_to_one_counter_at_once_are_not_both_let() throws Exception {
        Callable<List<Integer>> one = () -> List.of(
                house.as(ONE).body(Map.of()).put("/api/v1/counters/101/session").statusCode());
        Callable<List<Integer>> two = () -> List.of(
                house.as(TWO).body(Map.of()).put("/api/v1/counters/101/session").statusCode());

        assertThat(atOnce(one, two)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void a_clerk_who_signs_on_at_two_counters_at_once_sits_at_one() throws Exception {
        for (int round = 0; round < 20; round++) {
            Callable<List<Integer>> here = () -> List.of(house.as(ONE)
                    .body(Map.of())
                    .put("/api/v1/counters/101/session")
                    .statusCode());
            Callable<List<Integer>> there = () -> List.of(house.as(ONE)
                    .body(Map.of())
                    .put("/api/v1/counters/102/session")
                    .statusCode());

            assertThat(atOnce(here, there)).isSubsetOf(200, 409).contains(200);
            assertThat(house.rows("select counter from counter_session where ended_at is null"))
                    .hasSize(1);
        }
    }

    @Test
    void the_database_itself_refuses_a_clerk_at_two_counters_and_two_at_one() {
        house.signOn(ONE, "101");
        house.signOn(TWO, "102");

        for (var change : List.of("counter = '101'", "clerk = '" + ONE.subject() + "'")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> house.execute("update counter_session set " + change))
                    .rootCause()
                    .hasMessageContaining("duplicate key");
        }
    }

    @Test
    void a_clerk_who_changes_skills_while_the_lead_signs_them_off_is_on_or_off_and_nothing_fails() throws Exception {
        Callable<List<Integer>> again = () -> List.of(
                house.as(ONE).body(Map.of()).put("/api/v1/counters/101/session").statusCode());
        Callable<List<Integer>> off = () -> List.of(
                house.as(Person.lead()).delete("/api/v1/counters/101/session").statusCode());
        for (int round = 0; round < 40; round++) {
            house.signOn(ONE, "101");

            assertThat(atOnce(again, off)).containsExactly(200, 204);
        }
    }

    @Test
    void with_somebody_at_the_counter_nobody_signs_off_or_moves() {
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");
        house.called(ONE, "101");

        assertThat(problem(house.as(ONE).delete("/api/v1/counters/101/session")))
                .isEqualTo("ticket-open");
        assertThat(problem(house.as(ONE).body(Map.of()).put("/api/v1/counters/102/session")))
                .isEqualTo("ticket-open");
    }

    @Test
    void a_counter_shows_who_sits_there_and_whom_they_serve() {
        house.walkIn(PERMIT);
        house.signOn(ONE, "101");
        var called = house.called(ONE, "101");

        var counter = house.as(TWO).get("/api/v1/counters/101").jsonPath();

        assertThat(counter.getString("room")).isEqualTo("1.01");
        assertThat(counter.getString("session.clerk")).isEqualTo(ONE.subject());
        assertThat(counter.getString("ticket.id")).isEqualTo(called.id().toString());
        assertThat(counter.getString("ticket.directions")).isEqualTo("Schalter 101 ist die erste Tür links.");
    }

    /** Runs both at the same moment and gives what both found. */
    private static <T> List<T> atOnce(Callable<List<T>> one, Callable<List<T>> two) throws Exception {
        var start = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return two.call();
            });
            var all = new ArrayList<>(first.get(2, TimeUnit.MINUTES));
            all.addAll(second.get(2, TimeUnit.MINUTES));
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
