package de.willkommen.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void dari_is_fa_af_however_it_is_written() {
        assertThat(Languages.known("prs")).contains("fa-AF");
        assertThat(Languages.known("FA-af")).contains("fa-AF");
        assertThat(Languages.known("prs-AF")).contains("fa-AF");
    }

    @Test
    void ukrainian_never_falls_back_to_russian() {
        assertThat(Languages.chain("uk")).containsExactly("uk", "en", "de-x-ls", "de");
        assertThat(Languages.chain("fa-AF")).containsExactly("fa-AF", "fa", "en", "de-x-ls", "de");
    }

    @Test
    void a_region_nobody_translated_for_is_its_language() {
        assertThat(Languages.accepted("ar-SY,en;q=0.5")).containsExactly("ar", "en");
        assertThat(Languages.accepted("de-AT")).containsExactly("de");
    }

    @Test
    void nonsense_is_german() {
        assertThat(Languages.accepted("%%%;q=x")).containsExactly("de");
        assertThat(Languages.accepted(null)).containsExactly("de");
        assertThat(Languages.known("xx")).isEmpty();
    }

    @Test
    void the_second_wish_wins_over_the_fallback_of_the_first() {
        assertThat(Languages.nearest(List.of("vi", "ar"), List.of("de", "en", "ar")))
                .isEqualTo("ar");
        assertThat(Languages.nearest(List.of("vi"), List.of("de", "en", "ar"))).isEqualTo("en");
    }

    @Test
    void arabic_and_both_persians_run_right_to_left() {
        assertThat(Languages.TAGS.stream().filter(Languages::rightToLeft)).containsExactly("ar", "fa", "fa-AF");
    }

    @Test
    void every_common_problem_has_its_sentences_in_every_language_there_is() {
        var texts = new ProblemTexts();

        assertThat(texts.languages()).contains("de", "en", "ar");
        for (var language : texts.languages()) {
            for (var problem : CommonProblem.values()) {
                assertThat(texts.has(language, problem.slug() + ".title"))
                        .as(language + problem)
                        .isTrue();
                assertThat(texts.has(language, problem.slug() + ".detail"))
                        .as(language + problem)
                        .isTrue();
            }
        }
        assertThat(texts.text("ar", "field.number", Map.of("min", 1, "max", 6))).contains("1", "6");
    }
}
