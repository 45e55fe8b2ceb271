package de.willkommen.queue.calling;

import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.problem;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.events.CounterChanged;
import de.willkommen.events.StaffChanged;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going on with somebody a colleague called or serves. */
@QuarkusTest
class TakeOverTest {

    private static final Person ONE = Person.clerk(1);
    private static final Person TWO = Person.clerk(2);
    private static final Person THREE = Person.clerk(3);

    @Inject
    House house;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(ONE, "101");
        house.signOn(TWO, "102");
    }

    @Test
    void the_colleague_goes_on_and_the_first_counter_is_free() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        var served = house.called(ONE, "101");
        house.done(ONE, served, "start");

        var taken = house.done(TWO, served, "take-over");

        assertThat(taken.status()).isEqualTo("SERVING");
        assertThat(taken.counter()).isEqualTo("102");
        assertThat(house.called(ONE, "101").id()).isNotEqualTo(served.id());
        assertThat(house.done(TWO, served, "finish").status()).isEqualTo("DONE");
    }

    @Test
    void the_stays_touch_and_say_who_had_the_person_when() {
        house.walkIn(PERMIT);
        var served = house.called(ONE, "101");
        house.done(ONE, served, "start");
        house.advance(Duration.ofMinutes(7));
        house.done(TWO, served, "take-over");
        house.advance(Duration.ofMinutes(5));
        house.done(TWO, served, "finish");

        var stays =
                house.rows("select status, counter, clerk, started_at, ended_at from ticket_segment order by ordinal");

        assertThat(stays)
                .extracting(stay -> stay.get("status"))
                .containsExactly("WAITING", "CALLED", "SERVING", "SERVING", "DONE");
        assertThat(stays).extracting(stay -> stay.get("counter")).containsExactly(null, "101", "101", "102", "102");
        assertThat(stays.get(3).get("clerk")).isEqualTo(TWO.subject());
        for (int i = 1; i < stays.size(); i++) {
            assertThat(stays.get(i).get("started_at"))
                    .isEqualTo(stays.get(i - 1).get("ended_at"));
        }
        var figures = house.as(ONE)
                .get("/api/v1/offices/MD-ABH/statistics?date=2026-11-24")
                .jsonPath();
        assertThat(figures.getInt("services[0].servingSeconds.p50")).isEqualTo(720);
    }

    @Test
    void who_was_called_elsewhere_is_sent_here_by_display_and_message() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        house.done(TWO, called, "take-over");

        assertThat(house.rows("select kind, counter from display_event order by number"))
                .containsExactly(
                        Map.of("kind", "called", "counter", "101"), Map.of("kind", "called", "counter", "102"));
        assertThat(house.eventsOf(called)).containsExactly("ticket.opened.v1", "ticket.called.v1", "ticket.called.v1");
        assertThat(house.rows("select payload ->> 'counter' as counter, payload ->> 'revision' as revision"
                        + " from outbox order by seq desc limit 1"))
                .containsExactly(Map.of("counter", "102", "revision", "3"));
    }

    @Test
    void a_hand_over_by_mistake_goes_back_to_the_colleague() {
        house.walkIn(PERMIT);
        var served = house.called(ONE, "101");
        house.done(ONE, served, "start");
        house.done(TWO, served, "take-over");

        var back = house.done(TWO, served, "undo");

        assertThat(back.status()).isEqualTo("SERVING");
        assertThat(back.counter()).isEqualTo("101");
    }

    @Test
    void who_was_sent_to_the_other_counter_by_mistake_is_told_the_first_again() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.done(TWO, called, "take-over");

        house.done(TWO, called, "undo");

        assertThat(house.eventsOf(called))
                .containsExactly("ticket.opened.v1", "ticket.called.v1", "ticket.called.v1", "ticket.called.v1");
        assertThat(house.rows("select payload ->> 'counter' as counter from outbox order by seq desc limit 1"))
                .containsExactly(Map.of("counter", "101"));
    }

    @Test
    void the_colleagues_next_click_says_where_the_person_is() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.done(TWO, called, "take-over");

        var stale = house.step(ONE, called, "start");

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(problem(stale)).isEqualTo("at-other-counter");
        assertThat(stale.jsonPath().getString("counter")).isEqualTo("102");
    }

    @Test
    void a_counter_with_somebody_takes_nobody_over() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        var first = house.called(ONE, "101");
        house.called(TWO, "102");

        assertThat(problem(house.step(TWO, first, "take-over"))).isEqualTo("ticket-open");
    }

    @Test
    void who_waits_is_not_taken_over_and_another_offices_visitor_does_not_exist() {
        var waiting = house.walkIn(PERMIT);

        assertThat(problem(house.step(TWO, waiting, "take-over"))).isEqualTo("ticket-state");
        assertThat(house.step(TWO.inOtherOffice(), waiting, "take-over").statusCode())
                .isEqualTo(404);
        assertThat(problem(house.step(THREE, waiting, "take-over"))).isEqualTo("not-signed-on");
    }

    /** Whose account names no office may work at any of the authority, but takes nobody along from one to the other. */
    @Test
    void nobody_is_taken_over_to_a_counter_of_another_office() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        var elsewhere = new CounterChanged(
                "MD", "MD-SUED", "301", 1, "3.01", "residence", House.RESIDENCE, List.of("de"), List.of(), true);
        house.tell("office", CounterChanged.CHANGED, elsewhere);
        var staff = new StaffChanged(
                "MD", "MD-SUED", THREE.subject(), 2, "residence", House.RESIDENCE, List.of("de"), true);
        house.tell("office", StaffChanged.CHANGED, staff);
        var nowhere = new Person(THREE.subject(), "clerk", "MD", null);
        house.signOn(nowhere, "301");

        assertThat(house.step(nowhere, called, "take-over").statusCode()).isEqualTo(404);
        assertThat(house.done(ONE, called, "start").counter()).isEqualTo("101");
    }

    @Test
    void of_two_who_take_over_at_once_the_last_has_the_person_and_no_counter_has_two() throws Exception {
        house.signOn(THREE, "103");
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        var both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> steps = List.of(
                    () -> house.step(TWO, called, "take-over").statusCode(),
                    () -> house.step(THREE, called, "take-over").statusCode());
            for (var outcome : both.invokeAll(steps, 20, SECONDS)) {
                assertThat(outcome.get()).isEqualTo(200);
            }
        } finally {
            both.shutdownNow();
        }

        assertThat(house.rows("select counter from ticket where status = 'CALLED'"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.get("counter")).isIn("102", "103"));
        assertThat(house.rows("select 1 from ticket_segment where ended_at is null"))
                .hasSize(1);
    }

    @Test
    void an_instance_whose_clock_is_behind_ends_no_stay_before_it_began() {
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(10));
        house.done(TWO, called, "take-over");
        house.advance(Duration.ofSeconds(-3));

        assertThat(house.done(TWO, called, "start").status()).isEqualTo("SERVING");
    }
}
