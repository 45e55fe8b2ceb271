package de.willkommen.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {

    @TempDir
    Path folder;

    private Process child;

    @BeforeEach
    void startChild() throws IOException {
        child = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endChild() {
        child.destroyForcibly();
    }

    @Test
    void a_process_left_by_a_killed_launcher_is_found_and_ended() throws InterruptedException {
        new PidFiles(folder).note("kafka", child.toHandle());

        var ended = new PidFiles(folder).endLeftovers(Duration.ofSeconds(5));

        assertThat(ended).containsExactly("kafka");
        assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(new PidFiles(folder).names()).isEmpty();
    }

    @Test
    void a_process_that_only_has_the_same_number_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("kafka.pid"), child.pid() + " 1234567890");

        var ended = new PidFiles(folder).endLeftovers(Duration.ofSeconds(5));

        assertThat(ended).isEmpty();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void a_file_nobody_can_read_belongs_to_nobody() throws IOException {
        Files.writeString(folder.resolve("kafka.pid"), "nonsense");

        assertThat(new PidFiles(folder).running("kafka")).isEmpty();
    }

    @Test
    void a_folder_that_was_never_used_has_nothing_to_end() {
        assertThat(new PidFiles(folder.resolve("none")).endLeftovers(Duration.ofSeconds(1)))
                .isEmpty();
    }
}
