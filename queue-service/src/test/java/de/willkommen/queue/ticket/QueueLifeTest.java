package de.willkommen.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random days of an office, beside {@link QueueLifeModel}: after every step
 * the answer, every ticket, stay, event, call on the display and clerk at a counter is what the model says, and nothing is
 * there that must never be. A day that fails is made shorter as long as it fails, and printed.
 */
@QuarkusTest
class QueueLifeTest extends QueueLifeRuns {

    private static final int SEEDS = 8;
    private static final int LENGTH = 120;
    private static final int MOST_ATTEMPTS_TO_SHORTEN = 25;

    @Test
    void random_days_go_as_the_model_says() {
        var edges = new TreeSet<String>();
        var refusals = new TreeSet<String>();
        for (var seed = 1L; seed <= SEEDS; seed++) {
            var steps = QueueLifeStep.random(seed, LENGTH);
            try {
                var run = new Run();
                steps.forEach(run::take);
                edges.addAll(run.model.edges);
                refusals.addAll(run.refusals);
            } catch (AssertionError failure) {
                throw new AssertionError(
                        "Seed %d; shortened to%n%s".formatted(seed, printed(shortened(steps))), failure);
            }
        }

        assertThat(edges).hasSizeGreaterThan(9);
        assertThat(refusals).isNotEmpty();
    }

    private static String printed(List<QueueLifeStep> steps) {
        return steps.stream().map(QueueLifeStep::toString).collect(Collectors.joining(",\n"));
    }

    private List<QueueLifeStep> shortened(List<QueueLifeStep> failing) {
        var shortest = failing;
        var attempts = 0;
        for (var size = failing.size() / 2; size > 0; size /= 2) {
            for (var from = 0; from + size <= shortest.size() && attempts < MOST_ATTEMPTS_TO_SHORTEN; attempts++) {
                var shorter = new ArrayList<>(shortest);
                shorter.subList(from, from + size).clear();
                if (fails(shorter)) {
                    shortest = shorter;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }

    private boolean fails(List<QueueLifeStep> steps) {
        try {
            var run = new Run();
            steps.forEach(run::take);
            return false;
        } catch (AssertionError failure) {
            return true;
        }
    }

    /** What is answered depends on who was first; that nothing is there that must never be, does not. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatever_many_do_at_once_the_rules_hold(long seed) throws Exception {
        openHouse();
        for (var clerk = 0; clerk < COUNTERS.size(); clerk++) {
            house.signOn(CLERKS.get(clerk), COUNTERS.get(clerk));
        }
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (var round = 0; round < 5; round++) {
                var work = new ArrayList<Callable<List<Integer>>>();
                for (var one = 0; one < 6; one++) {
                    var random = new Random(seed * 1_000 + round * 10 + one);
                    work.add(() -> IntStream.range(0, 20)
                            .mapToObj(time -> anything(random))
                            .toList());
                }
                for (var done : threads.invokeAll(work, 2, TimeUnit.MINUTES)) {
                    assertThat(done.get())
                            .allSatisfy(status -> assertThat(status).isBetween(200, 422));
                }
                assertRules();
                clock.advance(Duration.ofSeconds(20));
            }
            var closing = closingAfter(clock.instant());
            clock.set(closing);
            for (var ended :
                    threads.invokeAll(List.of(Executors.callable(night::fall), Executors.callable(night::fall)))) {
                ended.get();
            }
            assertRules();
            assertEverybodyHasAnOutcome(closing);
            assertThat(house.rows("select 1 from counter_session where ended_at is null"))
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Somebody does something, whether it makes sense or not. */
    private int anything(Random random) {
        var which = random.nextInt(COUNTERS.size());
        var clerk = CLERKS.get(random.nextInt(8) == 0 ? 4 : which);
        var counter = COUNTERS.get(which);
        var services = List.of(House.PERMIT, House.PICKUP, House.ADVICE);
        var request = house.as(clerk).header("Idempotency-Key", UUID.randomUUID());
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                return house.as(Person.kiosk())
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body(Map.of("office", House.OFFICE, "services", List.of(services.get(random.nextInt(3)))))
                        .post("/api/v1/tickets")
                        .statusCode();
            }
            case 3, 4, 5 -> {
                return request.post("/api/v1/counters/" + counter + "/next").statusCode();
            }
            case 6 -> {
                return random.nextBoolean()
                        ? request.body(Map.of())
                                .put("/api/v1/counters/" + counter + "/session")
                                .statusCode()
                        : request.delete("/api/v1/counters/" + counter + "/session")
                                .statusCode();
            }
            default -> {
                var ids = house.rows("select id, counter from ticket order by status_since desc, id limit 12");
                if (ids.isEmpty()) {
                    return 200;
                }
                var ticket = ids.get(random.nextInt(ids.size())).get("id");
                var verb = List.of(
                                "start",
                                "start",
                                "finish",
                                "no-show",
                                "park",
                                "resume",
                                "transfer",
                                "take-over",
                                "undo",
                                "undo",
                                "call",
                                "recall")
                        .get(random.nextInt(12));
                return request.body(bodyOf(verb, random))
                        .post("/api/v1/tickets/" + ticket + "/" + verb)
                        .statusCode();
            }
        }
    }

    private static Map<String, ?> bodyOf(String verb, Random random) {
        return switch (verb) {
            case "call" -> Map.of("reason", "Zug");
            case "transfer" ->
                random.nextBoolean()
                        ? Map.of("counter", COUNTERS.get(random.nextInt(COUNTERS.size())))
                        : Map.of("services", List.of(House.ADVICE));
            default -> Map.of();
        };
    }
}
