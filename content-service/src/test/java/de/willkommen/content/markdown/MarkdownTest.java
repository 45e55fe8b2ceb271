package de.willkommen.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private final Markdown markdown = new Markdown();

    @Test
    void headings_lists_and_links_become_html() {
        var html = markdown.html("""
                ## So läuft es ab

                1. Sie **kommen**.
                2. [Mehr](../services/residence-permit), [115](tel:115), [Bund](https://www.bund.de/)
                """);

        assertThat(html)
                .contains("<h2>So läuft es ab</h2>", "<ol>", "<strong>kommen</strong>")
                .contains("href=\"../services/residence-permit\"", "href=\"tel:115\"", "href=\"https://www.bund.de/\"");
    }

    @Test
    void the_first_heading_of_a_page_is_its_title_alone() {
        assertThat(markdown.html("# Titel")).isEqualTo("<h2>Titel</h2>\n");
    }

    @Test
    void isolated_words_stay_isolated() {
        assertThat(markdown.html("رسالة (\u2066BAMF\u2069)")).contains("\u2066BAMF\u2069");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](//evil.example/)",
                "[x](/\\evil.example/)",
                "![x](https://evil.example/pixel.png)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "<iframe src=https://evil.example></iframe>",
                "<style>*{display:none}</style>",
                "<p onclick=alert(1)>x</p>"
            })
    void hostile_text_loses_its_teeth_and_is_objected_to(String hostile) {
        var html = markdown.html(hostile);

        assertThat(html.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "<script", "<img", "<svg", "<iframe", "<style", "<p on", "href=\"javascript", "href=\"data")
                .doesNotContain("evil.example/\"", "href=\"//", "href=\"/\\");
        assertThat(markdown.objection(hostile)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "a<b>c</b>, field.markdown.html",
        "![x](https://e.example/x.png), field.markdown.image",
        "[x](http://plain.example/), field.markdown.link"
    })
    void an_objection_names_its_reason(String text, String reason) {
        assertThat(markdown.objection(text)).contains(reason);
    }

    @Test
    void what_markdown_takes_for_words_is_shown_as_words() {
        assertThat(markdown.html("<svg/onload=alert(1)>")).startsWith("<p>&lt;svg/onload");
    }

    @Test
    void honest_text_is_not_objected_to() {
        assertThat(markdown.objection("5 < 6 & 7 > 3, *gut*\n\n> Zitat\n\n[a](mailto:a@b.example)"))
                .isEmpty();
        assertThat(markdown.objection(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a **b ", "[", "1. "})
    void a_text_nested_without_end_breaks_nothing(String opening) {
        var nested = opening.repeat(9_000) + "x";

        assertThat(markdown.html(nested)).contains("x");
    }
}
