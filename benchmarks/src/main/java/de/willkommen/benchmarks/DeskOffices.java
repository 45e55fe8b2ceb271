package de.willkommen.benchmarks;

import de.willkommen.benchmarks.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Thirty offices with ten counters each, a clerk at every counter, and people who wait for them. And the tables that a
 * call is written to once more, for the reference.
 */
final class DeskOffices {

    static final int OFFICES = 30;
    static final int COUNTERS = 10;
    static final int DESKS = OFFICES * COUNTERS;

    private static final String OFFICES_AND_COUNTERS = """
            insert into office select (jsonb_populate_record(office, jsonb_build_object('code', 'MD-D' || number))).*
            from office, generate_series(0, %1$d) as number where code = 'MD-ABH';
            insert into service select (jsonb_populate_record(service, jsonb_build_object('office', 'MD-D' || number))).*
            from service, generate_series(0, %1$d) as number where office = 'MD-ABH';
            insert into counter select (jsonb_populate_record(counter, jsonb_build_object('code', 'D' || number,
                'office', 'MD-D' || number / %2$d, 'services', (select array_agg(code) from service where office = 'MD-ABH')))).*
            from counter, generate_series(0, %3$d) as number where authority = 'MD' and code = '113';
            """.formatted(OFFICES - 1, COUNTERS, DESKS - 1);

    private static final String SIGN_ON = """
            insert into counter_session (id, authority, office, counter, clerk, services, languages, started_at)
            select gen_random_uuid(), 'MD', 'MD-D' || (number - 1) / %d, 'D' || number - 1, clerk,
                (select array_agg(code) from service where office = 'MD-ABH'), '{de,en}', timestamptz '2026-11-24 07:55+01'
            from unnest(?) with ordinality as signed_on (clerk, number)
            """.formatted(COUNTERS);

    /** Each some seconds after the one before, in all offices alike. */
    private static final String WAIT = """
            create temporary table come on commit drop as
            select gen_random_uuid() as id, 'MD-D' || office as office, office * 1000000 + number as turn,
                'Q' || first + number as number, timestamptz '2026-11-24 04:00+01' + make_interval(secs => 0.5 * number) as at
            from generate_series(0, %1$d) as office,
                (select coalesce(max(cast(substr(number, 2) as int)), 0) as first from ticket where office like 'MD-D%%') as known,
                generate_series(1, %2$d) as number;
            insert into ticket (id, revision, authority, office, day, number, status, status_since, services, language,
                access_needs, booking_cancelled, planned_minutes, rank_at, via, opened_at, recalls, secret_key_id,
                secret_generation, contactable, contact_revision)
            select id, 1, 'MD', office, date '2026-11-24', number, 'WAITING', at, '{address-change}', 'de', '{}', false, 10,
                at + interval '20 min', 'KIOSK', at, 0, 1, 1, false, 0
            from come order by at, office;
            insert into ticket_segment (ticket_id, ordinal, status, step, services, started_at)
            select id, 1, 'WAITING', 'OPEN', '{address-change}', at from come order by at, office;
            """;

    /** Who waits behind the first so many of an office comes another day. */
    private static final String SEND_AWAY = """
            create temporary table away on commit drop as
            select id from (
                select id, row_number() over (partition by office order by rank_at) as place from ticket where status = 'WAITING') as each
            where place > %d;
            delete from ticket_segment using away where ticket_id = id;
            delete from wait_promise using away where ticket_id = id;
            delete from ticket using away where ticket.id = away.id;
            """;

    private static final String COPY = """
            create schema reference;
            do $$
            declare
                copied text;
            begin
                foreach copied in array array['ticket', 'ticket_segment', 'performed_command', 'outbox', 'office_feed',
                        'display_event'] loop
                    execute format('create table reference.%1$I (like public.%1$I including all)', copied);
                end loop;
            end $$;
            alter table reference.ticket_segment add foreign key (ticket_id) references reference.ticket (id);
            create table reference.turn (number bigint primary key, ticket uuid not null, office text not null);
            """;

    private static final String COPY_PEOPLE = """
            truncate reference.ticket, reference.ticket_segment, reference.turn;
            insert into reference.ticket select * from ticket where status = 'WAITING';
            insert into reference.ticket_segment
            select segment.* from ticket_segment segment join reference.ticket on id = ticket_id where ended_at is null;
            insert into reference.turn
            select row_number() over (order by rank_at, office), id, office from reference.ticket;
            """;

    private static final List<String> WRITTEN =
            List.of("ticket", "ticket_segment", "performed_command", "outbox", "office_feed", "display_event");

    private DeskOffices() {}

    /**
     * Makes the offices, once the service knows the demo's, and signs the clerks on.
     *
     * @param clerks one for each counter
     */
    static void prepare(Connection database, List<String> clerks) throws SQLException, InterruptedException {
        try (var statement = database.createStatement()) {
            awaitDemo(database);
            statement.execute(OFFICES_AND_COUNTERS);
            statement.execute(COPY);
        }
        try (var statement = database.prepareStatement(SIGN_ON)) {
            statement.setArray(1, database.createArrayOf("text", clerks.toArray()));
            statement.executeUpdate();
        }
    }

    private static void awaitDemo(Connection database) throws SQLException, InterruptedException {
        while (Stack.number(
                        database,
                        "select count(*) from counter, service where counter.code = '113' and service.office = 'MD-ABH'")
                == 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Sees to it that so many wait in each office, in the service's tables and in the reference's. */
    static void fill(Connection database, int waiting) throws SQLException {
        var least = Stack.number(database, """
                select coalesce(min(count), 0) from (
                    select count(*) filter (where ticket.status in ('WAITING', 'TRANSFERRED')) as count
                    from office left join ticket on ticket.office = office.code where office.code like 'MD-D%' group by office.code
                ) as each
                """);
        try (var statement = database.createStatement()) {
            statement.execute(SEND_AWAY.formatted(waiting));
            if (least < waiting) {
                statement.execute(WAIT.formatted(OFFICES - 1, waiting - least));
            }
            statement.execute(COPY_PEOPLE);
            for (var table : WRITTEN) {
                statement.execute("vacuum analyze public." + table);
                statement.execute("vacuum analyze reference." + table);
            }
        }
    }

    /** Nobody was called twice, and no counter had two people at once. */
    static void check(Connection database) throws SQLException {
        var twice = Stack.number(database, """
                select count(*) from (
                    select ticket_id from ticket_segment where step = 'CALL' group by ticket_id having count(*) > 1) as twice
                """);
        var together = Stack.number(database, """
                select count(*) from (
                    select started_at < max(ended_at) over (
                        partition by counter order by started_at rows between unbounded preceding and 1 preceding) as meets
                    from (select ticket_id, counter, min(started_at) as started_at, max(ended_at) as ended_at
                        from ticket_segment where status in ('CALLED', 'SERVING') group by ticket_id, counter) as visit
                ) as visits where meets
                """);
        if (twice > 0 || together > 0) {
            throw new IllegalStateException(twice + " called twice, " + together + " together at one counter");
        }
    }
}
