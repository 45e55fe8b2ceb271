package de.willkommen.content.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.problem.Refusal;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts on their way to the database and back. */
@Singleton
class TextJson {

    private final ObjectMapper json;

    TextJson(ObjectMapper json) {
        this.json = json;
    }

    <T> T read(Translation translation, Class<T> type) {
        try {
            return json.readValue(translation.content(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored text is no " + type.getSimpleName(), e);
        }
    }

    <T> Map<String, T> readAll(TextSet set, Class<T> type) {
        var texts = new LinkedHashMap<String, T>();
        set.translations().forEach((language, translation) -> texts.put(language, read(translation, type)));
        return texts;
    }

    /**
     * The text in Unicode's composed form, so that equal words are equal.
     *
     * @throws Refusal 400 for characters PostgreSQL or a browser could not show
     */
    String write(Object text) {
        requireShowable("", json.valueToTree(text));
        return Normalizer.normalize(plain(text), Normalizer.Form.NFC);
    }

    String plain(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written: " + value.getClass(), e);
        }
    }

    private static void requireShowable(String path, JsonNode node) {
        if (node.isTextual() && !node.textValue().codePoints().allMatch(TextJson::isShowable)) {
            throw Refusal.ofField(path, "field.control");
        }
        node.properties()
                .forEach(field -> requireShowable(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireShowable(path + "[" + i + "]", node.get(i));
        }
    }

    private static boolean isShowable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
