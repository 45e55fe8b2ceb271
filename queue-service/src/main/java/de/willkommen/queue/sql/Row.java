package de.willkommen.queue.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a result; columns by their name. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) throws SQLException {
        var text = result.getString(column);
        if (text == null) {
            throw new SQLException("Column " + column + " is null.");
        }
        return text;
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    public int number(String column) throws SQLException {
        return result.getInt(column);
    }

    public @Nullable Integer numberOrNull(String column) throws SQLException {
        var number = result.getInt(column);
        return result.wasNull() ? null : number;
    }

    public long longNumber(String column) throws SQLException {
        return result.getLong(column);
    }

    public double fraction(String column) throws SQLException {
        return result.getDouble(column);
    }

    /** A fraction, or nothing where the group was empty. */
    public @Nullable Double fractionOrNull(String column) throws SQLException {
        var number = result.getDouble(column);
        return result.wasNull() ? null : number;
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public UUID id(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public @Nullable UUID idOrNull(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public LocalDate day(String column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    public @Nullable LocalDate dayOrNull(String column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    public Instant moment(String column) throws SQLException {
        return result.getObject(column, OffsetDateTime.class).toInstant();
    }

    public @Nullable Instant momentOrNull(String column) throws SQLException {
        var moment = result.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) result.getArray(column).getArray());
    }

    public @Nullable List<String> textsOrNull(String column) throws SQLException {
        var array = result.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
