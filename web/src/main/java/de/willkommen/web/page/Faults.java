package de.willkommen.web.page;

import de.willkommen.web.upstream.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form.
 *
 * @param fields what is wrong with which field, in the order of the form
 * @param trouble what is wrong apart from that; empty when nothing is
 */
public record Faults(Map<String, String> fields, String trouble) {

    /** Nothing is wrong. */
    public static final Faults NONE = new Faults(Map.of(), "");

    /**
     * What a service found wrong, as far as the form has a field for it; else the sentence of the service.
     *
     * @param known the ids of the fields of the form, in their order
     * @param id the id of a field of the form, from its name in the request
     * @param otherwise what is said of a field where the service says nothing
     */
    public static Faults of(Problem problem, List<String> known, UnaryOperator<String> id, String otherwise) {
        var told = new LinkedHashMap<String, String>();
        problem.fields().forEach((field, why) -> told.put(id.apply(field), why.isEmpty() ? otherwise : why));
        var found = new LinkedHashMap<String, String>();
        known.stream().filter(told::containsKey).forEach(field -> found.put(field, told.get(field)));
        return new Faults(found, found.isEmpty() ? problem.detail() : "");
    }

    /** The same with other words about a field. */
    public Faults but(String field, String words) {
        var changed = new LinkedHashMap<>(fields);
        changed.replace(field, words);
        return new Faults(changed, trouble);
    }

    public boolean none() {
        return fields.isEmpty() && trouble.isEmpty();
    }

    /** What is wrong with a field, or null. */
    public @Nullable String of(String field) {
        return fields.get(field);
    }

    public List<Map.Entry<String, String>> list() {
        return List.copyOf(fields.entrySet());
    }
}
