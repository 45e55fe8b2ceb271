package de.willkommen.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.willkommen.localstack.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildPartTest {

    private static final String UNTIL_ASKED = "trap 'exit 0' TERM; while :; do sleep 0.05; done";
    private static final String STUBBORN = "trap '' TERM; while :; do sleep 0.05; done";

    @TempDir
    Path folder;

    private final List<StackFailure> deaths = new CopyOnWriteArrayList<>();
    private ChildPart part;

    @AfterEach
    void endPart() {
        part.kill();
    }

    @Test
    void a_part_that_answers_runs_and_is_noted() {
        part = part(UNTIL_ASKED, () -> true, Duration.ofSeconds(10));

        part.start();

        assertThat(part.running()).isTrue();
        assertThat(new PidFiles(folder.resolve("pid")).running("example"))
                .hasValueSatisfying(process -> assertThat(process.pid()).isEqualTo(part.pid()));
    }

    @Test
    void a_part_that_dies_while_it_starts_is_named_with_its_log() {
        part = part("echo no room left; exit 3", () -> false, Duration.ofSeconds(10));

        assertThatThrownBy(part::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("example ended while starting (exit code 3)")
                .hasMessageContaining("example.log");
        assertThat(folder.resolve("log/example.log")).hasContent("no room left");
    }

    @Test
    void a_part_that_never_answers_is_named_with_its_log() {
        part = part(UNTIL_ASKED, () -> false, Duration.ofMillis(300));

        assertThatThrownBy(part::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("example did not answer within 0 seconds")
                .hasMessageContaining("example.log");
    }

    @Test
    void a_part_that_dies_later_is_reported() {
        part = part(UNTIL_ASKED, () -> true, Duration.ofSeconds(10));
        part.start();

        ProcessHandle.of(part.pid()).ifPresent(ProcessHandle::destroyForcibly);

        await().untilAsserted(() -> assertThat(deaths)
                .singleElement()
                .satisfies(
                        death -> assertThat(death).hasMessageContaining("example ended unexpectedly (exit code 137)")));
    }

    @Test
    void a_part_that_was_stopped_or_killed_on_purpose_is_not_reported_and_starts_again() {
        part = part(UNTIL_ASKED, () -> true, Duration.ofSeconds(10));
        part.start();
        var first = part.pid();

        part.stop();
        part.start();
        var second = part.pid();
        part.kill();
        part.start();

        assertThat(List.of(first, second, part.pid())).doesNotHaveDuplicates();
        assertThat(ProcessHandle.of(first)).isEmpty();
        assertThat(ProcessHandle.of(second)).isEmpty();
        assertThat(part.running()).isTrue();
        assertThat(deaths).isEmpty();
    }

    @Test
    void a_part_that_does_not_want_to_end_is_ended_after_its_farewell() {
        part = part(STUBBORN, () -> true, Duration.ofSeconds(10));
        part.start();

        part.stop();

        assertThat(part.running()).isFalse();
        assertThat(new PidFiles(folder.resolve("pid")).names()).isEmpty();
    }

    @Test
    void a_start_is_given_up_when_the_part_is_stopped_meanwhile() {
        part = part(UNTIL_ASKED, () -> false, Duration.ofSeconds(30));
        var starting = CompletableFuture.runAsync(part::start);
        await().until(part::running);

        part.stop();

        assertThat(starting).failsWithin(Duration.ofSeconds(5));
        assertThat(part.running()).isFalse();
    }

    @Test
    void the_log_of_the_previous_run_is_kept() {
        part = part(
                "echo run $$; " + UNTIL_ASKED,
                () -> hasLines(folder.resolve("log/example.log")),
                Duration.ofSeconds(10));
        part.start();
        var first = part.pid();
        part.stop();

        part.start();

        assertThat(folder.resolve("log/example.previous.log")).hasContent("run " + first);
        assertThat(folder.resolve("log/example.log")).hasContent("run " + part.pid());
    }

    private static boolean hasLines(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private ChildPart part(String script, BooleanSupplier answers, Duration patience) {
        var recipe = new Recipe() {
            @Override
            public String name() {
                return "example";
            }

            @Override
            public int port() {
                return 0;
            }

            @Override
            public Launch prepare() {
                return new Launch(List.of("sh", "-c", script), Map.of());
            }

            @Override
            public boolean answers() {
                return answers.getAsBoolean();
            }

            @Override
            public Duration patience() {
                return patience;
            }

            @Override
            public Duration farewell() {
                return Duration.ofMillis(500);
            }
        };
        return new ChildPart(recipe, new PidFiles(folder.resolve("pid")), folder.resolve("log"), deaths::add);
    }
}
