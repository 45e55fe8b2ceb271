package de.willkommen.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} has every type, and every service that reads a topic. */
class EventsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TYPE = Pattern.compile("`([a-z-]*)\\.([a-z-]+)`");
    private static final Pattern READS =
            Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.\\w+\\.topic=(willkommen\\.\\S+)$");

    /** Topic, types, producer, consumers. */
    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/events.md")).stream()
                .filter(line -> line.startsWith("| `willkommen."))
                .map(line -> line.substring(2).split(" \\| ", 4))
                .toList();
    }

    @Test
    void every_type_stands_on_the_page_and_no_other() throws IOException {
        var named = new TreeSet<String>();
        for (var row : rows()) {
            var before = "";
            for (var type : TYPE.matcher(row[1]).results().toList()) {
                before = type.group(1).isEmpty() ? before : type.group(1);
                named.add(before + "." + type.group(2) + ".v1");
            }
        }

        assertThat(named)
                .containsExactlyElementsOf(
                        new TreeSet<>(EventSamplesTest.types().keySet()));
    }

    @Test
    void whoever_reads_a_topic_is_named_beside_it() throws IOException {
        var readers = new ArrayList<String>();
        try (var modules = Files.list(ROOT)) {
            for (var module : modules.toList()) {
                var settings = module.resolve("src/main/resources/application.properties");
                if (Files.exists(settings)) {
                    READS.matcher(Files.readString(settings))
                            .results()
                            .forEach(topic -> readers.add(topic.group(1) + " " + module.getFileName()));
                }
            }
        }
        var page = rows();

        assertThat(readers).hasSizeGreaterThan(10).allSatisfy(reader -> {
            var topicAndService = reader.split(" ");
            assertThat(page)
                    .filteredOn(row -> row[0].startsWith("`" + topicAndService[0] + "`"))
                    .singleElement()
                    .satisfies(row -> assertThat(row[3]).contains(topicAndService[1]));
        });
    }
}
