package de.willkommen.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the service stores has a name that people understand. */
class StoredDataTextsTest {

    private static final Path INTERFACE = Path.of("../appointment-service/src/main/openapi/openapi.json");

    @Test
    void everything_stored_has_a_name() throws IOException {
        var schemas = new ObjectMapper()
                .readTree(INTERFACE.toFile())
                .path("components")
                .path("schemas");
        var names = new TreeSet<String>();
        namesIn(schemas.path("StoredData"), schemas, names);

        assertThat(names).contains("consentAt", "givenName", "event");
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(new Texts().all(Language.GERMAN)).containsKey("citizen.data.name." + name));
    }

    private static void namesIn(JsonNode schema, JsonNode schemas, TreeSet<String> names) {
        schema.path("properties").properties().forEach(property -> {
            names.add(property.getKey());
            property.getValue().findValuesAsText("$ref").forEach(reference -> {
                var type = reference.substring(reference.lastIndexOf('/') + 1);
                // What staff alone see is left out by the service.
                if (!type.equals("Note")) {
                    namesIn(schemas.path(type), schemas, names);
                }
            });
        });
    }
}
