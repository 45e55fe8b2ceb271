package de.willkommen.benchmarks;

import de.willkommen.benchmarks.report.Table;
import de.willkommen.benchmarks.stack.Stack;
import java.util.List;

/** One question about speed, answered by tables. */
public interface Benchmark {

    /** Its word on the command line and its section in {@code docs/benchmarks.md}. */
    String name();

    /** Options of the local stack it needs, beside those every benchmark gets. */
    default List<String> stackOptions() {
        return List.of();
    }

    /** Measures, on a stack with empty databases but for the demo data. */
    List<Table> measure(Stack stack) throws Exception;
}
