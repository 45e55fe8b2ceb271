package de.willkommen.localstack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

    @TempDir
    Path folder;

    @Test
    void what_was_seen_is_read_back() {
        var seen = new ClockFile.Seen(Duration.parse("PT35H55M"), Instant.parse("2026-11-24T08:01:02Z"));

        new ClockFile(folder.resolve("clock")).write(seen);

        assertThat(new ClockFile(folder.resolve("clock")).read()).isEqualTo(seen);
    }

    @Test
    void a_new_folder_has_seen_nothing() {
        assertThat(new ClockFile(folder.resolve("clock")).read()).isEqualTo(ClockFile.Seen.NOTHING);
    }

    @Test
    void a_file_that_is_not_ours_is_refused_rather_than_forgotten() throws IOException {
        Files.writeString(folder.resolve("clock"), "half past nine");

        assertThatThrownBy(() -> new ClockFile(folder.resolve("clock")).read())
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("make clean-data");
    }
}
