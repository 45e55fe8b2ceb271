package de.willkommen.kit.retention;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table that remembers how each rule's runs went, on whichever instance. Outside of the transactions of the rules. */
@Singleton
class RetentionRuns {

    private static final String KNOW =
            "insert into retention_run (rule, known_since) values (?, ?) on conflict do nothing";

    private static final String RECORD = """
            update retention_run set
                last_success_at = case when ? then cast(? as timestamptz) else last_success_at end,
                last_failure_at = case when ? then last_failure_at else cast(? as timestamptz) end,
                failures = failures + case when ? then 0 else 1 end,
                overdue = ?, oldest_due_at = ?
            where rule = ?
            """;

    private final AgroalDataSource database;

    RetentionRuns(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes that the rule is there; from then on its first good run is waited for. */
    void know(String rule, Instant now) {
        run(KNOW, rule, utc(now));
    }

    void record(String rule, boolean good, Overdue overdue, Instant at) {
        var oldest = overdue.oldestDueAt();
        run(RECORD, good, utc(at), good, utc(at), good, overdue.count(), oldest == null ? null : utc(oldest), rule);
    }

    List<RetentionState> all() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select * from retention_run order by rule");
                var rows = select.executeQuery()) {
            var states = new ArrayList<RetentionState>();
            while (rows.next()) {
                states.add(state(rows));
            }
            return states;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RetentionState state(ResultSet row) throws SQLException {
        return RetentionState.of(
                row.getString("rule"),
                row.getObject("known_since", OffsetDateTime.class).toInstant(),
                moment(row, "last_success_at"),
                moment(row, "last_failure_at"),
                row.getLong("failures"),
                new Overdue(row.getLong("overdue"), moment(row, "oldest_due_at")));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
