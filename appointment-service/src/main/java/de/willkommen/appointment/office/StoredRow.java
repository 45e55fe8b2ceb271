package de.willkommen.appointment.office;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way into a table with a {@code revision}: inserted under its key with revision 1, or, when it is there and
 * anything is different, changed under the next revision. Names are constants of the code, never of a request.
 */
final class StoredRow {

    private final String table;
    private final List<String> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> placeholders = new ArrayList<>();
    private final Map<String, @Nullable Object> given = new TreeMap<>();

    private StoredRow(String table) {
        this.table = table;
    }

    static StoredRow in(String table) {
        return new StoredRow(table);
    }

    StoredRow key(String column, String value) {
        keys.add(column);
        placeholders.add(":" + column);
        given.put(column, value);
        return this;
    }

    StoredRow value(String column, Object value) {
        return value(column, ":" + column, value);
    }

    /** A value PostgreSQL has to be told the type of: one that may be absent, or a text of something else. */
    StoredRow cast(String column, @Nullable String value, String type) {
        return value(column, "cast(:" + column + " as " + type + ")", value);
    }

    StoredRow texts(String column, List<String> texts) {
        return value(column, texts.toArray(String[]::new));
    }

    /** Stores the row; false when it was there just like this. */
    boolean put(EntityManager entities) {
        var query = entities.createNativeQuery(sql());
        given.forEach(query::setParameter);
        return query.executeUpdate() == 1;
    }

    String sql() {
        var columns = new ArrayList<>(keys);
        columns.addAll(values);
        return "insert into " + table + " as stored (" + String.join(", ", columns) + ", revision) values ("
                + String.join(", ", placeholders) + ", 1) on conflict (" + String.join(", ", keys)
                + ") do update set revision = stored.revision + 1, "
                + values.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(joining(", "))
                + " where (" + of("stored") + ") is distinct from (" + of("excluded") + ")";
    }

    private StoredRow value(String column, String placeholder, @Nullable Object value) {
        values.add(column);
        placeholders.add(placeholder);
        given.put(column, value);
        return this;
    }

    private String of(String row) {
        return values.stream().map(column -> row + "." + column).collect(joining(", "));
    }
}
