package de.willkommen.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {

    @TempDir
    Path folder;

    private final AtomicInteger works = new AtomicInteger();
    private Path marker;
    private Path result;

    @BeforeEach
    void place() {
        marker = folder.resolve("server.built");
        result = folder.resolve("server.jar");
    }

    private void prepare() {
        Unpacking.once(marker, result, () -> Files.writeString(result, "built " + works.incrementAndGet()));
    }

    @Test
    void what_is_done_is_not_done_again() {
        prepare();
        prepare();

        assertThat(works).hasValue(1);
    }

    @Test
    void what_was_unpacked_anew_is_worked_on_again() throws IOException {
        prepare();
        Files.writeString(result, "as delivered");

        prepare();

        assertThat(result).hasContent("built 2");
    }

    @Test
    void what_is_gone_is_made_again() throws IOException {
        prepare();
        Files.delete(result);

        prepare();

        assertThat(result).exists();
    }

    @Test
    void work_that_failed_is_not_taken_for_done() {
        assertThatThrownBy(() -> Unpacking.once(marker, result, () -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("disk full");

        prepare();

        assertThat(works).hasValue(1);
    }
}
