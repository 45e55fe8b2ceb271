package de.willkommen.queue.ticket;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.testing.Shortening;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.HouseStage;
import de.willkommen.queue.closing.Night;
import de.willkommen.queue.life.QueueLifeCrowd;
import de.willkommen.queue.life.QueueLifeRecords;
import de.willkommen.queue.life.QueueLifeRun;
import de.willkommen.queue.life.QueueLifeStep;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random days of an office beside a model of it: after every step
 * the answer, every ticket, stay, event, call on the display and clerk at a counter is what the model says, and nothing is
 * there that must never be. A day that fails is made shorter as long as it fails, and printed.
 */
@QuarkusTest
class QueueLifeTest {

    private static final int SEEDS = 8;

    /** Days go on until everything has happened, but not for ever. */
    private static final int MOST_SEEDS = 40;

    private static final int LENGTH = 150;

    /** They move no ticket: rules of calling, the alarm's, and the present state told once more. */
    private static final Set<String> BESIDE = Set.of(
            "PUT /api/v1/offices/{id}/calling-policy",
            "PUT /api/v1/offices/{id}/overview/alert",
            "POST /api/v1/queue/announcements");

    @Inject
    HouseStage stage;

    @Inject
    Night night;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    @Test
    void random_days_go_as_the_model_says() throws IOException {
        var edges = new TreeSet<String>();
        var succeeded = new TreeSet<String>();
        var refused = new TreeSet<String>();
        var everyEdge = everyEdge();
        var everyCommand = everyCommand();
        var everything = List.of(everyEdge, everyCommand, everyCommand);
        for (var seed = 1L;
                seed <= SEEDS
                        || seed <= MOST_SEEDS
                                && !List.of(edges, succeeded, refused).equals(everything);
                seed++) {
            var steps = QueueLifeStep.random(seed, LENGTH);
            try {
                var run = played(steps);
                edges.addAll(run.edges());
                succeeded.addAll(run.succeeded());
                refused.addAll(run.refused());
            } catch (AssertionError failure) {
                throw new AssertionError(
                        "Seed %d; shortened to%n%s".formatted(seed, Shortening.of(steps, this::played)), failure);
            }
        }

        SoftAssertions.assertSoftly(all -> {
            all.assertThat(edges).as("the ways tickets went").containsExactlyInAnyOrderElementsOf(everyEdge);
            all.assertThat(succeeded).as("what succeeded").containsExactlyInAnyOrderElementsOf(everyCommand);
            all.assertThat(refused).as("what was refused").containsExactlyInAnyOrderElementsOf(everyCommand);
        });
    }

    private static TreeSet<String> everyEdge() {
        return TicketStatus.edges().stream()
                .map(edge -> edge.from() + " -> " + edge.to() + " " + edge.step())
                .collect(toCollection(TreeSet::new));
    }

    /** What the interface lets people do, whatever its parameters are called. */
    private TreeSet<String> everyCommand() throws IOException {
        var commands = new TreeSet<String>();
        json.readTree(Path.of("src/main/openapi/openapi.json").toFile())
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> commands.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{\\w+}", "{id}"))));
        commands.removeIf(command -> !command.matches("(POST|PUT|DELETE|PATCH) .*") || BESIDE.contains(command));
        return commands;
    }

    private QueueLifeRun played(List<QueueLifeStep> steps) {
        var run = new QueueLifeRun(stage);
        steps.forEach(run::take);
        return run;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatever_many_do_at_once_the_rules_hold(long seed) throws Exception {
        var threads = Executors.newFixedThreadPool(18);
        try {
            var crowd = new QueueLifeCrowd(stage, threads);
            crowd.open();
            for (var round = 0; round < 5; round++) {
                crowd.mill(seed * 10 + round, 20);
                clock.advance(Duration.ofSeconds(20));
            }
            var closing = QueueLifeRun.closingAfter(clock.instant());
            clock.set(closing);
            // The night falls while everybody goes on.
            var falling = threads.submit(night::fall);
            crowd.mill(seed * 10 + 5, 10);
            falling.get();
            for (var ended :
                    threads.invokeAll(List.of(Executors.callable(night::fall), Executors.callable(night::fall)))) {
                ended.get();
            }
            var records = new QueueLifeRecords(stage);
            records.assertRules();
            records.assertEverybodyHasAnOutcome(closing);
            assertThat(stage.rows("select 1 from counter_session where ended_at is null and started_at < '%s'"
                            .formatted(closing)))
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }
}
