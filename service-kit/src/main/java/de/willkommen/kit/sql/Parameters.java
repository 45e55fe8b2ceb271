package de.willkommen.kit.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How values become parameters of a statement: {@link Instant} as {@code timestamptz}, a collection of texts as {@code
 * text[]}, an enum by its name, everything else as the driver takes it.
 */
public final class Parameters {

    private Parameters() {}

    /** Binds one; positions begin with 1. */
    public static void bind(Connection connection, PreparedStatement statement, int position, @Nullable Object value)
            throws SQLException {
        if (value instanceof Instant moment) {
            statement.setObject(position, moment.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Collection<?> texts) {
            statement.setArray(position, connection.createArrayOf("text", texts.toArray()));
        } else if (value instanceof Enum<?> constant) {
            statement.setString(position, constant.name());
        } else {
            statement.setObject(position, value);
        }
    }
}
