package de.willkommen.kit.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to PostgreSQL in one message and are answered in one: on a busy machine the way there and back costs
 * more than a small statement. PostgreSQL runs them one after the other, as if they had been sent one by one: each sees
 * what those before it wrote, and what was committed while they waited for a lock. The first that fails ends all.
 *
 * <p>{@link Parameters} are bound by position, those of the first statement first.
 */
public final class RoundTrip {

    private final StringJoiner sql = new StringJoiner(";\n");
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private int statements;

    /** One statement more. */
    public RoundTrip add(String statement, @Nullable Object... values) {
        sql.add(statement);
        for (var value : values) {
            parameters.add(value);
        }
        statements++;
        return this;
    }

    /** How many there are. */
    int statements() {
        return statements;
    }

    /**
     * Sends them on the connection of the running transaction, or on one of its own where there is none.
     *
     * @return one number for each: of rows written, or the one in the first column of the first row that was read, which is
     *     0 without a row
     * @throws StatementRefused when PostgreSQL refused one of them
     */
    public List<Long> send(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                Parameters.bind(connection, statement, i + 1, parameters.get(i));
            }
            var answers = new ArrayList<Long>(statements);
            var isRows = statement.execute();
            while (answers.size() < statements) {
                answers.add(isRows ? firstNumber(statement) : statement.getUpdateCount());
                isRows = statement.getMoreResults();
            }
            return answers;
        } catch (SQLException e) {
            throw new StatementRefused(e);
        }
    }

    private static long firstNumber(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
