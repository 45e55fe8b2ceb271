package de.willkommen.localstack.process;

import de.willkommen.localstack.StackFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part that is a process of its own. */
public final class ChildPart implements Part {

    private static final long LOOK_EVERY_MILLIS = 150;

    private final Recipe recipe;
    private final PidFiles pids;
    private final Path log;
    private final Consumer<StackFailure> onDeath;
    private volatile @Nullable Process process;

    /** Whether the process is meant to run; read by the thread that sees it die. */
    private volatile boolean wanted;

    /** Whether somebody wants it ended while another thread still waits for its first answer. */
    private volatile boolean givenUp;

    /** @param onDeath is told when the process ends although nobody asked it to, after it had answered once */
    public ChildPart(Recipe recipe, PidFiles pids, Path logFolder, Consumer<StackFailure> onDeath) {
        this.recipe = recipe;
        this.pids = pids;
        this.log = logFolder.resolve(recipe.name() + ".log");
        this.onDeath = onDeath;
    }

    @Override
    public String name() {
        return recipe.name();
    }

    @Override
    public int port() {
        return recipe.port();
    }

    @Override
    public String log() {
        return log.toString();
    }

    @Override
    public boolean running() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public long pid() {
        var current = process;
        return current == null ? 0 : current.pid();
    }

    @Override
    public synchronized void start() {
        if (running()) {
            return;
        }
        givenUp = false;
        var started = launch(recipe.prepare());
        process = started;
        pids.note(name(), started.toHandle());
        awaitAnswer(started);
        recipe.afterStart();
        wanted = true;
        var unused = started.onExit().thenAccept(ended -> {
            if (wanted && process == ended) {
                onDeath.accept(
                        new StackFailure("%s ended unexpectedly (exit code %d): read the end of %s, then start again."
                                .formatted(name(), ended.exitValue(), log)));
            }
        });
    }

    private Process launch(Recipe.Launch launch) {
        var command = new ArrayList<>(ownSession());
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(launch.environment());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name() + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            builder.redirectOutput(log.toFile());
            return builder.start();
        } catch (IOException e) {
            throw new StackFailure("%s cannot be started (%s).".formatted(name(), e.getMessage()), e);
        }
    }

    // Ctrl-C reaches every process of the terminal's foreground group; in a session of their own the children end in
    // the order the launcher chooses. setsid becomes the command without forking, so the pid stays the child's.
    private static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    private void awaitAnswer(Process started) {
        long deadline = System.nanoTime() + recipe.patience().toNanos();
        try {
            while (!recipe.answers()) {
                if (started.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new StackFailure("%s ended while starting (exit code %d): read the end of %s."
                            .formatted(name(), started.exitValue(), log));
                }
                if (givenUp) {
                    throw new StackFailure("The start of " + name() + " was given up.");
                }
                if (System.nanoTime() > deadline) {
                    throw new StackFailure("%s did not answer within %d seconds: read the end of %s."
                            .formatted(name(), recipe.patience().toSeconds(), log));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The start of " + name() + " was interrupted.", e);
        }
    }

    @Override
    public void stop() {
        givenUp = true;
        synchronized (this) {
            end(recipe.farewell());
        }
    }

    @Override
    public void kill() {
        givenUp = true;
        wanted = false;
        var current = process;
        if (current != null) {
            current.destroyForcibly();
        }
        synchronized (this) {
            end(Duration.ofSeconds(5));
        }
    }

    private void end(Duration patience) {
        wanted = false;
        var ending = process;
        if (ending == null) {
            return;
        }
        try {
            if (ending.isAlive()) {
                Signals.endPolitely(ending.toHandle(), name());
                if (!ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    ending.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.destroyForcibly();
        }
        pids.forget(name());
    }
}
