package de.willkommen.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page whose sections between markers are written by the measurements, and everything else by people. */
public final class Report {

    private final Path file;

    public Report(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /**
     * Puts a section in place of the one of an earlier run.
     *
     * @throws IllegalStateException when the page has no place for it
     */
    public void write(String name, String section) throws IOException {
        var page = Files.readString(file);
        var begin = "<!-- measured: " + name + " -->";
        var end = "<!-- end of " + name + " -->";
        var from = page.indexOf(begin);
        var to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has no place for " + name + ": " + begin + " and " + end);
        }
        Files.writeString(
                file, page.substring(0, from + begin.length()) + "\n" + section.strip() + "\n" + page.substring(to));
    }
}
