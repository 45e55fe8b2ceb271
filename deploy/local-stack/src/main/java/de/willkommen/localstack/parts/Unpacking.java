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
     * Does the work unless its result is what it was when somebody had done it, and then leaves the marker. A result that
     * was put back by an unpacking anew, or is gone, is worked on again.
     *
     * @param marker a file beside what is shared; its lock file is {@code <marker>.lock}
     * @param result a file that the work writes
     */
    static void once(Path marker, Path result, Work work) {
        if (isDone(marker, result)) {
            return;
        }
        var lockFile = marker.resolveSibling(marker.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !isDone(marker, result)) {
                work.run();
                Files.writeString(marker, state(result));
            }
        } catch (IOException e) {
            throw new StackFailure("%s cannot be prepared (%s).".formatted(marker.getParent(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The preparation of " + marker.getParent() + " was interrupted.", e);
        }
    }

    private static boolean isDone(Path marker, Path result) {
        try {
            return Files.exists(marker)
                    && Files.exists(result)
                    && Files.readString(marker).equals(state(result));
        } catch (IOException e) {
            return false;
        }
    }

    private static String state(Path result) throws IOException {
        return Files.size(result) + " bytes of " + Files.getLastModifiedTime(result);
    }

    interface Work {
        void run() throws IOException, InterruptedException;
    }
}
