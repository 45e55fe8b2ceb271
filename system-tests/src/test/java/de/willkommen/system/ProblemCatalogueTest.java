package de.willkommen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} has a heading with the right status for every type of problem in the code, and no other. */
class ProblemCatalogueTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CATALOGUE = Pattern.compile(
            "enum (?:\\w+ implements ProblemType|Problem) \\{(.*?);\\s*(?:private|@Override)", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z_]+)\\b(?:\\((\\d{3})\\))?(?=\\s*(?:,|$))");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern ONE_STATUS = Pattern.compile("int status\\(\\) \\{\\s*return (\\d{3});");
    private static final Pattern HEADING = Pattern.compile("(?m)^### ([a-z-]+)\\n(\\d{3})\\.");

    @Test
    void every_type_has_a_heading_with_its_status_and_every_heading_a_type() throws IOException {
        var documented = new TreeSet<String>();
        HEADING.matcher(Files.readString(ROOT.resolve("docs/problems.md")))
                .results()
                .forEach(heading -> documented.add(heading.group(1) + " " + heading.group(2)));

        var inCode = new TreeMap<String, Path>();
        try (var modules = Files.list(ROOT)) {
            for (var folder : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var sources = Files.walk(folder)) {
                    sources.filter(source -> source.getFileName().toString().matches("\\w*Problem\\w*\\.java"))
                            .forEach(source -> read(source, inCode));
                }
            }
        }

        assertThat(inCode).as("the catalogues of the parts are found").hasSizeGreaterThan(40);
        assertThat(documented).containsExactlyElementsOf(inCode.keySet());
    }

    private static void read(Path source, TreeMap<String, Path> into) {
        try {
            var code = Files.readString(source);
            var catalogue = CATALOGUE.matcher(code);
            var oneStatus = ONE_STATUS.matcher(code);
            var shared = oneStatus.find() ? oneStatus.group(1) : "";
            while (catalogue.find()) {
                CONSTANT.matcher(COMMENT.matcher(catalogue.group(1)).replaceAll(""))
                        .results()
                        .forEach(constant -> into.put(
                                constant.group(1).toLowerCase(Locale.ROOT).replace('_', '-')
                                        + " "
                                        + (constant.group(2) == null ? shared : constant.group(2)),
                                source));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
