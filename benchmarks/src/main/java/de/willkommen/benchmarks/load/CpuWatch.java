package de.willkommen.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who used the processor meanwhile: the generator shares it with what it measures. */
public final class CpuWatch {

    private final Map<String, Supplier<Stream<ProcessHandle>>> groups = new LinkedHashMap<>();
    private Map<String, Long> before = Map.of();
    private long began;

    /** Watches this program. */
    public CpuWatch() {
        groups.put("generator", () -> Stream.of(ProcessHandle.current()));
    }

    /** Watches a process and what it has started, too. */
    public CpuWatch and(String name, long... pids) {
        groups.put(
                name,
                () -> Arrays.stream(pids)
                        .mapToObj(ProcessHandle::of)
                        .flatMap(Optional::stream)
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())));
        return this;
    }

    /**
     * How much of the machine each used, of 1 for all cores.
     *
     * @param all by the name of who was watched
     */
    public record Share(Map<String, Double> all) {

        static final Share UNKNOWN = new Share(Map.of());

        /** As a table shows it. */
        public String text() {
            return all.entrySet().stream()
                    .map(each -> String.format(Locale.ROOT, "%s %.0f %%", each.getKey(), each.getValue() * 100))
                    .collect(Collectors.joining(", "));
        }

        /** The generator's. */
        public String generator() {
            return String.format(Locale.ROOT, "%.0f %%", all.getOrDefault("generator", 0.0) * 100);
        }
    }

    void begin() {
        before = used();
        began = System.nanoTime();
    }

    Share end() {
        var possible = (System.nanoTime() - began) / 1e6 * Runtime.getRuntime().availableProcessors();
        var shares = new LinkedHashMap<String, Double>();
        used().forEach((name, millis) -> shares.put(name, (millis - before.getOrDefault(name, 0L)) / possible));
        return new Share(shares);
    }

    private Map<String, Long> used() {
        var used = new LinkedHashMap<String, Long>();
        groups.forEach((name, processes) -> used.put(
                name,
                processes
                        .get()
                        .mapToLong(process -> process.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toMillis())
                        .sum()));
        return used;
    }
}
