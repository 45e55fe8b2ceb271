package de.willkommen.content.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.content.text.TextKey;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceTextFormsTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void an_office_is_announced_as_the_sample_says() throws IOException {
        var set = new TextSet(new TextKey("MD", TextKind.OFFICE, "MD-ABH"), 1, 1, "de", Map.of());
        var text = new OfficeText(
                "Ausländerbehörde Magdeburg",
                "Melden Sie sich am Empfang im Erdgeschoss.",
                "Wartebereich im 1. Obergeschoss",
                List.of());

        var announced = new OfficeTextForm().announced(set, Map.of("de", text));

        assertThat(json.readTree(json.writeValueAsBytes(announced.payload())))
                .isEqualTo(sample("office-text.published.v1"));
        assertThat(announced.key()).isEqualTo("office/MD/MD-ABH");
        assertThat(announced.type()).isEqualTo("office-text.published.v1");
    }

    @Test
    void a_counter_is_announced_as_the_sample_says() throws IOException {
        var set = new TextSet(new TextKey("MD", TextKind.COUNTER, "104"), 1, 1, "de", Map.of());
        var text = new CounterText("Gehen Sie geradeaus. Der Schalter 104 ist die zweite Tür links.");

        var announced = new CounterTextForm().announced(set, Map.of("de", text));

        assertThat(json.readTree(json.writeValueAsBytes(announced.payload())))
                .isEqualTo(sample("counter-text.published.v1"));
        assertThat(announced.key()).isEqualTo("counter/MD/104");
        assertThat(announced.type()).isEqualTo("counter-text.published.v1");
    }

    private JsonNode sample(String type) throws IOException {
        try (var sample = getClass().getResourceAsStream("/samples/" + type + ".json")) {
            return json.readTree(sample);
        }
    }
}
