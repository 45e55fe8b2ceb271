package de.willkommen.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes the place of a check at build time: what templates and code ask for is there, in every language there is. */
class TextsTest {

    private static final Pattern IN_TEMPLATES = Pattern.compile("t:([A-Za-z]+(?:\\.[A-Za-z_]+)+)(\\()?");
    private static final Pattern IN_CODE = Pattern.compile("say\\(\\s*\"([A-Za-z.-]+)\"");

    private final Texts texts = new Texts();

    /** A use of a text: where, which key, and how many arguments; -1 when the key is made at run time. */
    private record Use(String where, String key, int arguments) {}

    @Test
    void there_is_german_english_and_arabic() {
        assertThat(texts.offered()).containsExactly(Language.GERMAN, Language.ENGLISH, Language.ARABIC);
    }

    @Test
    void every_language_has_the_same_keys_with_the_same_arguments() {
        var german = arguments(Language.GERMAN);

        for (var language : texts.offered()) {
            assertThat(arguments(language)).as(language.tag()).containsExactlyEntriesOf(german);
        }
    }

    @Test
    void every_text_is_a_valid_pattern_and_none_is_empty() {
        for (var language : texts.offered()) {
            texts.all(language).forEach((key, pattern) -> {
                assertThat(pattern).as(key).isNotBlank();
                if (Wording.argumentsOf(pattern) > 0) {
                    assertThat(new MessageFormat(pattern, language.locale())).isNotNull();
                }
            });
        }
    }

    @Test
    void every_text_that_is_used_exists_with_the_arguments_it_is_given() {
        var german = arguments(Language.GERMAN);
        var uses = uses();

        assertThat(uses).hasSizeGreaterThan(200);
        for (var use : uses) {
            if (use.arguments() < 0) {
                assertThat(german.keySet()).as(use.where()).anyMatch(key -> key.startsWith(use.key() + "."));
            } else {
                assertThat(german).as(use.where()).containsEntry(use.key(), use.arguments());
            }
        }
    }

    @Test
    void no_text_is_left_over() {
        var uses = uses();

        assertThat(texts.all(Language.GERMAN).keySet())
                .allMatch(
                        key -> uses.stream()
                                .anyMatch(use ->
                                        use.arguments() < 0 ? key.startsWith(use.key() + ".") : key.equals(use.key())),
                        "is used");
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"GERMAN", "ENGLISH", "ARABIC"})
    void every_state_has_a_word(Language language) {
        var keys = texts.all(language).keySet();

        for (var status : List.of(
                "HELD",
                "PENDING",
                "CONFIRMED",
                "CHECKED_IN",
                "COMPLETED",
                "CANCELLED",
                "EXPIRED",
                "MISSED",
                "UNSERVED")) {
            assertThat(keys).contains("citizen.status." + status);
        }
        for (var status : List.of(
                "WAITING",
                "CALLED",
                "SERVING",
                "PARKED",
                "TRANSFERRED",
                "NO_SHOW",
                "DONE",
                "LEFT",
                "CLOSED_AT_NIGHT")) {
            assertThat(keys).contains("desk.status." + status);
        }
    }

    private Map<String, Integer> arguments(Language language) {
        var arguments = new TreeMap<String, Integer>();
        texts.all(language).forEach((key, pattern) -> arguments.put(key, Wording.argumentsOf(pattern)));
        return arguments;
    }

    private static List<Use> uses() {
        var uses = new ArrayList<Use>();
        for (var file : files("src/main/resources/templates", ".html")) {
            var template = read(file);
            var match = IN_TEMPLATES.matcher(template);
            while (match.find()) {
                var key = match.group(1).replaceAll("\\.plain$", "");
                if (key.endsWith(".of")) {
                    uses.add(new Use(file + " " + key, key.substring(0, key.length() - 3), -1));
                } else {
                    int arguments = match.group(2) == null ? 0 : arguments(template, match.end());
                    uses.add(new Use(file + " " + key, key, arguments));
                }
            }
        }
        for (var file : files("src/main/java", ".java")) {
            var match = IN_CODE.matcher(read(file));
            while (match.find()) {
                var source = read(file);
                int arguments = arguments(source, source.indexOf('(', match.start()) + 1) - 1;
                uses.add(new Use(file + " " + match.group(1), match.group(1), arguments));
            }
            var made = Pattern.compile("sayIfKnown\\(\"([a-z.]+)\\.\"").matcher(read(file));
            while (made.find()) {
                uses.add(new Use(file.toString(), made.group(1), -1));
            }
        }
        return uses;
    }

    /** How many arguments stand between here and the closing parenthesis. */
    private static int arguments(String source, int from) {
        int depth = 0;
        int commas = 0;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth-- == 0) {
                return commas + 1;
            } else if (!quoted && c == ',' && depth == 0) {
                commas++;
            }
        }
        throw new IllegalArgumentException("No end of the arguments");
    }

    private static List<Path> files(String folder, String end) {
        try (var found = Files.walk(Path.of(folder))) {
            return found.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
