package de.willkommen.queue.ticket;

import static de.willkommen.queue.House.OFFICE;
import static de.willkommen.queue.House.RESIDENCE;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.House;
import de.willkommen.queue.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds who may be called: its own figures say what it read and how often it planned. */
@QuarkusTest
class CallablePlanTest {

    private static final int CALLS = 40;

    /** Nobody else asks for so many: the statement is a new one on whichever connection. */
    private static final int FIRST = 17;

    /** The driver names a statement from the fifth call on, and PostgreSQL tries five plans before it compares. */
    private static final int TRIED = 5;

    @Inject
    House house;

    @Inject
    TicketBook tickets;

    @Inject
    Sql sql;

    @BeforeEach
    void open() {
        house.open();
    }

    private record Cost(long rowsRead, long plansForOneCall, long callsByOnePlan) {}

    @Test
    void a_call_reads_the_first_of_a_long_queue_alone_and_is_planned_once_for_all() {
        waiting(5_000);

        var cost = QuarkusTransaction.requiringNew().call(() -> {
            var before = rowsRead();
            for (var call = 0; call < CALLS; call++) {
                assertThat(tickets.callable(OFFICE, "101", RESIDENCE, FIRST)).hasSize(FIRST);
            }
            return cost(before);
        });

        // Every other one of them wants something else.
        assertThat(cost.rowsRead()).isLessThanOrEqualTo(CALLS * FIRST * 2L);
        assertThat(cost.plansForOneCall()).isLessThanOrEqualTo(TRIED);
        assertThat(cost.callsByOnePlan()).isGreaterThanOrEqualTo(CALLS - 2L * TRIED);
    }

    /** Half of them come for what is done at the counter; as many are at another office, and twice as many were served. */
    private void waiting(int people) {
        house.execute("""
                insert into ticket (id, revision, authority, office, day, number, status, status_since, services, language,
                    access_needs, booking_cancelled, planned_minutes, rank_at, via, opened_at, recalls, secret_key_id,
                    secret_generation, contactable, contact_revision)
                select gen_random_uuid(), 1, 'MD', office, day, 'A' || number, status, moment, services, 'de', '{}', false, 20,
                    moment, 'KIOSK', moment, 0, 1, 0, false, 0
                from (select office, date '2026-11-24' as day, number, 'WAITING' as status
                      from generate_series(1, %1$d) number, unnest(array['MD-ABH', 'MD-SUED']) office
                      union all
                      select 'MD-ABH', date '2026-11-23', number, 'DONE' from generate_series(1, %2$d) number) people
                    cross join lateral (select timestamptz '2026-11-24T07:00Z' + number * interval '1 second' as moment,
                        case number %% 4 when 0 then array['residence-permit'] when 1 then array['residence-card-pickup']
                            else array['naturalisation-advice'] end as services) person
                """.formatted(people, 2 * people));
        house.execute("analyze ticket");
    }

    /** What PostgreSQL has still to publish for this connection, of tests before as well: it publishes once a second. */
    private long rowsRead() {
        return sql.first(
                        "select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'ticket'",
                        row -> row.longNumber("read"))
                .orElseThrow();
    }

    private Cost cost(long before) {
        var rowsRead = rowsRead() - before;
        return sql.first(
                        "select custom_plans, generic_plans from pg_prepared_statements where statement like ?",
                        row -> new Cost(rowsRead, row.longNumber("custom_plans"), row.longNumber("generic_plans")),
                        "%services <@%limit " + FIRST)
                .orElseThrow();
    }
}
