package de.willkommen.localstack;

import de.willkommen.localstack.process.PidFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that an earlier start left in a data folder, because it still runs or because it was killed. */
final class Leftovers {

    static final String LAUNCHER = "launcher";

    private Leftovers() {}

    /** Where the pid files of a data folder are. The launcher's own lies apart: it is not a child to be ended. */
    static PidFiles children(Path data) {
        return new PidFiles(data.resolve("pid"));
    }

    private static PidFiles launchers(Path data) {
        return new PidFiles(data);
    }

    static Optional<ProcessHandle> launcher(Path data) {
        return launchers(data).running(LAUNCHER);
    }

    static void noteLauncher(Path data) {
        launchers(data).note(LAUNCHER, ProcessHandle.current());
    }

    static void forgetLauncher(Path data) {
        launchers(data).forget(LAUNCHER);
    }

    /**
     * Ends what runs on this data folder: the launcher, which ends its children, then whatever is left.
     *
     * @return what was done, for the person who asked
     */
    static String stop(Path data, Duration patience) {
        var launcher = launcher(data);
        launcher.ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException tooSlow) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var left = children(data).endLeftovers(Duration.ofSeconds(15));
        forgetLauncher(data);
        if (launcher.isEmpty() && left.isEmpty()) {
            return "Nothing was running.";
        }
        return left.isEmpty()
                ? "The platform has ended."
                : "The platform has ended, and what was left of it: " + left + ".";
    }
}
