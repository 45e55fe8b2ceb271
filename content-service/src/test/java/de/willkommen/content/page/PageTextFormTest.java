package de.willkommen.content.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.content.markdown.Markdown;
import de.willkommen.content.text.TextKey;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import de.willkommen.content.text.Translation;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTextFormTest {

    private static final Instant EDITED = Instant.parse("2026-11-24T07:00:00Z");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_page_is_announced_as_the_sample_says() throws IOException {
        var translations = new LinkedHashMap<String, Translation>();
        translations.put("de", new Translation("de", 2, 2, "{}", "x", EDITED));
        translations.put("ar", new Translation("ar", 1, 1, "{}", "x", EDITED));
        var set = new TextSet(new TextKey("MD", TextKind.PAGE, "first-visit"), 2, 1, "de", translations);
        var texts = Map.of("de", new PageText("Ihr erster Besuch", "Text"), "ar", new PageText("زيارتك الأولى", "نص"));

        var announced = new PageTextForm(new Markdown()).announced(set, texts);

        try (var sample = getClass().getResourceAsStream("/samples/page.published.v1.json")) {
            assertThat(json.readTree(json.writeValueAsBytes(announced.payload())))
                    .isEqualTo(json.readTree(sample));
        }
        assertThat(announced.key()).isEqualTo("page/MD/first-visit");
        assertThat(announced.type()).isEqualTo("page.published.v1");
    }
}
