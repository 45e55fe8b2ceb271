package de.willkommen.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts();

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_problem_has_its_sentences_in_every_language(Problem problem) {
        for (var language : ProblemTexts.LANGUAGES) {
            for (var key :
                    List.of(problem.slug() + ".title", problem.slug() + ".detail", "page.home", "page.sign-in")) {
                assertThat(texts.text(language, key)).isNotBlank().isNotEqualTo(key);
            }
        }
        assertThat(texts.text("en", problem.slug() + ".title"))
                .isNotEqualTo(texts.text("de", problem.slug() + ".title"));
    }

    @Test
    void every_problem_has_a_heading_in_the_readme() throws IOException {
        var readme = Files.readString(Path.of("README.md"));

        for (var problem : Problem.values()) {
            assertThat(readme).contains("\n### " + problem.slug() + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-x-ls, de",
        "en-GB, en",
        "'ar,de;q=0.5', ar",
        "'vi,de;q=0.5', de",
        "vi, en",
        "'*', de",
        "'', de",
        "'!!', de"
    })
    void the_language_is_the_nearest_to_what_is_asked_for(String header, String language) {
        assertThat(texts.nearest(header)).isEqualTo(language);
    }

    @Test
    void nobody_asking_means_german() {
        assertThat(texts.nearest(null)).isEqualTo("de");
    }
}
