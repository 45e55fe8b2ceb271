package de.willkommen.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.CallingOrderFixture;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.order.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitSimulationTest {

    private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");
    private static final List<String> PERMIT = List.of("residence-permit");

    private final CallingOrder order = CallingOrderFixture.withDefaults();
    private final WaitSimulation simulation = new WaitSimulation(order, Experience.NONE, 9 * 60);

    @Test
    void the_first_at_a_free_counter_does_not_wait() {
        var people = queueOf(1);

        var waits = simulation.play(people, List.of(free("101")), 1);

        assertThat(waits.get(id(people, 0))).isEqualTo(new Correction.Range(0, 0));
    }

    @Test
    void nine_of_ten_wait_at_least_as_long_as_half() {
        var people = queueOf(20);

        var waits = simulation.play(people, List.of(free("101"), free("102")), 1);

        assertThat(waits.values()).allSatisfy(wait -> assertThat(wait.p90()).isGreaterThanOrEqualTo(wait.p50()));
        assertThat(waits.get(id(people, 19)).p50()).isBetween(75.0, 120.0);
    }

    @Test
    void twice_the_counters_halve_the_wait_of_the_last() {
        var people = queueOf(20);

        var one = simulation.play(people, List.of(free("101")), 1).get(id(people, 19));
        var two = simulation.play(people, List.of(free("101"), free("102")), 1).get(id(people, 19));

        assertThat(two.p50() / one.p50()).isBetween(0.4, 0.6);
    }

    @Test
    void the_same_queue_is_told_the_same() {
        var people = queueOf(5);

        assertThat(simulation.play(people, List.of(free("101")), 7))
                .isEqualTo(simulation.play(people, List.of(free("101")), 7));
    }

    @Test
    void somebody_being_served_for_long_may_take_a_while_yet() {
        var people = queueOf(1);
        var overdue = new Busy(new Desk("101", PERMIT, List.of("de")), 0, 60, ServingTimes.PLANNED.ofAny(), 10);

        assertThat(simulation
                        .play(people, List.of(overdue), 1)
                        .get(id(people, 0))
                        .p90())
                .isGreaterThan(10);
    }

    private List<Person> queueOf(int people) {
        return IntStream.range(0, people)
                .mapToObj(place -> NINE.plus(Duration.ofMinutes(place)))
                .map(openedAt -> new Arrival(openedAt, null, false))
                .map(arrival -> new Waiting(UUID.randomUUID(), order.rank(arrival), arrival, PERMIT, "de", null, false))
                .map(waiting -> Person.here(waiting, ServingTimes.PLANNED.ofAny(), 10))
                .toList();
    }

    private static UUID id(List<Person> people, int place) {
        return people.get(place).waiting().ticket();
    }

    private static Busy free(String counter) {
        return Busy.free(new Desk(counter, PERMIT, List.of("de")));
    }
}
