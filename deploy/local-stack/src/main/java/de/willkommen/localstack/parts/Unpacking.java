package de.willkommen.localstack.parts;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work on files that several stacks of one repository share, done by the first and waited for by the others. */
final class Unpacking {

    private Unpacking() {}

    /**
     * Does the work unless {@code marker} exists, and then leaves the marker.
     *
     * @param marker a file beside what is shared; its lock file is {@code <marker>.lock}
     */
    static void once(Path marker, Work work) {
        if (Files.exists(marker)) {
            return;
        }
        var lockFile = marker.resolveSibling(marker.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(marker)) {
                work.run();
                Files.createFile(marker);
            }
        } catch (IOException e) {
            throw new StackFailure("%s cannot be prepared (%s).".formatted(marker.getParent(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The preparation of " + marker.getParent() + " was interrupted.", e);
        }
    }

    interface Work {
        void run() throws IOException, InterruptedException;
    }
}
