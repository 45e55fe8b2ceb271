package de.willkommen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/bugs-of-others.md} names a test for every bug, and every test it names exists. */
class BugsOfOthersTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT)\\.\\w+)`");
    private static final Pattern TEST = Pattern.compile("(?m)^    (?:void|Stream<DynamicTest>) (\\w+)\\(");

    @Test
    void every_bug_has_tests_that_exist() throws IOException {
        var rows = Files.readAllLines(ROOT.resolve("docs/bugs-of-others.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| bug "))
                .toList();
        var existing = existing();

        assertThat(rows).hasSizeGreaterThan(18).allSatisfy(row -> {
            var named = NAMED.matcher(row).results().map(name -> name.group(1)).toList();
            assertThat(named).isNotEmpty().isSubsetOf(existing);
        });
    }

    private static Set<String> existing() throws IOException {
        var tests = new TreeSet<String>();
        try (var modules = Files.list(ROOT)) {
            for (var folder : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var sources = Files.walk(folder)) {
                    sources.filter(source -> source.toString().endsWith(".java"))
                            .forEach(source -> read(source, tests));
                }
            }
        }
        return tests;
    }

    private static void read(Path source, Set<String> into) {
        try {
            var type = source.getFileName().toString().replace(".java", "");
            TEST.matcher(Files.readString(source)).results().forEach(test -> into.add(type + "." + test.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
