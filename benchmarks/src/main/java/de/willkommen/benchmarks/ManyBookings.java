package de.willkommen.benchmarks;

import de.willkommen.benchmarks.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Bookings of years at 31 counters that serve everything, written straight into the database.
 *
 * <p>However many there are, the 62 days that are searched hold the same ten thousand, two thirds of what there is, so that
 * the answers are of one size; the rest of the coming year holds up to forty thousand, and all others are history.
 */
final class ManyBookings {

    /** The demo's seventeen, and fourteen more. */
    static final int COUNTERS = 31;

    static final int DAYS = 62;

    /** The stack's own clock. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** A day without a free half hour: whoever finds one there does not see the bookings. */
    private static final LocalDate FULL = LocalDate.of(2026, 12, 10);

    private static final int SEARCHED = 10_000;
    private static final int YEAR = 40_000;

    private static final String PREPARE = """
            insert into counter (authority, code, office, revision, room, team, services, languages, accessibility, active)
            select authority, cast(number as text), office, 1, '1.' || number, team, services, languages, accessibility, true
            from counter cross join generate_series(114, 127) as number
            where authority = 'MD' and code = '113'
            on conflict do nothing;

            update counter set services = (
                select array_agg(distinct offered.code) from offered_service offered where offered.office = 'MD-ABH')
            where office = 'MD-ABH';

            update schedule set revision = revision + 1 where office = 'MD-ABH';

            create schema benchmark;

            -- What the plans of the demo and the holidays of the Land make of each day: given to the reference for nothing.
            create table benchmark.opening as
            select 'counter/' || counter.authority || '/' || counter.code as resource, counter.code as counter, day,
                tstzrange((day + hours.opens) at time zone 'Europe/Berlin', (day + hours.closes) at time zone 'Europe/Berlin')
                    as hours
            from counter
            cross join lateral (
                select cast(each as date) as day
                from generate_series(timestamp '2010-01-04', timestamp '2027-11-19', interval '1 day') as each) as days
            join (values (1, time '08:00', time '12:00'), (2, '08:00', '12:00'), (3, '08:00', '12:00'), (4, '08:00', '12:00'),
                (5, '08:00', '12:00'), (2, '13:00', '18:00'), (4, '13:00', '16:00')) as hours (weekday, opens, closes)
                on hours.weekday = extract(isodow from day)
            where counter.office = 'MD-ABH'
                and day not in ('2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29',
                    '2027-05-01', '2027-05-06', '2027-05-17', '2027-10-31');

            create index on benchmark.opening (day, resource);

            create table benchmark.place as
            select resource, counter, day, start, start + make_interval(mins => length) as finish,
                start >= timestamptz '2026-11-24 00:00 Europe/Berlin' and day < date '2026-11-24' + %1$d as searched,
                day >= date '2026-11-24' + %1$d as later, md5(resource || start) as lot
            from benchmark.opening
            cross join lateral generate_series(lower(hours), upper(hours) - interval '30 min', interval '30 min') as start
            cross join lateral (select 15 + 5 * (get_byte(decode(md5(start || resource || 'length'), 'hex'), 0) %% 4))
                as lengths (length);
            """.formatted(DAYS);

    private static final String BOOK = """
            create temporary table chosen on commit drop as
            (select * from benchmark.place where searched order by day = date '%4$s' desc, lot limit %1$d)
            union all
            (select * from benchmark.place where later order by lot limit %2$d)
            union all
            (select * from benchmark.place where not searched and not later order by day desc, lot limit %3$d);

            delete from benchmark.place using chosen
            where place.resource = chosen.resource and place.start = chosen.start;

            alter table chosen add column id uuid default gen_random_uuid();
            alter table chosen add column number bigint generated always as identity;

            insert into booking (id, version, revision, authority, office, reference, status, counter, starts_at, ends_at,
                language, access_needs, given_name, family_name, notify, contact_revision, calendar_sequence, secret_key_id,
                secret_generation, verification_generation, ticket_revision, created_at, erased_at, channel)
            select id, 1, 2, 'MD', 'MD-ABH', 'MD-' || translate(substr(md5(cast(id as text)), 1, 16), 'abcdef', 'ABCDEF'),
                case when start < timestamptz '2026-11-24 08:00 Europe/Berlin' then 'COMPLETED' else 'CONFIRMED' end,
                counter, start, finish, 'de', '{}',
                case when start < timestamptz '2026-10-24 00:00 Europe/Berlin' then null else 'Ada' end,
                case when start < timestamptz '2026-10-24 00:00 Europe/Berlin' then null else 'Beispiel' end,
                '{}', 1, 0, 1, 1, 1, 0, start - interval '20 days',
                case when start < timestamptz '2026-10-24 00:00 Europe/Berlin' then start + interval '30 days' end, 'PUBLIC'
            from chosen;

            insert into booking_service (booking, position, code, persons, minutes)
            select id, 0, 'residence-permit-extension', 1, 20 from chosen;

            insert into slot_claim (booking, resource, during) select id, resource, tstzrange(start, finish) from chosen;
            """;

    private ManyBookings() {}

    /** Makes the counters, and the table of openings that the reference reads. */
    static void prepare(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(PREPARE);
            statement.execute("analyze");
        }
    }

    /**
     * Stores as many bookings as are wanted in all.
     *
     * @param stored how many there are, of earlier calls
     */
    static void store(Connection database, int wanted, int stored) throws SQLException {
        var searched = stored == 0 ? SEARCHED : 0;
        var later = stored == 0 ? Math.min(YEAR, Math.max(0, wanted - SEARCHED)) : stored == SEARCHED ? YEAR : 0;
        try (var statement = database.createStatement()) {
            // Sent as one, and so one transaction. Constraints are checked by building them anew, which is much faster.
            statement.execute("alter table slot_claim drop constraint slot_claim_one_at_a_time;"
                    + BOOK.formatted(searched, later, wanted - stored - searched - later, FULL)
                    + ";set constraints all immediate;"
                    + "alter table slot_claim add constraint slot_claim_one_at_a_time"
                    + " exclude using gist (resource with =, during with &&)");
            statement.execute("vacuum analyze booking, booking_service, slot_claim");
        }
    }

    /** How many are stored. */
    static int stored(Connection database) throws SQLException {
        return Math.toIntExact(Stack.number(database, "select count(*) from booking"));
    }
}
