package de.willkommen.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.retention.OldRows;
import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.retention.RetentionState;
import de.willkommen.kit.retention.RetentionState.Verdict;
import de.willkommen.kit.testing.AlertRules;
import de.willkommen.kit.testing.EmbeddedPostgres;
import de.willkommen.kit.testing.InJvmKafka;
import de.willkommen.kit.testing.TestClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bug of DOMAIN, section 7: retention job stopped unnoticed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(InJvmKafka.class)
class RetentionTest {

    private static final Instant NOW = TestClock.START;

    @Inject
    RetentionRounds rounds;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private final AlertRules alerts = AlertRules.read("retention");

    @BeforeEach
    void nothing_is_due() {
        run("delete from due_note");
        clock.set(NOW);
        rounds.forget();
    }

    @Test
    void what_is_due_goes_and_what_is_not_stays() {
        due(NOW, false);
        due(NOW.plusNanos(1000), false);

        rounds.forget();

        assertThat(notes()).isEqualTo(1);
        assertThat(state()).returns(Verdict.FINE, RetentionState::verdict).returns(0L, RetentionState::overdue);
        assertThat(firing()).isEmpty();
    }

    @Test
    void more_than_one_page_goes_in_one_round_past_the_poisoned() {
        run("insert into due_note select gen_random_uuid(), timestamptz '2026-11-01 00:00Z', i < 5"
                + " from generate_series(0, 1203) i");

        rounds.forget();

        assertThat(notes()).isEqualTo(5);
        assertThat(state().overdue()).isEqualTo(5);
    }

    @Test
    void what_gathered_in_years_goes_in_one_round_but_never_at_once() {
        run("""
                insert into performed_command
                    select 'old', 'b', gen_random_uuid(), '', null, '2020-01-01 00:00Z' from generate_series(1, 2500);
                create table gone (by_one_statement int);
                create function count_gone() returns trigger language plpgsql as $$
                    begin insert into gone select count(*) from old_rows; return null; end $$;
                create trigger count_gone after delete on performed_command
                    referencing old table as old_rows for each statement execute function count_gone();
                """);
        try {
            rounds.forget();

            assertThat(count("select count(*) from performed_command where caller = 'old'"))
                    .isZero();
            assertThat(count("select max(by_one_statement) from gone")).isEqualTo(OldRows.AT_ONCE);
        } finally {
            run("drop trigger count_gone on performed_command; drop function count_gone(); drop table gone");
        }
    }

    @Test
    void what_cannot_go_is_told_at_once_and_alarms_when_it_is_late() {
        var before = state().failures();
        due(NOW, true);
        due(NOW, false);
        clock.advance(Duration.ofSeconds(1));

        rounds.forget();

        assertThat(notes()).isEqualTo(1);
        assertThat(state())
                .returns(Verdict.FAILING, RetentionState::verdict)
                .returns(before + 1, RetentionState::failures)
                .returns(NOW, RetentionState::oldestDueAt);
        clock.set(NOW.plus(Duration.ofHours(1)).plusSeconds(1));
        assertThat(firing()).contains("RetentionOverdue");
        assertThat(health()).isEqualTo(503);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void silence_is_an_alarm() {
        clock.set(NOW.plus(Duration.ofHours(1)));
        assertThat(state().verdict()).isEqualTo(Verdict.FINE);
        assertThat(firing()).isEmpty();

        clock.set(NOW.plus(Duration.ofHours(1)).plusSeconds(1));

        assertThat(state().verdict()).isEqualTo(Verdict.STOPPED);
        assertThat(firing()).contains("RetentionStopped");
        assertThat(health()).isEqualTo(503);
    }

    @Test
    void a_round_after_the_cause_is_gone_ends_the_alarm() {
        due(NOW, true);
        rounds.forget();
        clock.set(NOW.plus(Duration.ofHours(2)));
        assertThat(firing()).isNotEmpty();
        run("update due_note set poisoned = false");

        rounds.forget();

        assertThat(state()).returns(Verdict.FINE, RetentionState::verdict).returns(0L, RetentionState::overdue);
        assertThat(firing()).isEmpty();
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void a_rule_that_breaks_as_a_whole_holds_up_no_other_and_is_told() {
        run("alter table due_note rename to lost_note");
        try {
            run("insert into performed_command values ('a', 'b', gen_random_uuid(), '', null, '2020-01-01 00:00Z')");
            clock.advance(Duration.ofSeconds(1));

            rounds.forget();

            assertThat(state().verdict()).isEqualTo(Verdict.FAILING);
            assertThat(count("select count(*) from performed_command where expires_at < '2021-01-01'"))
                    .isZero();
            clock.set(NOW.plus(Duration.ofHours(1)).plusSeconds(1));
            rounds.forget();
            assertThat(state().verdict()).isEqualTo(Verdict.STOPPED);
        } finally {
            run("alter table lost_note rename to due_note");
        }
    }

    /** What an instance that has just started, or did not do the work, knows. */
    @Test
    void the_state_stands_in_the_table_and_nowhere_else() {
        run(
                "update retention_run set last_success_at = '2026-11-24 05:00Z', overdue = 3, oldest_due_at = '2026-11-20 00:00Z'"
                        + " where rule = 'due-notes'");

        assertThat(state())
                .returns(Verdict.STOPPED, RetentionState::verdict)
                .returns(3L, RetentionState::overdue)
                .returns(Instant.parse("2026-11-20T00:00:00Z"), RetentionState::oldestDueAt);
    }

    @Test
    void every_alert_asks_for_metrics_that_exist_and_has_a_page_in_the_runbook() {
        assertThat(alerts.objections(metrics())).isEmpty();
    }

    private RetentionState state() {
        return rounds.states().stream()
                .filter(state -> state.rule().equals("due-notes"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> firing() {
        return alerts.firing(metrics());
    }

    private static String metrics() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static int health() {
        return given().get("/q/health/group/retention").statusCode();
    }

    private void due(Instant at, boolean poisoned) {
        run("insert into due_note values ('%s', '%s', %s)"
                .formatted(UUID.randomUUID(), at.atOffset(ZoneOffset.UTC), poisoned));
    }

    private long notes() {
        return count("select count(*) from due_note");
    }

    private long count(String sql) {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
