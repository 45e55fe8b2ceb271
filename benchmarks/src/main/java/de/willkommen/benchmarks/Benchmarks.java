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

/** The program behind {@code make benchmark}. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        for (var benchmark : List.<Benchmark>of(new SearchBenchmark(), new RushBenchmark())) {
            ALL.put(benchmark.name(), benchmark);
        }
    }

    private Benchmarks() {}

    /** @param words names of benchmarks; none means all */
    public static void main(String[] words) throws Exception {
        var unknown =
                Arrays.stream(words).filter(word -> !ALL.containsKey(word)).toList();
        if (!unknown.isEmpty()) {
            System.err.println(String.join(", ", unknown) + " is not understood: there are "
                    + String.join(", ", ALL.keySet()) + ".");
            System.exit(2);
        }
        var report = new Report(Path.of("docs/benchmarks.md"));
        for (var name : words.length == 0 ? ALL.keySet() : Arrays.asList(words)) {
            var benchmark = ALL.get(name);
            if (benchmark != null) {
                run(benchmark, report);
            }
        }
        System.out.println("Written to " + report.file() + ".");
    }

    private static void run(Benchmark benchmark, Report report) throws Exception {
        System.out.println("Measuring: " + benchmark.name());
        List<Table> tables;
        try (var stack = Stack.start(benchmark.name(), benchmark.stackOptions())) {
            tables = benchmark.measure(stack);
        }
        var section = Machine.described(LocalDate.now(ZoneId.systemDefault())) + "\n\n"
                + String.join("\n\n", tables.stream().map(Table::markdown).toList());
        System.out.println("\n" + section + "\n");
        report.write(benchmark.name(), section);
    }
}
