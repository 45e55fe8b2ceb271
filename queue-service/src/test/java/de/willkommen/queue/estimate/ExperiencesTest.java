package de.willkommen.queue.estimate;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import de.willkommen.queue.closing.Night;
import de.willkommen.queue.officefeed.Office;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is learned is what happened at the counters. */
@QuarkusTest
class ExperiencesTest {

    private static final Person CLERK = Person.clerk(1);
    private static final Office OFFICE = new Office(
            House.OFFICE,
            "MD",
            ZoneId.of("Europe/Berlin"),
            List.of("de"),
            Duration.ofMinutes(60),
            Duration.ofMinutes(15));

    @Inject
    House house;

    @Inject
    Experiences experiences;

    @Inject
    TestClock clock;

    @Inject
    Night night;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    void a_promise_is_kept_with_its_ticket_and_compared_with_the_call() {
        house.signOn(CLERK, "101");
        var ticket = house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(12));

        house.called(CLERK, "101");

        assertThat(house.rows("select ticket_id, p90 from wait_promise"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("ticket_id", ticket.id().toString()));
        assertThat(experience().correction().upper()).isGreaterThan(Correction.NONE.upper());
    }

    @Test
    void a_call_that_was_a_misclick_does_not_end_the_waiting() {
        house.signOn(CLERK, "101");
        house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(12));

        house.done(CLERK, house.called(CLERK, "101"), "undo");

        assertThat(experience().correction()).isEqualTo(Correction.NONE);
    }

    @Test
    void what_takes_longer_than_planned_is_expected_to() {
        house.signOn(CLERK, "101");
        for (int person = 0; person < 8; person++) {
            serve(Duration.ofMinutes(60));
        }

        var expected = experience().serving().of(PERMIT).minutes(30, 9, 0);

        assertThat(expected).isBetween(35.0, 60.0);
    }

    @Test
    void a_finish_that_was_a_misclick_does_not_end_the_serving() {
        house.signOn(CLERK, "101");
        house.walkIn(PERMIT);
        var called = house.called(CLERK, "101");
        house.done(CLERK, called, "start");
        house.advance(Duration.ofMinutes(10));
        house.done(CLERK, called, "finish");
        house.advance(Duration.ofSeconds(30));
        house.done(CLERK, called, "undo");
        house.advance(Duration.ofMinutes(80));
        house.done(CLERK, called, "finish");

        // Ten minutes would make the expectation shorter, ninety make it longer.
        assertThat(experience().serving().of(PERMIT).minutes(30, 9, 0)).isGreaterThan(31);
    }

    /** Names are forgotten before what was learned with them. */
    @Test
    void what_was_served_teaches_although_nobody_knows_any_more_by_whom() {
        house.signOn(CLERK, "101");
        for (int person = 0; person < 8; person++) {
            serve(Duration.ofMinutes(60));
        }
        house.execute("update ticket_segment set clerk = null");

        assertThat(experience().serving().of(PERMIT).minutes(30, 9, 0)).isGreaterThan(35);
    }

    @Test
    void what_the_night_finished_teaches_nothing() {
        house.signOn(CLERK, "101");
        house.walkIn(PERMIT);
        house.done(CLERK, house.called(CLERK, "101"), "start");
        clock.set(Instant.parse("2026-11-24T21:00:00Z"));

        night.fall();

        assertThat(house.rows("select 1 from ticket_segment where by_night")).hasSize(1);
        assertThat(experience().serving().of(PERMIT).minutes(30, 9, 0)).isEqualTo(30);
    }

    @Test
    void before_opening_the_colleagues_of_the_last_day_are_counted_on() {
        for (int counter = 1; counter <= 4; counter++) {
            house.signOn(Person.clerk(counter), "10" + counter);
        }
        for (int counter = 1; counter <= 4; counter++) {
            house.as(Person.clerk(counter))
                    .delete("/api/v1/counters/10" + counter + "/session")
                    .then()
                    .statusCode(204);
        }
        house.advance(Duration.ofHours(24).minusMinutes(10));
        for (int person = 0; person < 4; person++) {
            house.walkIn(PERMIT);
        }
        house.advance(Duration.ofSeconds(1));

        var fifth = house.walkIn(Person.kiosk(), Map.of("office", House.OFFICE, "services", List.of(PERMIT)))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(experience().lastDay()).hasSize(4);
        // Four counters begin in ten minutes: the fifth waits for one person of thirty minutes, not for four.
        assertThat(fifth.getInt("waitMinutes.p50")).isBetween(20, 60);
    }

    private void serve(Duration duration) {
        house.walkIn(PERMIT);
        var called = house.called(CLERK, "101");
        house.done(CLERK, called, "start");
        house.advance(duration);
        house.done(CLERK, called, "finish");
    }

    private Experience experience() {
        return experiences.of(OFFICE, clock.instant());
    }
}
