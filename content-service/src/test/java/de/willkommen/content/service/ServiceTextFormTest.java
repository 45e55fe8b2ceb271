package de.willkommen.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.content.markdown.Markdown;
import de.willkommen.content.text.TextKey;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTextFormTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_change_is_announced_as_the_sample_says() throws IOException {
        var form = new ServiceTextForm(new Markdown());
        var texts = new LinkedHashMap<String, ServiceText>();
        texts.put(
                "de",
                new ServiceText(
                        "Aufenthaltserlaubnis beantragen",
                        "Sie beantragen zum ersten Mal eine Aufenthaltserlaubnis.",
                        "Für alle",
                        List.of(new ServiceText.Document("passport", "Pass", "Im Original")),
                        "100 Euro",
                        null,
                        null));
        texts.put(
                "ar",
                new ServiceText(
                        "طلب تصريح إقامة",
                        "تتقدم بطلب تصريح إقامة لأول مرة.",
                        null,
                        List.of(new ServiceText.Document("passport", "جواز السفر", null)),
                        null,
                        null,
                        null));
        var set = new TextSet(new TextKey("MD", TextKind.SERVICE, "residence-permit"), 1, 1, "de", Map.of());

        var announced = form.announced(set, texts);

        try (var sample = getClass().getResourceAsStream("/samples/service-text.published.v1.json")) {
            assertThat(json.readTree(json.writeValueAsBytes(announced.payload())))
                    .isEqualTo(json.readTree(sample));
        }
        assertThat(announced.key()).isEqualTo("service/MD/residence-permit");
        assertThat(announced.type()).isEqualTo("service-text.published.v1");
    }
}
