package de.willkommen.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.benchmarks.load.CpuWatch;
import de.willkommen.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The parts under load, started by the local stack on free ports with data of their own, on a working day on which the
 * office is open. {@code BENCHMARK_STACK=<folder>} takes a stack that already runs instead, and leaves it running.
 */
public final class Stack implements AutoCloseable {

    /** A Tuesday. */
    static final String CLOCK = "2026-11-24T08:05";

    /**
     * The Java of a server, not of a demo that shares a laptop with five others: as in the container images. A million
     * bookings of one office are of many years, and would be deleted while they are counted on.
     */
    private static final String JAVA = "-Xms512m,-Xmx1g,-XX:+UseG1GC,-Dwillkommen.appointment.keep.statistics=P9000D";

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String FILE = "stack.json";
    private static final Path JAR = Path.of("deploy/local-stack/target/local-stack.jar");

    private final @Nullable Process launcher;
    private final Path data;
    private volatile JsonNode description;

    private Stack(@Nullable Process launcher, Path data) throws IOException {
        this.launcher = launcher;
        this.data = data;
        this.description = read(data);
    }

    /**
     * Returns when everything answers.
     *
     * @param name of the folder for its data, which is emptied first
     * @param options of the local stack, beside the usual ones
     */
    public static Stack start(String name, List<String> options) throws IOException, InterruptedException {
        var running = System.getenv("BENCHMARK_STACK");
        if (running != null && !running.isEmpty()) {
            return new Stack(null, Path.of(running));
        }
        var data = Path.of("benchmarks/target/stack").resolve(name).toAbsolutePath();
        endLeftovers(data);
        forget(data);
        Files.createDirectories(data);
        var log = data.resolveSibling(name + ".log");
        var command =
                new ArrayList<>(List.of(java(), "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        command.add(JAR.toString());
        command.addAll(List.of("--data=" + data, "--ports=free", "--clock=" + CLOCK, "--java=" + JAVA));
        if (options.stream().noneMatch(option -> option.startsWith("--apps="))) {
            command.add("--apps=appointment-service");
        }
        command.addAll(options);
        var launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // A benchmark that is interrupted leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
        awaitRunning(launcher, data, log);
        return new Stack(launcher, data);
    }

    /** Base address of a part: a service, {@code keycloak}, {@code control}. */
    public URI address(String part) {
        return URI.create(description.path("addresses").path(part).asText());
    }

    /** Base addresses of all instances of a service. */
    public List<URI> instances(String service) {
        return parts().map(part -> part.path("name").asText())
                .filter(part -> part.equals(service) || part.matches(service + "-\\d+"))
                .map(this::address)
                .toList();
    }

    /** Where Kafka listens. */
    String kafka() {
        return description.path("addresses").path("kafka").asText();
    }

    /** What the tokens name as their issuer; the password grant is asked for below it. */
    public String issuer() {
        return description.path("issuer").asText();
    }

    /** An access token of a demo account, whose password is its name. */
    public String token(String user) throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=willkommen-cli&username=%1$s&password=%1$s".formatted(user);
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    /** The process of a part. */
    public long pid(String part) {
        return parts().filter(each -> each.path("name").asText().equals(part))
                .mapToLong(each -> each.path("pid").asLong())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no part " + part));
    }

    /** Ends a part in order and starts it anew; answers how many seconds it took until it answered again. */
    public double restart(String part) throws IOException {
        try (var control = new HttpConnection(address("control"))) {
            order(control, part, "stop");
            var began = System.nanoTime();
            order(control, part, "start");
            description = read(data);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** Kills a part as a power cut does; it stays away. */
    public void kill(String part) throws IOException {
        try (var control = new HttpConnection(address("control"))) {
            order(control, part, "kill");
        }
    }

    private static void order(HttpConnection control, String part, String verb) throws IOException {
        var answer = control.ask(HttpConnection.request("POST", "/parts/" + part + "/" + verb, Map.of(), ""));
        if (!answer.isOk()) {
            throw new IllegalStateException(part + " did not " + verb + ": " + answer.text());
        }
    }

    /** Watches the generator, all instances of a service, and PostgreSQL. */
    public CpuWatch watch(String service) {
        return new CpuWatch()
                .and(
                        "service",
                        parts().filter(part -> part.path("name").asText().startsWith(service))
                                .mapToLong(part -> part.path("pid").asLong())
                                .toArray())
                .and("PostgreSQL", pid("postgresql"));
    }

    /** Port of the PostgreSQL that all databases are in. */
    public int databasePort() {
        return URI.create(databaseUrl("appointment").substring("jdbc:".length()))
                .getPort();
    }

    /** A connection as the owner of a service's database: {@code appointment}, for one. */
    public Connection database(String name) throws SQLException {
        return DriverManager.getConnection(databaseUrl(name), name, name);
    }

    /** The number in the first row of an answer. */
    public static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String databaseUrl(String name) {
        return description.path("addresses").path("databases").path(name).asText();
    }

    private Stream<JsonNode> parts() {
        return StreamSupport.stream(description.path("parts").spliterator(), false);
    }

    private static void awaitRunning(Process launcher, Path data, Path log) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(data.resolve(FILE))
                    && read(data).path("state").asText().equals("running")) {
                return;
            }
            if (launcher.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The stack did not start:\n" + Files.readString(log));
            }
        }
        launcher.destroy();
        throw new IllegalStateException("The stack was not up within " + PATIENCE + ": read " + log);
    }

    private static JsonNode read(Path data) throws IOException {
        return new ObjectMapper().readTree(Files.readString(data.resolve(FILE)));
    }

    /** A run that was killed leaves its children behind; the data folder knows them. */
    private static void endLeftovers(Path data) throws IOException, InterruptedException {
        if (Files.exists(data)) {
            new ProcessBuilder(java(), "-jar", JAR.toString(), "stop", "--data=" + data)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (var walk = Files.walk(folder)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (var path : all) {
                Files.delete(path);
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void close() {
        if (launcher == null) {
            return;
        }
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            launcher.destroyForcibly();
        }
    }
}
