package de.willkommen.appointment.availability;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of claims since somebody last looked.
 *
 * <p>Transactions commit in another order than they write, so no number tells what is new. PostgreSQL's snapshots do: one
 * names exactly which transactions were over when it was taken, and what the last look did not see is what belongs to
 * transactions outside of its snapshot. Read with JDBC, since every search waits for it.
 */
@ApplicationScoped
class ClaimChanges {

    private static final Duration KEPT = Duration.ofHours(1);

    private static final String LOOK = """
            select cast(0 as bigint) as id, cast(pg_current_snapshot() as text) as name, cast(null as bigint) as revision,
                cast(null as uuid) as booking, cast(null as timestamptz) as taken_from,
                cast(null as timestamptz) as taken_to, cast(null as timestamptz) as held_until
            union all
            select 0, office, revision, null, null, null, null from schedule
            union all
            """;

    private static final String SINCE = LOOK + """
            select -1, null, null, null, null, null, null from claim_change_forgotten
            where up_to >= pg_snapshot_xmin(cast(? as pg_snapshot))
            union all
            select id, resource, null, booking, lower(during), upper(during), held_until from claim_change
            where changed >= pg_snapshot_xmin(cast(? as pg_snapshot))
                and not pg_visible_in_snapshot(changed, cast(? as pg_snapshot))
            order by id
            """;

    private static final String ALL = LOOK + """
            select 1, resource, null, booking, lower(during), upper(during), held_until from slot_claim
            where during && tstzrange(cast(? as timestamptz), null)
            order by id
            """;

    /**
     * Only of transactions that were over before any that still run began: what is written down says that all up to there are
     * gone.
     */
    private static final String FORGET = """
            with forgotten as (
                delete from claim_change where at < ? and changed < pg_snapshot_xmin(pg_current_snapshot())
                returning changed)
            update claim_change_forgotten
            set up_to = greatest(up_to, (select changed from forgotten order by changed desc limit 1))
            where exists (select from forgotten)
            """;

    private final AgroalDataSource database;
    private final Clock clock;

    ClaimChanges(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What one look saw.
     *
     * @param snapshot to be named at the next one
     * @param revisions of the schedules, by code of the office
     * @param isWhole false when some of the changes are forgotten already
     */
    record Look(String snapshot, Map<String, Long> revisions, List<ClaimChange> changes, boolean isWhole) {}

    /** Every claim that ends after that moment. */
    Look all(Instant after) {
        return look(ALL, statement -> statement.setObject(1, after.atOffset(ZoneOffset.UTC)));
    }

    /** What was committed since the look with this snapshot, in the order it happened to each claim. */
    Look since(String snapshot) {
        return look(SINCE, statement -> {
            statement.setString(1, snapshot);
            statement.setString(2, snapshot);
            statement.setString(3, snapshot);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private Look look(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            var snapshot = "";
            var revisions = new HashMap<String, Long>();
            var changes = new ArrayList<ClaimChange>();
            var isWhole = true;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var name = row.getString("name");
                    var id = row.getLong("id");
                    if (id > 0) {
                        changes.add(change(name, row));
                    } else if (id < 0) {
                        isWhole = false;
                    } else if (row.getObject("revision") == null) {
                        snapshot = name;
                    } else {
                        revisions.put(name, row.getLong("revision"));
                    }
                }
            }
            return new Look(snapshot, Map.copyOf(revisions), changes, isWhole);
        } catch (SQLException e) {
            throw new PersistenceException("Changes of claims cannot be read", e);
        }
    }

    private static ClaimChange change(String resource, ResultSet row) throws SQLException {
        var from = moment(row, "taken_from");
        var to = moment(row, "taken_to");
        return new ClaimChange(
                row.getObject("booking", UUID.class),
                resource,
                from == null || to == null ? null : new TimeRange(from, to),
                moment(row, "held_until"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Forgets changes that every instance has seen long since. */
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException("Old changes of claims cannot be forgotten", e);
        }
    }
}
