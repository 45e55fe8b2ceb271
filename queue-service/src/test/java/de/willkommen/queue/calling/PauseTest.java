package de.willkommen.queue.calling;

import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.problem;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counters that pause, what colleagues see of each other, and everybody's own figures. */
@QuarkusTest
class PauseTest {

    private static final Person ONE = Person.clerk(1);
    private static final Person TWO = Person.clerk(2);
    private static final String PAUSE = "/api/v1/counters/101/pause";
    private static final String MINE = "/api/v1/offices/MD-ABH/statistics/mine";

    @Inject
    House house;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(ONE, "101");
    }

    @Test
    void colleagues_see_who_pauses_since_when_and_waiting_times_do_without_the_counter() {
        house.signOn(TWO, "102");
        house.advance(Duration.ofMinutes(5));

        var paused = house.as(ONE).put(PAUSE);

        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(paused.jsonPath().getString("pausedSince")).startsWith("2026-11-24T07:05:00");
        var counters = counters(TWO);
        assertThat(counters.getList("counter")).containsExactly("101", "102", "103", "104", "201");
        assertThat(counters.getList("state")).containsExactly("PAUSED", "FREE", "CLOSED", "CLOSED", "CLOSED");
        assertThat(counters.getString("[0].since")).startsWith("2026-11-24T07:05:00");
        assertThat(countersOpen()).isEqualTo(1);
        house.advance(Duration.ofMinutes(1));
        assertThat(house.as(ONE).put(PAUSE).jsonPath().getString("pausedSince")).startsWith("2026-11-24T07:05:00");

        assertThat(house.as(ONE).delete(PAUSE).jsonPath().getMap("")).doesNotContainKey("pausedSince");
        assertThat(house.as(ONE).delete(PAUSE).statusCode()).isEqualTo(200);
        assertThat(counters(TWO).getString("[0].state")).isEqualTo("FREE");
        assertThat(countersOpen()).isEqualTo(2);
    }

    @Test
    void who_calls_somebody_is_back() {
        house.as(ONE).put(PAUSE).then().statusCode(200);
        assertThat(house.next(ONE, "101").statusCode()).isEqualTo(204);
        assertThat(counters(TWO).getString("[0].state")).isEqualTo("PAUSED");
        house.walkIn(PERMIT);

        house.done(ONE, house.called(ONE, "101"), "start");

        assertThat(counters(TWO).getString("[0].state")).isEqualTo("SERVING");
        assertThat(house.rows("select paused_since from counter_session"))
                .allSatisfy(row -> assertThat(row.get("paused_since")).isNull());
    }

    @Test
    void who_goes_on_with_somebody_is_back_too() {
        house.walkIn(PERMIT);
        var parked = house.done(ONE, house.called(ONE, "101"), "park");
        house.as(ONE).put(PAUSE).then().statusCode(200);

        house.done(ONE, parked, "resume");

        assertThat(house.rows("select paused_since from counter_session"))
                .allSatisfy(row -> assertThat(row.get("paused_since")).isNull());
    }

    @Test
    void who_gets_somebody_back_by_an_undo_is_back_too() {
        house.signOn(TWO, "102");
        house.walkIn(PERMIT);
        var ticket = house.called(ONE, "101");
        house.done(ONE, ticket, "start");
        house.done(ONE, ticket, "finish");
        house.as(ONE).put(PAUSE).then().statusCode(200);

        house.done(ONE, ticket, "undo");

        assertThat(counters(TWO).getString("[0].state")).isEqualTo("SERVING");
        assertThat(house.as(ONE).get("/api/v1/counters/101").jsonPath().getMap("session"))
                .doesNotContainKey("pausedSince");
    }

    @Test
    void a_hand_over_taken_back_ends_the_break_of_the_colleague() {
        house.signOn(TWO, "102");
        house.walkIn(PERMIT);
        var ticket = house.called(ONE, "101");
        house.done(TWO, ticket, "take-over");
        house.as(ONE).put(PAUSE).then().statusCode(200);

        house.done(TWO, ticket, "undo");

        assertThat(counters(TWO).getString("[0].state")).isEqualTo("CALLING");
        assertThat(house.as(ONE).get("/api/v1/counters/101").jsonPath().getMap("session"))
                .doesNotContainKey("pausedSince");
    }

    @Test
    void nobody_pauses_with_somebody_at_the_counter_or_at_a_colleagues() {
        house.walkIn(PERMIT);
        house.called(ONE, "101");

        var refused = house.as(ONE).put(PAUSE);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused)).isEqualTo("ticket-open");
        assertThat(problem(house.as(TWO).put(PAUSE))).isEqualTo("not-signed-on");
        assertThat(problem(house.as(TWO).delete(PAUSE))).isEqualTo("not-signed-on");
        assertThat(house.as(ONE.inOtherOffice()).put(PAUSE).statusCode()).isEqualTo(404);
        assertThat(house.as(ONE.inOtherAuthority()).put(PAUSE).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_is_left_to_a_colleague_who_pauses() {
        house.staff(2, "residence", House.RESIDENCE, List.of("de", "ar"), 2);
        house.signOn(TWO, "102");
        var wish = Map.of("office", House.OFFICE, "services", List.of(PERMIT), "language", "ar");
        house.walkIn(Person.kiosk(), wish).then().statusCode(201);
        var german = house.walkIn(PERMIT);
        assertThat(house.called(ONE, "101").id()).isEqualTo(german.id());
        house.done(ONE, german, "undo");

        house.as(TWO).put("/api/v1/counters/102/pause").then().statusCode(200);

        assertThat(house.called(ONE, "101").id()).isNotEqualTo(german.id());
    }

    @Test
    void who_was_sent_to_a_colleague_waits_until_the_break_is_over() {
        house.signOn(TWO, "102");
        house.walkIn(PERMIT);
        var ticket = house.called(ONE, "101");
        house.step(ONE, ticket, "transfer", Map.of("counter", "102")).then().statusCode(200);

        house.as(TWO).put("/api/v1/counters/102/pause").then().statusCode(200);

        assertThat(house.next(ONE, "101").statusCode()).isEqualTo(204);
        assertThat(house.called(TWO, "102").id()).isEqualTo(ticket.id());
    }

    @Test
    void everybody_sees_their_own_figures_of_today_and_nobody_elses() {
        house.signOn(TWO, "102");
        serve(ONE, "101", 10);
        serve(TWO, "102", 50);
        house.walkIn(PERMIT);
        house.done(ONE, house.called(ONE, "101"), "no-show");
        house.walkIn(PERMIT);
        var misclick = house.done(ONE, house.called(ONE, "101"), "start");
        house.advance(Duration.ofMinutes(19));
        house.done(ONE, misclick, "finish");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, misclick, "undo");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, misclick, "finish");

        assertThat(mine(ONE))
                .isEqualTo(Map.of("date", "2026-11-24", "served", 2, "noShows", 1, "meanServingSeconds", 900));
        assertThat(mine(TWO))
                .isEqualTo(Map.of("date", "2026-11-24", "served", 1, "noShows", 0, "meanServingSeconds", 3000));
        assertThat(mine(Person.clerk(3))).isEqualTo(Map.of("date", "2026-11-24", "served", 0, "noShows", 0));
        assertThat(house.as(ONE.inOtherOffice()).get(MINE).statusCode()).isEqualTo(404);
        assertThat(house.as(Person.kiosk()).get(MINE).statusCode()).isEqualTo(403);
        house.advance(Duration.ofDays(1));
        assertThat(mine(ONE)).isEqualTo(Map.of("date", "2026-11-25", "served", 0, "noShows", 0));
    }

    private void serve(Person clerk, String counter, int minutes) {
        house.walkIn(PERMIT);
        var ticket = house.done(clerk, house.called(clerk, counter), "start");
        house.advance(Duration.ofMinutes(minutes));
        house.done(clerk, ticket, "finish");
    }

    private Map<String, Object> mine(Person clerk) {
        return house.as(clerk)
                .get(MINE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private JsonPath counters(Person clerk) {
        return house.as(clerk).get("/api/v1/offices/MD-ABH/waiting").jsonPath().setRootPath("counters");
    }

    private int countersOpen() {
        return house.anybody().get("/api/v1/offices/MD-ABH/queue").jsonPath().getInt("countersOpen");
    }
}
