package de.willkommen.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.life.QueueLifeCrowd;
import de.willkommen.queue.life.QueueLifeRun;
import de.willkommen.queue.life.QueueLifeStep;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random days of an office on two instances of queue-service: each command goes to the next instance, is now and then repeated
 * at the other, and is held against a model; then many do things at both at once. A failure names its seed and its steps.
 */
class QueueLifeIT {

    private static final int LENGTH = 100;

    private static LifeOffice office;

    @BeforeAll
    static void an_office_of_its_own() {
        office = LifeOffice.aboard();
    }

    @AfterAll
    static void everybody_leaves() throws SQLException {
        office.close();
    }

    @Test
    void random_days_on_two_instances_go_as_the_model_says_and_the_night_gives_everybody_an_outcome() {
        var succeeded = new TreeSet<String>();
        var refused = new TreeSet<String>();
        for (var seed : List.of(101L, 102L, 103L)) {
            var run = played(seed);
            succeeded.addAll(run.succeeded());
            refused.addAll(run.refused());
            if (seed == 103) {
                run.endDays(office.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
            }
        }

        // Of nineteen; nobody is called a second time within the half minute such a day lasts.
        assertThat(succeeded).hasSizeGreaterThan(12);
        assertThat(refused).hasSizeGreaterThan(12);
    }

    private static QueueLifeRun played(long seed) {
        var steps = QueueLifeStep.random(seed, LENGTH);
        var taken = 0;
        try {
            var run = new QueueLifeRun(office);
            for (; taken < steps.size(); taken++) {
                run.take(steps.get(taken));
            }
            return run;
        } catch (AssertionError failure) {
            throw new AssertionError(
                    "Seed %d after%n%s"
                            .formatted(
                                    seed,
                                    steps.subList(0, Math.min(taken + 1, steps.size())).stream()
                                            .map(QueueLifeStep::toString)
                                            .collect(joining(",\n"))),
                    failure);
        }
    }

    @Test
    void whatever_many_do_at_two_instances_at_once_the_rules_hold() throws Exception {
        var threads = Executors.newFixedThreadPool(18);
        try {
            var crowd = new QueueLifeCrowd(office, threads);
            crowd.open();
            for (var seed = 1; seed <= 3; seed++) {
                crowd.mill(seed, 20);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
