package de.willkommen.web.upstream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A paper to bring along: its name and, for some, what to mind about it. */
public record Document(String text, @Nullable String note) {

    /** Reads a document given as a text, or as an object with {@code text} and {@code note}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Document of(JsonNode json) {
        if (json.isTextual()) {
            return new Document(json.asText(), null);
        }
        var name = json.hasNonNull("text") ? json.get("text") : json.path("name");
        var text = name.asText(json.path("code").asText());
        return new Document(text, json.hasNonNull("note") ? json.get("note").asText() : null);
    }
}
