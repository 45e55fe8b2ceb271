package de.willkommen.web.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form, by the name of the field: tidied, in one normal form, never null. */
public final class FormFields {

    private final MultivaluedMap<String, String> fields;

    public FormFields(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    /** What was typed; empty when the field is missing. */
    public String text(String name) {
        @Nullable String value = fields.getFirst(name);
        return value == null
                ? ""
                : Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    }

    /** What was typed, or null where that is nothing. */
    public @Nullable String textOrNull(String name) {
        var text = text(name);
        return text.isEmpty() ? null : text;
    }

    /** Everything that was chosen under this name. */
    public List<String> all(String name) {
        return Objects.requireNonNullElse(fields.get(name), List.of());
    }

    /** Whether a box with this name was ticked. */
    public boolean ticked(String name) {
        return "true".equals(fields.getFirst(name));
    }
}
