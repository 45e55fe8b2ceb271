package de.willkommen.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording wording = new Wording(new NotTranslated(), () -> 3);

    private static Template mail(String language, String body) {
        return new Template(Purpose.BOOKING_CONFIRMED, Channel.EMAIL, language, 1, "subject: S\n\n" + body);
    }

    @Test
    void what_a_stranger_typed_is_neither_html_nor_markdown_nor_a_pattern() {
        var hostile = "<script>alert(1)</script> **fett** [x](http://evil.example) {reference} & \"'";

        var content = wording.mail(mail("de", "Guten Tag {name}"), "de", Map.of("name", Argument.words(hostile)));

        assertThat(content.html())
                .contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt; **fett** [x](http://evil.example) {reference}"
                        + " &amp; &quot;&#39;</bdi>")
                .doesNotContain("<script")
                .doesNotContain("href");
        assertThat(content.text()).contains(hostile);
    }

    @Test
    void a_name_cannot_turn_the_text_around_or_break_the_line() {
        var hostile = "Ali\u202E\u2066\r\nBcc: x@example.org\u0000\uE000\uE100\uE001";

        var content = wording.mail(
                new Template(Purpose.BOOKING_CONFIRMED, Channel.EMAIL, "de", 1, "subject: {name}\n\nText"),
                "de",
                Map.of("name", Argument.words(hostile)));

        assertThat(content.subject()).isEqualTo("Ali  Bcc: x@example.org");
    }

    @Test
    void a_link_is_only_ever_to_a_web_page() {
        assertThat(Argument.link("javascript:alert(1)")).isInstanceOf(Argument.Missing.class);
        assertThat(Argument.link("https://example.org/l/x")).isEqualTo(new Argument.Link("https://example.org/l/x"));
    }

    @Test
    void an_argument_that_is_not_there_is_an_error_and_not_a_hole() {
        assertThatThrownBy(() -> wording.mail(mail("de", "Guten Tag {name}"), "de", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void arabic_runs_right_to_left_with_references_isolated() {
        var arguments = new HashMap<String, Argument>();
        arguments.put("reference", Argument.leftToRight("MD-7K3QX9WC"));
        arguments.put("name", Argument.words("Müller"));

        var content = wording.mail(mail("ar", "مرحبًا {name}، رقم {reference}."), "ar", arguments);

        assertThat(content.html())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<bdi dir=\"ltr\">MD-7K3QX9WC</bdi>", "<bdi>Müller</bdi>");
        assertThat(content.text()).contains("\u2066MD-7K3QX9WC\u2069", "\u2068Müller\u2069");
    }

    @Test
    void words_of_another_language_say_so() {
        var documents = Argument.items(List.of(new Argument.Words("Gültiger Pass", null, "de")));

        var content = wording.mail(mail("ar", "أحضروا:\n\n{documents}"), "ar", Map.of("documents", documents));

        assertThat(content.html()).contains(" lang=\"de\" dir=\"ltr\">Gültiger Pass</li>");
        assertThat(content.text()).contains("- \u2068Gültiger Pass\u2069");
    }

    @Test
    void who_reads_a_language_without_templates_is_told_so_in_it() {
        var content = wording.mail(mail("en", "Hello"), "fa", Map.of());

        assertThat(content.html()).contains("<p lang=\"fa\" dir=\"rtl\"", "این پیام هنوز به زبان فارسی موجود نیست.");
        assertThat(content.text()).startsWith("این پیام");
    }

    @Test
    void a_sentence_about_nothing_is_left_out() {
        var template = mail("de", "- **Wo:** Amt{room, select, missing {} other {\n- **Raum:** {room}}}\n- **Nr:** 1");

        var with = wording.mail(template, "de", Map.of("room", Argument.leftToRight("1.04")));
        var without = wording.mail(template, "de", Map.of("room", Argument.leftToRight(null)));

        assertThat(with.text()).isEqualTo("- Wo: Amt\n- Raum: 1.04\n- Nr: 1\n");
        assertThat(without.text()).isEqualTo("- Wo: Amt\n- Nr: 1\n");
    }
}
