package de.willkommen.web.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import de.willkommen.web.upstream.AppointmentApi.Slot;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem answer (RFC 9457).
 *
 * @param status the HTTP status
 * @param kind the last word of its {@code type}, for example {@code slot-taken}; empty when there is none
 * @param detail the sentence for people, in the language that was asked for; empty when there is none
 * @param fields what is wrong with which field of the request
 * @param alternatives free times offered instead
 * @param members everything the answer says, for what only one kind of problem has
 */
public record Problem(
        int status, String kind, String detail, Map<String, String> fields, List<Slot> alternatives, JsonNode members) {

    /** What is wrong with which field, by its whole path, for example {@code services[0].code}. */
    public Map<String, String> paths() {
        var paths = new LinkedHashMap<String, String>();
        for (var error : members.path("errors")) {
            paths.putIfAbsent(error.path("field").asText(), error.path("reason").asText());
        }
        return paths;
    }

    /** Reads a problem answer; an answer that is none becomes a problem with nothing but its status. */
    static Problem of(int status, JsonNode json) {
        var type = json.path("type").asText("");
        var kind = type.substring(lastSeparator(type) + 1);
        return new Problem(
                status,
                kind.equals("blank") ? "" : kind,
                json.path("detail").asText(json.path("title").asText("")),
                fieldsOf(json),
                alternativesOf(json),
                json);
    }

    /** A problem of which only the status is known. */
    static Problem of(int status) {
        return of(status, MissingNode.getInstance());
    }

    private static int lastSeparator(String type) {
        return Math.max(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')), type.lastIndexOf(':'));
    }

    private static Map<String, String> fieldsOf(JsonNode json) {
        var fields = new LinkedHashMap<String, String>();
        for (var list : List.of("errors", "fields", "violations")) {
            for (var entry : json.path(list)) {
                var name = first(entry, "field", "pointer", "name");
                var why = first(entry, "detail", "reason", "message");
                name.ifPresent(field -> fields.putIfAbsent(
                        field.startsWith("people[")
                                ? field
                                : field.substring(lastSeparator(field.replace('.', '/')) + 1),
                        why.orElse("")));
            }
        }
        if (fields.isEmpty() && json.path("field").isTextual()) {
            fields.put(json.path("field").asText(), json.path("detail").asText(""));
        }
        return fields;
    }

    private static Optional<String> first(JsonNode entry, String... names) {
        for (var name : names) {
            if (entry.path(name).isTextual()) {
                return Optional.of(entry.path(name).asText());
            }
        }
        return Optional.empty();
    }

    private static List<Slot> alternativesOf(JsonNode json) {
        var slots = new ArrayList<Slot>();
        for (var slot : json.path("alternatives")) {
            try {
                slots.add(new Slot(
                        OffsetDateTime.parse(slot.path("start").asText()),
                        OffsetDateTime.parse(slot.path("end").asText()),
                        slot.path("office").isTextual() ? slot.path("office").asText() : null));
            } catch (DateTimeParseException unreadable) {
                return List.of();
            }
        }
        return slots;
    }
}
