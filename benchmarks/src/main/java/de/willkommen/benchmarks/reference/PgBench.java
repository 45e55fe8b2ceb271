package de.willkommen.benchmarks.reference;

import de.willkommen.benchmarks.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A script that pgbench runs against a service's own database: same rows, same constraints, same durability. */
public final class PgBench {

    private final Stack stack;
    private final String database;
    private final List<String> options;

    /**
     * A reference.
     *
     * @param options of pgbench, beside those for script, clients and time
     */
    public PgBench(Stack stack, String database, String... options) {
        this.stack = stack;
        this.database = database;
        this.options = List.of(options);
    }

    /**
     * What pgbench saw.
     *
     * @param micros how long each transaction took, in microseconds
     * @param failures transactions that PostgreSQL refused
     */
    public record Result(Histogram micros, double seconds, long failures) {

        public double perSecond() {
            return micros.getTotalCount() / seconds;
        }

        public double medianMillis() {
            return micros.getValueAtPercentile(50) / 1_000.0;
        }

        public double p99Millis() {
            return micros.getValueAtPercentile(99) / 1_000.0;
        }
    }

    /** Runs a script again and again for a while. */
    public Result run(String script, int clients, Duration duration) throws IOException, InterruptedException {
        return run(script, clients, List.of("--time=" + duration.toSeconds()));
    }

    /** Runs a script a number of times for each client. */
    public Result run(String script, int clients, int transactions) throws IOException, InterruptedException {
        return run(script, clients, List.of("--transactions=" + transactions));
    }

    private Result run(String script, int clients, List<String> extent) throws IOException, InterruptedException {
        var folder = Files.createDirectories(Path.of("benchmarks/target/pgbench"));
        var file = Files.writeString(folder.resolve("script.sql"), script);
        clear(folder);
        var output = folder.resolve("output.txt");
        var command = new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol=prepared", "--log"));
        command.add("--log-prefix=" + folder.resolve("latency"));
        command.addAll(List.of("--client=" + clients, "--jobs=2", "--file=" + file));
        command.addAll(extent);
        command.addAll(options);
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(stack.databasePort())));
        command.addAll(List.of("-U", database, database));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", database);
        var began = System.nanoTime();
        var exit = builder.start().waitFor();
        var seconds = (System.nanoTime() - began) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException("pgbench failed:\n" + Files.readString(output));
        }
        return result(latencies(folder), seconds, Files.readString(output));
    }

    private static Result result(List<String> lines, double seconds, String output) {
        var micros = new Histogram(TimeUnit.MINUTES.toMicros(2), 3);
        var failures = 0L;
        for (var line : lines) {
            // client, transaction, microseconds or "failed", script, time
            var words = line.split(" ");
            if (words[2].equals("failed")) {
                failures++;
            } else {
                micros.recordValue(Long.parseLong(words[2]));
            }
        }
        return new Result(micros, measuredSeconds(output, micros.getTotalCount(), seconds), failures);
    }

    /** Without the time it takes to connect, which pgbench leaves out of its rate, too. */
    static double measuredSeconds(String output, long count, double otherwise) {
        return output.lines()
                .filter(line -> line.startsWith("tps = "))
                .map(line -> Double.parseDouble(line.split(" ")[2]))
                .filter(rate -> rate > 0)
                .map(rate -> count / rate)
                .findFirst()
                .orElse(otherwise);
    }

    private static List<String> latencies(Path folder) throws IOException {
        var all = new ArrayList<String>();
        for (var log : logs(folder)) {
            all.addAll(Files.readAllLines(log));
        }
        return all;
    }

    private static void clear(Path folder) throws IOException {
        for (var log : logs(folder)) {
            Files.delete(log);
        }
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("latency."))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
