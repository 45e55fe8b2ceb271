package de.willkommen.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.kit.sql.RoundTrip;
import de.willkommen.kit.sql.SqlStates;
import de.willkommen.kit.testing.EmbeddedPostgres;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/** Statements sent together keep the promises of statements sent one by one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(de.willkommen.kit.testing.InJvmKafka.class)
class RoundTripTest {

    private static final String INSERT = "insert into note (id, text) values (?, ?)";
    private static final String COUNT = "select count(*) from note where text = ?";

    @Inject
    AgroalDataSource database;

    @Inject
    LastWrites writes;

    @Test
    void each_statement_sees_what_those_before_it_wrote() {
        var text = "round trip " + UUID.randomUUID();

        var answers = new RoundTrip()
                .add(COUNT, text)
                .add(INSERT, UUID.randomUUID(), text)
                .add(COUNT, text)
                .add("select 1 from note where text = ?", "nowhere")
                .add("select count(*) from unnest(?) as each", List.of("a", "b"))
                .add("select extract(epoch from ?)::bigint", Instant.ofEpochSecond(7))
                .send(database);

        assertThat(answers).containsExactly(0L, 1L, 1L, 0L, 2L, 7L);
    }

    /** Exceptions go into logs, and rows may name people. */
    @Test
    void a_refusal_quotes_nothing_of_the_row() {
        var name = "Ößürk " + UUID.randomUUID();
        new RoundTrip().add(INSERT, UUID.randomUUID(), name).send(database);

        assertThatThrownBy(() ->
                        new RoundTrip().add(INSERT, UUID.randomUUID(), name).send(database))
                .satisfies(refusal -> assertThat(Throwables.getStackTrace(refusal))
                        .contains("note_text_key")
                        .doesNotContain(name));
    }

    @Test
    void a_statement_behind_a_lock_sees_what_was_committed_while_it_waited() throws Exception {
        var text = "behind a lock " + UUID.randomUUID();
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            new Statement(holder).execute("select pg_advisory_xact_lock(4711)");
            var waiting = CompletableFuture.supplyAsync(() -> new RoundTrip()
                    .add("select count(*) from pg_advisory_xact_lock_shared(4711)")
                    .add(COUNT, text)
                    .send(database));
            await().until(() -> new RoundTrip()
                            .add("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            .send(database)
                            .get(0)
                    > 0);
            new Statement(holder).execute("insert into note (id, text) values (gen_random_uuid(), '" + text + "')");
            holder.commit();

            var answers = waiting.get();

            assertThat(answers).containsExactly(1L, 1L);
        }
    }

    @Test
    void the_first_that_is_refused_ends_all() {
        var text = "refused " + UUID.randomUUID();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> new RoundTrip()
                                .add(INSERT, UUID.randomUUID(), text)
                                .add(INSERT, UUID.randomUUID(), text)
                                .send(database)))
                .matches(refused -> SqlStates.is(SqlStates.UNIQUE_VIOLATION, refused));

        assertThat(new RoundTrip().add(COUNT, text).send(database)).containsExactly(0L);
    }

    @Test
    void what_is_left_for_the_end_is_written_with_the_commit_however_much_it_is() {
        var prefix = "last " + UUID.randomUUID();

        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 120)
                        .forEach(number -> writes.add(INSERT, UUID.randomUUID(), prefix + number)));

        assertThat(new RoundTrip()
                        .add("select count(*) from note where text like ?", prefix + "%")
                        .send(database))
                .containsExactly(120L);
    }

    @Test
    void what_is_refused_at_the_end_rolls_back_and_says_why() {
        var text = "late refusal " + UUID.randomUUID();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    new RoundTrip().add(INSERT, UUID.randomUUID(), text).send(database);
                    writes.add(INSERT, UUID.randomUUID(), text);
                }))
                .matches(refused -> SqlStates.is(SqlStates.UNIQUE_VIOLATION, refused));

        assertThat(new RoundTrip().add(COUNT, text).send(database)).containsExactly(0L);
    }

    private record Statement(Connection connection) {

        void execute(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
