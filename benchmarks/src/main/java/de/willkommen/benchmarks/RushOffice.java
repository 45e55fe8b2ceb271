package de.willkommen.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An office of 31 counters that are open day and night, whose days are booked but for five minutes in a hundred. And the
 * same tables once more, with the same rows, for the reference to write to.
 */
final class RushOffice {

    static final String CODE = "MD-RUSH";

    /** The first sixty-two are measured, the others are for getting warm. */
    static final int DAYS = 155;

    private static final int COUNTERS = 31;
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-12-01T00:00:00+01:00");

    /** Of each hundred minutes at a counter ninety-five are booked; no two counters begin their hundred at the same time. */
    private static final int CYCLE = 100;

    private static final int BOOKED = 95;
    private static final int CYCLES = DAYS * 24 * 60 / CYCLE;

    private static final String PREPARE = """
            insert into office select (jsonb_populate_record(office, '{"code": "MD-RUSH", "revision": 1, "grid_minutes": 5,
                "start_every_minutes": 5}')).* from office where code = 'MD-ABH';
            insert into team select (jsonb_populate_record(team, '{"code": "rush", "office": "MD-RUSH"}')).* from team
            where authority = 'MD' and code = 'residence';
            insert into offered_service select (jsonb_populate_record(offered, '{"office": "MD-RUSH",
                "duration_minutes": 5}')).*
            from offered_service offered where office = 'MD-ABH' and code = 'address-change';
            insert into counter select (jsonb_populate_record(counter, jsonb_build_object('code', 'R' || number,
                'office', 'MD-RUSH', 'team', 'rush', 'services', array['address-change']))).*
            from counter, generate_series(1, %1$d) as number where authority = 'MD' and code = '113';
            insert into opening_plan select (jsonb_populate_record(plan, jsonb_build_object('id', gen_random_uuid(),
                'office', 'MD-RUSH', 'owner', 'rush', 'starts_on', '2026-11-01', 'opens_at', '00:00', 'closes_at', '00:00',
                'rule', 'FREQ=DAILY'))).*
            from opening_plan plan where office = 'MD-ABH' and owner_kind = 'TEAM' limit 1;
            insert into opening_plan_share (plan, channel) select id, 'PUBLIC' from opening_plan where office = 'MD-RUSH';
            insert into schedule (office, revision) values ('MD-RUSH', 1) on conflict do nothing;

            create temporary table block on commit drop as
            select gen_random_uuid() as id, 'R' || counter as counter, row_number() over () as number,
                timestamptz '%2$s' + make_interval(mins => cycle * %3$d + counter * 7 %% 20 * 5 + minute) as starts_at, length
            from generate_series(1, %1$d) as counter, generate_series(0, %4$d) as cycle,
                (values (0, 30), (30, 30), (60, 35)) as part (minute, length);
            insert into booking (id, version, revision, authority, office, reference, status, counter, starts_at, ends_at,
                language, access_needs, given_name, family_name, email, notify, consent_at, contact_revision,
                calendar_sequence, secret_key_id, secret_generation, verification_generation, ticket_revision, created_at)
            select id, 1, 2, 'MD', 'MD-RUSH', 'RUSH-' || number, 'CONFIRMED', counter, starts_at,
                starts_at + make_interval(mins => length), 'de', '{}', 'Ada', 'Beispiel ' || number,
                'ada' || number || '@example.org', '{EMAIL}', starts_at - interval '60 days', 1, 0, 1, 1, 0, 0,
                starts_at - interval '60 days'
            from block;
            insert into booking_service (booking, position, code, persons, minutes)
            select id, 0, 'address-change', 1, 5 from block;
            insert into slot_claim (booking, resource, during)
            select id, 'counter/MD/' || counter, tstzrange(starts_at, starts_at + make_interval(mins => length)) from block;

            create schema reference;
            """;

    /** Every table that a booking is written to, with its indexes and constraints, and what is booked. */
    private static final String COPY = """
            do $$
            declare
                copied text[] := array['booking', 'booking_service', 'booking_history', 'slot_claim', 'claim_change',
                    'outbox', 'performed_command'];
                each text;
                foreign_key record;
            begin
                foreach each in array copied loop
                    execute format('create table reference.%1$I (like public.%1$I including all)', each);
                    if each in ('booking', 'booking_service', 'slot_claim') then
                        execute format('insert into reference.%1$I select * from public.%1$I', each);
                    end if;
                end loop;
                for foreign_key in
                    select relname as child, conname, pg_get_constraintdef(pg_constraint.oid) as definition
                    from pg_constraint join pg_class on pg_class.oid = conrelid
                    where contype = 'f' and relnamespace = 'public'::regnamespace and relname = any(copied)
                loop
                    perform set_config('search_path', 'reference, public', true);
                    execute format('alter table reference.%I add constraint %I %s',
                        foreign_key.child, foreign_key.conname, foreign_key.definition);
                    perform set_config('search_path', 'public', true);
                end loop;
            end $$
            """;

    private static final List<String> WRITTEN = List.of(
            "booking",
            "booking_service",
            "booking_history",
            "slot_claim",
            "claim_change",
            "outbox",
            "performed_command");

    private RushOffice() {}

    /** Makes the office and its bookings; to be read by the service at its next start. */
    static void prepare(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(PREPARE.formatted(COUNTERS, FIRST, CYCLE, CYCLES - 2));
            statement.execute(COPY);
            tidy(database);
        }
    }

    /** What autovacuum would do some time later, so that it does not do it just while something is measured. */
    static void tidy(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var table : WRITTEN) {
                statement.execute("vacuum analyze public." + table);
                statement.execute("vacuum analyze reference." + table);
            }
        }
    }

    /** The start of each free time on these days, by the plan of {@link #PREPARE}, in no order. */
    static List<OffsetDateTime> free(int fromDay, int toDay) {
        var free = new ArrayList<OffsetDateTime>();
        for (var counter = 1; counter <= COUNTERS; counter++) {
            for (var cycle = 0; cycle < CYCLES - 1; cycle++) {
                var minute = cycle * CYCLE + counter * 7 % 20 * 5 + BOOKED;
                if (minute >= fromDay * 24 * 60 && minute < toDay * 24 * 60) {
                    free.add(FIRST.plus(Duration.ofMinutes(minute)));
                }
            }
        }
        Collections.shuffle(free, new Random(fromDay));
        return free;
    }
}
