package de.willkommen.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingTimesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate LAST_WEEK = TODAY.minusDays(7);
    private static final String PICKUP = "residence-card-pickup";

    @Test
    void before_anybody_was_served_the_plan_counts() {
        var times = ServingTimes.learn(List.of(), TODAY);

        assertThat(times.of(PICKUP).minutes(20, 9, 0)).isCloseTo(20, within(0.001));
    }

    @Test
    void a_few_who_took_twice_as_long_move_the_expectation_a_little() {
        var times = ServingTimes.learn(served(LAST_WEEK, 9, 3, 40), TODAY);

        assertThat(times.of(PICKUP).minutes(20, 9, 0)).isBetween(21.0, 30.0);
    }

    @Test
    void many_who_took_twice_as_long_are_believed() {
        var times = ServingTimes.learn(served(LAST_WEEK, 9, 300, 40), TODAY);

        assertThat(times.of(PICKUP).minutes(20, 9, 0)).isCloseTo(40, within(2.0));
    }

    @Test
    void an_hour_that_is_slower_is_learned_apart_from_the_others() {
        var served = new ArrayList<>(served(LAST_WEEK, 9, 200, 20));
        served.addAll(served(LAST_WEEK, 15, 200, 30));

        var times = ServingTimes.learn(served, TODAY);

        assertThat(times.of(PICKUP).minutes(20, 9, 0)).isCloseTo(20, within(1.5));
        assertThat(times.of(PICKUP).minutes(20, 15, 0)).isCloseTo(30, within(1.5));
    }

    @Test
    void a_ticket_forgotten_open_does_not_spoil_what_is_known() {
        var served = new ArrayList<>(spread(LAST_WEEK));
        var without = ServingTimes.learn(served, TODAY).of(PICKUP);
        served.addAll(Collections.nCopies(3, new Served(LAST_WEEK, PICKUP, 9, 20, 600)));

        var with = ServingTimes.learn(served, TODAY).of(PICKUP);

        assertThat(with.minutes(20, 9, 0)).isCloseTo(without.minutes(20, 9, 0), within(1.0));
    }

    @Test
    void what_nobody_was_served_for_takes_what_is_usual_at_the_office() {
        var times = ServingTimes.learn(served(LAST_WEEK, 9, 300, 40), TODAY);

        assertThat(times.of("travel-document").minutes(20, 9, 0)).isCloseTo(40, within(3.0));
    }

    @Test
    void a_slow_day_is_noticed_while_it_goes_on() {
        var served = new ArrayList<Served>();
        for (int day = 1; day <= 15; day++) {
            served.addAll(spread(TODAY.minusDays(day)));
        }
        var asUsual = ServingTimes.learn(served, TODAY).today();
        spread(TODAY)
                .forEach(one -> served.add(
                        new Served(TODAY, one.service(), one.hour(), one.plannedMinutes(), one.minutes() * 1.5)));

        var slow = ServingTimes.learn(served, TODAY).today();

        assertThat(asUsual.mean()).isZero();
        assertThat(slow.mean()).isGreaterThan(0.1);
    }

    private static List<Served> served(LocalDate day, int hour, int people, double minutes) {
        return Collections.nCopies(people, new Served(day, PICKUP, hour, 20, minutes));
    }

    /** Twenty people around the plan. */
    private static List<Served> spread(LocalDate day) {
        var served = new ArrayList<Served>();
        for (int minutes = 11; minutes <= 30; minutes++) {
            served.add(new Served(day, PICKUP, 9, 20, minutes));
        }
        return served;
    }
}
