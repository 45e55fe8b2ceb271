package de.willkommen.benchmarks.report;

import static de.willkommen.benchmarks.report.Figures.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** The machine the figures belong to. */
public final class Machine {

    private Machine() {}

    /** One line for the reader of a table. */
    public static String described(LocalDate day) {
        return text(
                "Measured on %s with %d cores (%s), %s, %s %s.",
                day,
                Runtime.getRuntime().availableProcessors(),
                processor(),
                memory(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"));
    }

    private static String processor() {
        return line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() {
        return line("/proc/meminfo", "MemTotal")
                .map(kilobytes -> Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1024 / 1024 + " GiB")
                .orElse("memory unknown");
    }

    private static Optional<String> line(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException notThisSystem) {
            return Optional.empty();
        }
    }
}
