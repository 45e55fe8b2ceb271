package de.willkommen.queue.calling;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * DOMAIN, section 7: walk-ins with low priority never served. Every five minutes somebody comes who is preferred, and one
 * counter serves one person in five minutes: whoever waits is called within a bound all the same.
 */
@QuarkusTest
class StarvationTest {

    private static final Person CLERK = Person.clerk(1);
    private static final Person COLLEAGUE = Person.clerk(2);
    private static final Duration ROUND = Duration.ofMinutes(5);

    @Inject
    House house;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(CLERK, "101");
    }

    @Test
    void a_walk_in_is_served_although_appointments_never_end() {
        var walkIn = house.walkIn(PERMIT);

        assertThat(waitOf(walkIn, this::appointment)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
    }

    @Test
    void a_walk_in_is_served_although_people_with_access_needs_never_end() {
        var walkIn = house.walkIn(PERMIT);

        assertThat(waitOf(walkIn, round -> walkIn("de", List.of("seat"))))
                .isBetween(Duration.ofMinutes(110), Duration.ofMinutes(130));
    }

    @Test
    void who_is_late_is_served_although_appointments_never_end() {
        house.booked("MD-7K3QX9WC", -10);
        var late = house.checkedIn("MD-7K3QX9WC");

        assertThat(waitOf(late, this::appointment)).isBetween(ROUND, Duration.ofMinutes(20));
    }

    @Test
    void who_speaks_what_a_busy_colleague_speaks_is_served_although_others_never_end() {
        house.staff(2, "residence", House.RESIDENCE, List.of("de", "ar"), 2);
        house.signOn(COLLEAGUE, "102");
        house.walkIn(PERMIT);
        house.done(COLLEAGUE, house.called(COLLEAGUE, "102"), "start");
        var stranger = walkIn("ar", List.of());

        assertThat(waitOf(stranger, round -> walkIn("de", List.of())))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(20));
    }

    @Test
    void who_was_sent_to_a_colleague_who_went_home_is_served_although_others_never_end() {
        house.signOn(COLLEAGUE, "102");
        house.walkIn(PERMIT);
        var sent = house.called(CLERK, "101");
        house.step(CLERK, sent, "transfer", Map.of("counter", "102")).then().statusCode(200);
        house.as(COLLEAGUE).delete("/api/v1/counters/102/session").then().statusCode(204);

        assertThat(waitOf(sent, this::appointment)).isLessThanOrEqualTo(Duration.ofMinutes(30));
    }

    /** How long somebody waits while others keep coming. */
    private Duration waitOf(House.Ticket waiting, IntConsumer newcomer) {
        var since = clock.instant();
        for (int round = 0; round < 60; round++) {
            newcomer.accept(round);
            house.advance(ROUND);
            var called = house.called(CLERK, "101");
            if (called.id().equals(waiting.id())) {
                return Duration.between(since, clock.instant());
            }
            house.done(CLERK, called, "start");
            house.done(CLERK, called, "finish");
        }
        throw new AssertionError("Still waiting after five hours");
    }

    private void appointment(int round) {
        var reference = "MD-7K%02dXAAA".formatted(round);
        house.booked(reference, 5);
        house.checkedIn(reference);
    }

    private House.Ticket walkIn(String language, List<String> accessNeeds) {
        return house.walkIn(Map.of(
                "office", House.OFFICE, "services", List.of(PERMIT), "language", language, "accessNeeds", accessNeeds));
    }
}
