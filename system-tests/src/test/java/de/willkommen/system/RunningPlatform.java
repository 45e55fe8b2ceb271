package de.willkommen.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The platform as {@code make run} starts it, on free ports, with data of its own and two instances of the services that
 * must not mind. One for all tests of a run. {@code -Dplatform.data=<folder>} takes one that already runs instead.
 */
final class RunningPlatform {

    /** A Tuesday on which the office is open all day. */
    static final String CLOCK = "2026-11-24T08:05";

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    private static final Path DATA = ROOT.resolve("system-tests/target/stack");

    private static RunningPlatform running;

    private static final SpanCollector SPANS = new SpanCollector();

    private static final Path JAR = ROOT.resolve("deploy/local-stack/target/local-stack.jar");

    private final Process launcher;
    private final JsonNode description;

    private RunningPlatform(Process launcher, JsonNode description) {
        this.launcher = launcher;
        this.description = description;
    }

    /** The platform, started on the first call and stopped when the JVM ends. */
    static synchronized RunningPlatform get() {
        var given = System.getProperty("platform.data");
        if (running == null && given != null) {
            running = new RunningPlatform(null, read(Path.of(given).resolve("stack.json")));
        }
        if (running == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        }
        return running;
    }

    String publicUrl() {
        return description.get("publicUrl").asText();
    }

    String issuer() {
        return description.get("issuer").asText();
    }

    String address(String part) {
        return description.get("addresses").get(part).asText();
    }

    /** Base addresses of all instances of a service. */
    List<String> instances(String service) {
        return parts().filter(part -> part.equals(service) || part.matches(service + "-\\d+"))
                .map(this::address)
                .toList();
    }

    Stream<String> parts() {
        return StreamSupport.stream(description.get("parts").spliterator(), false)
                .map(part -> part.get("name").asText());
    }

    String database(String name) {
        return description.get("addresses").get("databases").get(name).asText();
    }

    /** How far the platform's time is from the real one. */
    Duration clockOffset() {
        return Duration.parse(description.get("clockOffset").asText());
    }

    /** The spans of all applications; none of a platform that was started elsewhere. */
    SpanCollector spans() {
        return SPANS;
    }

    /** Whether it was started here and sends its spans. */
    boolean isTraced() {
        return launcher != null;
    }

    /** The folder every part writes its log to. */
    Path logs() {
        return Path.of(description.get("parts").get(0).get("log").asText()).getParent();
    }

    static Path root() {
        return ROOT;
    }

    /** Folder the tests leave pictures and lists in. */
    static Path findings() {
        try {
            return Files.createDirectories(ROOT.resolve("system-tests/target/findings"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RunningPlatform start() {
        try {
            endLeftovers();
            forget(DATA);
            Files.createDirectories(DATA);
            var log = DATA.resolveSibling("stack.log");
            var command = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx96m",
                            "-jar",
                            JAR.toString(),
                            "--data=" + DATA,
                            "--ports=free",
                            "--clock=" + CLOCK,
                            "--instances=appointment-service=2,queue-service=2")
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            command.environment().putAll(SPANS.environment());
            var launcher = command.start();
            return new RunningPlatform(launcher, awaitRunning(launcher, log));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A run that was killed leaves its children behind; the data folder knows them. */
    private static void endLeftovers() throws IOException, InterruptedException {
        if (Files.exists(DATA)) {
            new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-jar",
                            JAR.toString(),
                            "stop",
                            "--data=" + DATA)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static JsonNode awaitRunning(Process launcher, Path log) throws IOException, InterruptedException {
        var file = DATA.resolve("stack.json");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(file)) {
                var description = read(file);
                if (description.get("state").asText().equals("running")) {
                    return description;
                }
            }
            if (launcher.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The platform did not start:\n" + Files.readString(log));
            }
        }
        launcher.destroy();
        throw new AssertionError("The platform was not up within " + PATIENCE + ":\n" + Files.readString(log));
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(30, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        var all = new ArrayList<Path>();
        try (var walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (var path : all) {
            Files.delete(path);
        }
    }
}
