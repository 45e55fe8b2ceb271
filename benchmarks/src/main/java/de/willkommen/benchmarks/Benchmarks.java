package de.willkommen.benchmarks;

import de.willkommen.benchmarks.report.Machine;
import de.willkommen.benchmarks.report.Report;
import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Stack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program behind {@code make benchmark}. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        for (var benchmark : List.<Benchmark>of(
                new SearchBenchmark(),
                new RushBenchmark(),
                new PlanBenchmark(),
                new DeskBenchmark(),
                new DisplayBenchmark(),
                new KillBenchmark())) {
            ALL.put(benchmark.name(), benchmark);
        }
    }

    private Benchmarks() {}

    /** @param words names of benchmarks; none means all */
    public static void main(String[] words) throws Exception {
        var names = Stream.concat(ALL.keySet().stream(), Stream.of(UsableCapacity.NAME))
                .toList();
        var unknown = Arrays.stream(words).filter(word -> !names.contains(word)).toList();
        if (!unknown.isEmpty()) {
            System.err.println(
                    String.join(", ", unknown) + " is not understood: there are " + String.join(", ", names) + ".");
            System.exit(2);
        }
        var report = new Report(Path.of("docs/benchmarks.md"));
        for (var name : words.length == 0 ? names : Arrays.asList(words)) {
            var benchmark = ALL.get(name);
            var section = benchmark == null ? UsableCapacity.table().markdown() : measured(benchmark);
            System.out.println("\n" + section + "\n");
            report.write(name, section);
        }
        System.out.println("Written to " + report.file() + ".");
    }

    private static String measured(Benchmark benchmark) throws Exception {
        System.out.println("Measuring: " + benchmark.name());
        try (var stack = Stack.start(benchmark.name(), benchmark.stackOptions())) {
            return Machine.described(LocalDate.now(ZoneId.systemDefault())) + "\n\n"
                    + String.join(
                            "\n\n",
                            benchmark.measure(stack).stream()
                                    .map(Table::markdown)
                                    .toList());
        }
    }
}
