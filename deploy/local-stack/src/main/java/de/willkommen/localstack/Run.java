package de.willkommen.localstack;

import de.willkommen.localstack.clock.ClockFile;
import de.willkommen.localstack.clock.OpeningHours;
import de.willkommen.localstack.clock.PlatformClock;
import de.willkommen.localstack.control.PartsSite;
import de.willkommen.localstack.http.LocalHttp;
import de.willkommen.localstack.parts.Module;
import de.willkommen.localstack.parts.PackagedApplications;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of the platform, from the look at the ports to the end of the last child. */
final class Run {

    private static final long NOTE_TIME_EVERY_SECONDS = 5;
    private static final Duration GRACE = Duration.ofMillis(700);

    private final Arguments arguments;
    private final Installation installation;
    private final Clock realTime;
    private final Progress progress = new Progress(System.out);
    private final CompletableFuture<StackFailure> death = new CompletableFuture<>();

    Run(Arguments arguments, Installation installation, Clock realTime) {
        this.arguments = arguments;
        this.installation = installation;
        this.realTime = realTime;
    }

    /**
     * Starts everything and returns only by throwing; a signal ends the process in order.
     *
     * @throws StackFailure when something cannot be started, or dies
     */
    void untilEnded() {
        var data = arguments.data();
        makeFolder(data);
        requireBuilt();
        requireAlone(data);
        var clockFile = new ClockFile(data.resolve("clock"));
        var clock = PlatformClock.choose(arguments.clock(), clockFile.read(), new OpeningHours(), realTime);
        var ports = Ports.choose(arguments.freePorts(), arguments.ports());
        ports.requireFree(needed());
        Leftovers.noteLauncher(data);
        var platform = new Platform(
                arguments, installation, ports, clock, Leftovers.children(data), realTime, death::complete);
        var stackFile = new StackFile(data, platform, clock, ports.of(Endpoint.CONTROL));
        var conductor = new Conductor(platform, progress);
        var ending = new Ending(conductor, () -> {
            clockFile.write(new ClockFile.Seen(clock.offset(), clock.now(realTime)));
            stackFile.write("stopped");
            Leftovers.forgetLauncher(data);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(ending::onSignal, "ending"));
        if (!clock.reason().isEmpty()) {
            progress.say(clock.reason());
        }
        try (var control = control(ports.of(Endpoint.CONTROL), platform, stackFile)) {
            stackFile.write("starting");
            progress.say("Starting with data in " + data + "; control on port " + control.port());
            conductor.startAll();
            stackFile.write("running");
            System.out.print(new Table(platform).text(clock.spoken(realTime), progress.seconds()));
            System.out.flush();
            throw watch(clockFile, clock, conductor);
        } catch (StackFailure failure) {
            if (conductor.ending()) {
                // Ctrl-C while parts were starting: what they say about it helps nobody.
                awaitHalt();
            }
            ending.once();
            throw failure;
        }
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StackFailure(
                    "The data folder " + data + " cannot be made: choose another with --data=<folder>.", e);
        }
    }

    private void requireBuilt() {
        var missing = PackagedApplications.missing(installation, arguments.applications());
        if (!missing.isEmpty()) {
            throw new StackFailure("Not built yet: " + String.join(", ", missing)
                    + ". Run make build, or choose with --apps=<names> (--apps=none for the infrastructure alone).");
        }
    }

    private void requireAlone(Path data) {
        Leftovers.launcher(data).ifPresent(other -> {
            throw new StackFailure("The platform runs already on the data in " + data + " (process " + other.pid()
                    + "): end it with make stop, or choose another folder with --data=<folder>.");
        });
        var left = Leftovers.children(data).endLeftovers(Duration.ofSeconds(15));
        if (!left.isEmpty()) {
            progress.say("Ended what a killed run had left behind: " + String.join(", ", left));
        }
    }

    private Set<Endpoint> needed() {
        var needed = EnumSet.allOf(Endpoint.class);
        for (var module : Module.values()) {
            if (!arguments.applications().contains(module)) {
                needed.remove(module.endpoint());
            }
        }
        return needed;
    }

    private static LocalHttp control(int port, Platform platform, StackFile stackFile) {
        try {
            return new LocalHttp("127.0.0.1", port, new PartsSite(platform.parts(), () -> stackFile.write("running")));
        } catch (IOException e) {
            throw new StackFailure(
                    "Port " + port + " for the control address cannot be opened (" + e.getMessage() + ").", e);
        }
    }

    // Notes the time again and again, so that even a killed stack does not go back behind what its data has seen.
    private StackFailure watch(ClockFile clockFile, PlatformClock clock, Conductor conductor) {
        while (true) {
            clockFile.write(new ClockFile.Seen(clock.offset(), clock.now(realTime)));
            try {
                var failure = death.get(NOTE_TIME_EVERY_SECONDS, TimeUnit.SECONDS);
                // Where children cannot have a session of their own, Ctrl-C ends them before it reaches us.
                TimeUnit.MILLISECONDS.sleep(GRACE.toMillis());
                if (!conductor.ending()) {
                    return failure;
                }
                awaitHalt();
            } catch (TimeoutException nobodyDied) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new StackFailure("The stack was interrupted.", e);
            } catch (ExecutionException e) {
                return new StackFailure("The stack lost sight of its parts.", e);
            }
        }
    }

    /** The thread that ends everything ends this process, too. */
    private static void awaitHalt() {
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of the run, which must happen once whether a signal or a failure brings it about. */
    private static final class Ending {

        private final Conductor conductor;
        private final Runnable notes;
        private boolean done;

        Ending(Conductor conductor, Runnable notes) {
            this.conductor = conductor;
            this.notes = notes;
        }

        synchronized void once() {
            if (!done) {
                done = true;
                conductor.endAll();
                notes.run();
            }
        }

        /** Ctrl-C is the usual way to end the demo, and not a failure: the exit code says so. */
        void onSignal() {
            synchronized (this) {
                if (done) {
                    return;
                }
            }
            System.out.println("\nEnding …");
            once();
            System.out.println("The platform has ended; its data stays.");
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}
