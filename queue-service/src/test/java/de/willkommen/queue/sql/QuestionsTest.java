package de.willkommen.queue.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.willkommen.queue.House;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions asked together are answered as if they had been asked one by one. */
@QuarkusTest
class QuestionsTest {

    private static final String MINUTES = "select minutes from wait_alert where office = ?";

    @Inject
    Sql sql;

    @Inject
    House house;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    void each_has_its_own_rows() {
        var questions = sql.questions();
        var some = questions.add(
                "select word from unnest(?::text[]) as word order by word desc",
                row -> row.text("word"),
                List.of("a", "c", "b"));
        var none = questions.add(MINUTES, row -> row.number("minutes"), "nowhere");
        var one = questions.add("select cast(? as int) + 1 as number", row -> row.number("number"), 6);

        questions.ask();

        assertThat(some.all()).containsExactly("c", "b", "a");
        assertThat(none.first()).isEmpty();
        assertThat(one.first()).contains(7);
    }

    @Test
    void they_are_asked_behind_a_statement_and_see_what_it_wrote() {
        var questions = sql.questions();
        var minutes = questions.add(MINUTES, row -> row.number("minutes"), "MD-ABH");
        var other = questions.add("select cast(? as text) as word", row -> row.text("word"), "other");

        var written = questions.askBehind("insert into wait_alert (office, minutes) values (?, ?)", "MD-ABH", 20);

        assertThat(written).isOne();
        assertThat(minutes.all()).containsExactly(20);
        assertThat(other.first()).contains("other");
    }

    @Test
    void an_answer_is_not_known_before_it_was_asked_for() {
        var answer = sql.questions().add(MINUTES, row -> row.number("minutes"), "MD-ABH");

        assertThatThrownBy(answer::first).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_asked_behind_a_lock_is_as_new_as_the_lock() throws Exception {
        house.execute("insert into wait_alert (office, minutes) values ('MD-ABH', 30)");
        try (var holder = database.getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(4712)");
            statement.execute("update wait_alert set minutes = 45 where office = 'MD-ABH'");
            var waiting = CompletableFuture.supplyAsync(() -> {
                var questions = sql.questions();
                questions.add("select 1 as one from pg_advisory_xact_lock_shared(4712)", row -> true);
                var minutes = questions.add(MINUTES, row -> row.number("minutes"), "MD-ABH");
                questions.ask();
                return minutes.first();
            });
            await().until(() -> !house.rows("select 1 from pg_locks where locktype = 'advisory' and not granted")
                    .isEmpty());
            holder.commit();

            assertThat(waiting.get()).contains(45);
        }
    }
}
