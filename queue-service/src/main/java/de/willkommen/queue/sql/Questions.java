package de.willkommen.queue.sql;

import de.willkommen.kit.sql.Companions;
import de.willkommen.kit.sql.Parameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Questions that go to PostgreSQL in one message and are answered in one. It runs them one after the other, as if they had
 * come one by one: what is asked behind a lock is as new as the lock.
 */
public final class Questions implements Companions {

    private final DataSource database;
    private final StringJoiner statements = new StringJoiner(";\n");
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    Questions(DataSource database) {
        this.database = database;
    }

    /** One question more. */
    public <T> Answer<T> add(String sql, Sql.RowReader<T> reader, @Nullable Object... values) {
        var answer = new Answer<>(reader);
        statements.add(sql);
        for (var value : values) {
            parameters.add(value);
        }
        answers.add(answer);
        return answer;
    }

    /** Sends them on the connection of the running transaction, or on one of its own where there is none. */
    @Override
    public void ask() {
        send(statements.toString(), parameters, false);
    }

    @Override
    public long askBehind(String statement, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(values));
        all.addAll(parameters);
        return send(statement + ";\n" + statements, all, true);
    }

    private long send(String sql, List<@Nullable Object> values, boolean writesFirst) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Parameters.bind(connection, statement, i + 1, values.get(i));
            }
            statement.execute();
            var written = 0L;
            if (writesFirst) {
                written = statement.getUpdateCount();
                statement.getMoreResults();
            }
            for (var answer : answers) {
                answer.read(statement);
                statement.getMoreResults();
            }
            return written;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** What came back for one question; known once they were asked. */
    public static final class Answer<T> {

        private final Sql.RowReader<T> reader;
        private @Nullable List<T> rows;

        private Answer(Sql.RowReader<T> reader) {
            this.reader = reader;
        }

        private void read(PreparedStatement statement) throws SQLException {
            var read = new ArrayList<T>();
            try (var result = statement.getResultSet()) {
                var row = new Row(result);
                while (result.next()) {
                    read.add(reader.read(row));
                }
            }
            rows = read;
        }

        /** Every row. */
        public List<T> all() {
            if (rows == null) {
                throw new IllegalStateException("Not asked yet.");
            }
            return rows;
        }

        /** The first row, if there is one. */
        public Optional<T> first() {
            return all().stream().findFirst();
        }
    }
}
