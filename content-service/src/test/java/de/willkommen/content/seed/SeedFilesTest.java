package de.willkommen.content.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.content.markdown.Markdown;
import de.willkommen.content.text.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts the program comes with, without the program. */
class SeedFilesTest {

    private static final SeedFiles FILES = new SeedFiles();
    private static final List<String> LANGUAGES = List.of("de", "en", "ar");
    private static final Pattern ISOLATED = Pattern.compile("\u2066([^\u2066\u2069]*)\u2069");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    record Text(TextKind kind, String code) {}

    static Stream<Text> texts() {
        var magdeburg = FILES.catalogue().get("MD");
        return Stream.of(TextKind.values())
                .flatMap(kind -> magdeburg.codes(kind).stream().map(code -> new Text(kind, code)));
    }

    @Test
    void every_service_of_the_demo_authority_is_described() throws IOException {
        var row = Pattern.compile("\\| `([a-z-]+)` \\| \\d+ \\(\\+\\d+\\) \\| .*");
        var documented = Files.readAllLines(Path.of("../docs/interfaces.md")).stream()
                .map(row::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(match -> match.group(1))
                .toList();

        var described = FILES.catalogue().get("MD").services();

        assertThat(documented).hasSize(15);
        assertThat(described).containsExactlyElementsOf(documented);
    }

    @Test
    void no_file_is_forgotten_in_the_catalogue() throws IOException {
        var root = Path.of("src/main/resources/contents");
        try (var files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(FILES.files());
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_translation_says_as_much_as_its_source(Text text) {
        var source = shape(read(text, "de"));

        for (var language : LANGUAGES) {
            assertThat(shape(read(text, language))).as(language).isEqualTo(source);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void amounts_and_minutes_are_the_same_in_all_languages(Text text) {
        var source = numbers(read(text, "de"));

        for (var language : LANGUAGES) {
            assertThat(numbers(read(text, language))).as(language).isEqualTo(source);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothing_german_is_left_over_in_arabic(Text text) {
        var fields = words(read(text, "ar"));
        fields.keySet().removeIf(field -> field.endsWith("code"));
        for (var words : fields.values()) {
            var prose = LINK.matcher(words).replaceAll("]");
            ISOLATED.matcher(prose)
                    .results()
                    .forEach(isolated -> assertThat(isolated.group(1))
                            .as("a name or word, not a sentence")
                            .hasSizeBetween(1, 45));
            var arabic = ISOLATED.matcher(prose).replaceAll("");
            assertThat(arabic).doesNotContainPattern("[A-Za-zÄÖÜäöüß\u2066\u2069]");
            assertThat(arabic).as("a range of numbers turns around").doesNotContainPattern("\\d\\s*[-–/]\\s*\\d");
            assertThat(arabic).containsPattern("\\p{IsArabic}");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void translations_are_translated(Text text) {
        var german = words(read(text, "de"));
        var english = words(read(text, "en"));
        english.keySet().removeIf(field -> field.endsWith("code"));

        english.forEach((field, words) -> assertThat(words).as(field).isNotEqualTo(german.get(field)));
        english.values().forEach(words -> assertThat(words).doesNotContainPattern("\\b(und|oder|nicht|bitte|Sie)\\b"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void links_lead_to_texts_there_are_and_bodies_are_safe(Text text) {
        var magdeburg = FILES.catalogue().get("MD");
        for (var language : LANGUAGES) {
            var body = read(text, language).path("body").asText();
            assertThat(new Markdown().objection(body)).isEmpty();
            LINK.matcher(body)
                    .results()
                    .map(link -> link.group(1))
                    .filter(to -> to.startsWith(".."))
                    .forEach(to -> {
                        var parts = to.split("/", -1);
                        var codes = parts[1].equals("services") ? magdeburg.services() : magdeburg.pages();
                        assertThat(codes).as(to).contains(parts[2]);
                    });
        }
    }

    @Test
    void the_way_to_every_counter_names_the_counter_and_speaks_of_steps() {
        for (var counter : FILES.catalogue().get("MD").counters()) {
            for (var step : Map.of("de", "Stufen", "en", "steps", "ar", "درجات").entrySet()) {
                var directions = read(new Text(TextKind.COUNTER, counter), step.getKey())
                        .path("directions")
                        .asText();
                assertThat(directions).contains(counter, step.getValue());
            }
        }
    }

    private static JsonNode read(Text text, String language) {
        return FILES.text("MD", text.kind(), text.code(), language, JsonNode.class);
    }

    /** The fields that have words, the codes of documents, and the headings, points and links of the body. */
    private static List<String> shape(JsonNode text) {
        var shape = new ArrayList<String>();
        words(text).forEach((field, words) -> shape.add(field.endsWith("code") ? field + "=" + words : field));
        text.path("body").asText().lines().forEach(line -> {
            var mark = Pattern.compile("^(#+|-|\\d+\\.) ").matcher(line);
            if (mark.find()) {
                shape.add(mark.group(1));
            }
        });
        LINK.matcher(text.path("body").asText()).results().forEach(link -> shape.add(link.group(1)));
        return shape;
    }

    private static Set<String> numbers(JsonNode text) {
        var fields = Set.of("fee", "duration", "forWhom");
        return words(text).entrySet().stream()
                .filter(field -> fields.contains(field.getKey()))
                .flatMap(field -> Pattern.compile("\\d+")
                        .matcher(field.getValue())
                        .results()
                        .map(number -> field.getKey() + " " + number.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(JsonNode text) {
        var words = new TreeMap<String, String>();
        text.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                words.put(field.getKey(), field.getValue().asText());
            }
        });
        var documents = StreamSupport.stream(text.path("documents").spliterator(), false)
                .toList();
        for (int i = 0; i < documents.size(); i++) {
            var number = i;
            documents
                    .get(i)
                    .properties()
                    .forEach(field -> words.put(
                            "documents[" + number + "]." + field.getKey(),
                            field.getValue().asText()));
        }
        return words;
    }
}
