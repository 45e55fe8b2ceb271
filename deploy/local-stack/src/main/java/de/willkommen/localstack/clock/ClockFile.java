package de.willkommen.localstack.clock;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Remembers, in the data folder, the offset of the clock and the last moment the platform has seen. */
public final class ClockFile {

    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    /** @param moment {@link Instant#MIN} when nothing was seen yet */
    public record Seen(Duration offset, Instant moment) {

        static final Seen NOTHING = new Seen(Duration.ZERO, Instant.MIN);
    }

    public Seen read() {
        if (!Files.exists(file)) {
            return Seen.NOTHING;
        }
        try {
            var lines = Files.readAllLines(file);
            return new Seen(Duration.parse(lines.get(0)), Instant.parse(lines.get(1)));
        } catch (IOException | DateTimeParseException | IndexOutOfBoundsException e) {
            throw new StackFailure("The file " + file + " cannot be read: forget the data with make clean-data.", e);
        }
    }

    /** Written beside and moved, because a crash may come at any moment. */
    public void write(Seen seen) {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, seen.offset() + "\n" + seen.moment() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("The file " + file + " cannot be written (" + e.getMessage() + ").", e);
        }
    }
}
