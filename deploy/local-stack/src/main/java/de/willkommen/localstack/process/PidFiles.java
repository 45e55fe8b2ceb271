package de.willkommen.localstack.process;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which processes belong to this data folder.
 *
 * <p>The files outlive a launcher that was killed; the next one finds here what it left behind. A number alone would
 * not do, because the system gives numbers again: a process is ours only if it also began when the file says.
 */
public final class PidFiles {

    private final Path folder;

    public PidFiles(Path folder) {
        this.folder = folder;
    }

    /** Notes the process under a name, replacing what was noted before. */
    public void note(String name, ProcessHandle process) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(name), process.pid() + " " + began(process));
        } catch (IOException e) {
            throw new StackFailure(
                    "The folder " + folder + " cannot be written: choose another with --data=<folder>.", e);
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new StackFailure("The file " + file(name) + " cannot be deleted.", e);
        }
    }

    /** The process noted under the name, if it still runs and is the same one. */
    public Optional<ProcessHandle> running(String name) {
        try {
            var words = Files.readString(file(name)).strip().split(" ");
            if (words.length != 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Long.toString(began(process)).equals(words[1]));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** The names noted, running or not. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StackFailure("The folder " + folder + " cannot be read.", e);
        }
    }

    /**
     * Ends what an earlier launcher left behind, politely first.
     *
     * @return the names of the processes that were still there
     */
    public List<String> endLeftovers(Duration patience) {
        var leftovers = new ArrayList<String>();
        var processes = new ArrayList<ProcessHandle>();
        for (var name : names()) {
            running(name).ifPresent(process -> {
                leftovers.add(name);
                processes.add(process);
                Signals.endPolitely(process, name);
            });
        }
        processes.forEach(process -> awaitEnd(process, patience));
        names().forEach(this::forget);
        return leftovers;
    }

    private static void awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException tooSlow) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }
}
