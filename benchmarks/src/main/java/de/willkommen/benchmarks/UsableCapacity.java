package de.willkommen.benchmarks;

import de.willkommen.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How much of a day long services can still use after short ones were booked. Counted, not measured: by a test of
 * appointment-service with fixed seeds, which {@code make benchmark} runs before; its rows are only put into the page here.
 */
final class UsableCapacity {

    static final String NAME = "capacity";

    private static final Path ROWS = Path.of("appointment-service/target/usable-capacity.md");

    private UsableCapacity() {}

    static Table table() throws IOException {
        return new Table(
                "Share of the free time that 45-minute services can still use, after a day was filled with 15-minute ones",
                List.of("filled", "ours", "first fit", "random", "starts offered: ours", "first fit", "random"),
                Files.readAllLines(ROWS).stream().map(UsableCapacity::cells).toList(),
                List.of(
                        "Six counters, open from 8 to 12 and from 13 to 18; averages of 200 days with fixed seeds. People choose at"
                                + " random among the starts that are offered for a 15-minute service.",
                        "Ours: the offer of the search, and the counter that a booking takes, by the classes that run in"
                                + " production. First fit: every free start is offered, and the first free counter takes it. Random:"
                                + " every free start, any free counter.",
                        "The last columns are the price: how many different starts of the day are still offered then for a"
                                + " 15-minute service."));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().substring(1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
