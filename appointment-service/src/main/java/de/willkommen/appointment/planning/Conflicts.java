package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.booking.BookedTime;
import de.willkommen.appointment.booking.BookedTimes;
import de.willkommen.appointment.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bookings of all offices that do not fit the plans. */
@ApplicationScoped
class Conflicts {

    /** Those that stand: the booking is still ahead, and where and when it was when it was found. */
    private static final String STANDING = """
            from booking_conflict c join booking b on b.id = c.booking and b.counter = c.counter
                and b.starts_at = c.starts_at and b.ends_at = c.ends_at
            where c.office = :office and c.starts_at > :now and
            """ + BookedTimes.PROMISED;

    private final EntityManager entities;

    Conflicts(EntityManager entities) {
        this.entities = entities;
    }

    /** A booking and why it does not fit. */
    record Misfit(BookedTime booked, Set<Reason> reasons) {

        String written() {
            return reasons.stream().sorted().map(Reason::name).collect(Collectors.joining(","));
        }
    }

    /** A conflict that stands, and its booking. */
    record Standing(Conflict conflict, BookedTime booked) {}

    /** A place in the order of conflicts. */
    record Place(Instant start, String counter, UUID id) {}

    /** How many wait for a decision, and how many have got one. */
    record Count(int open, int settled) {}

    /** Conflicts at one counter on one day that wait for a decision. */
    record DayCount(LocalDate day, String counter, int open) {}

    /**
     * The conflicts of an office that stand, in the order of time.
     *
     * @param settled whether those that were settled, or those that wait; both when absent
     * @param during in which their bookings begin; all when absent
     * @param after where the last page ended; from the first one on when absent
     */
    @SuppressWarnings("unchecked")
    List<Standing> standing(
            String office,
            @Nullable Boolean settled,
            @Nullable TimeRange during,
            @Nullable Place after,
            int limit,
            Instant now) {
        var sql = new StringBuilder("select c.*, ").append(BookedTimes.COLUMNS).append(STANDING);
        var parameters = new HashMap<String, Object>();
        if (settled != null) {
            sql.append(settled ? " and c.settled_at is not null" : " and c.settled_at is null");
        }
        if (during != null) {
            sql.append(" and c.starts_at >= :first and c.starts_at < :last");
            parameters.put("first", during.start().atOffset(ZoneOffset.UTC));
            parameters.put("last", during.end().atOffset(ZoneOffset.UTC));
        }
        if (after != null) {
            sql.append(" and (c.starts_at, c.counter, c.id) > (:start, :counter, :id)");
            parameters.put("start", after.start().atOffset(ZoneOffset.UTC));
            parameters.put("counter", after.counter());
            parameters.put("id", after.id());
        }
        sql.append(" order by c.starts_at, c.counter, c.id");
        var query = entities.createNativeQuery(sql.toString(), Tuple.class)
                .setParameter("office", office)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new Standing(conflict((Tuple) row), BookedTimes.of((Tuple) row)))
                .toList();
    }

    /** How many of an office stand. */
    Count count(String office, Instant now) {
        var row = (Tuple) entities.createNativeQuery(
                        "select count(*) as found, count(c.settled_at) as settled " + STANDING, Tuple.class)
                .setParameter("office", office)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResult();
        var settled = row.get("settled", Number.class).intValue();
        return new Count(row.get("found", Number.class).intValue() - settled, settled);
    }

    /** Those that wait, by day and counter. */
    @SuppressWarnings("unchecked")
    List<DayCount> open(Office office, TimeRange range, Instant now) {
        return entities.createNativeQuery("""
                        select cast(cast(c.starts_at at time zone :zone as date) as text) as day, c.counter as counter,
                            count(*) as open
                        """ + STANDING + """
                         and c.settled_at is null and c.starts_at >= :first and c.starts_at < :last
                        group by 1, 2
                        """, Tuple.class)
                .setParameter("zone", office.zone().getId())
                .setParameter("office", office.code())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("first", range.start().atOffset(ZoneOffset.UTC))
                .setParameter("last", range.end().atOffset(ZoneOffset.UTC))
                .getResultStream()
                .map(each -> {
                    var row = (Tuple) each;
                    return new DayCount(
                            LocalDate.parse(row.get("day", String.class)),
                            row.get("counter", String.class),
                            row.get("open", Number.class).intValue());
                })
                .toList();
    }

    /**
     * Writes down that bookings stay, of those conflicts that stand, wait, and are in the version that was seen.
     *
     * @return ids of the conflicts that were settled
     */
    @SuppressWarnings("unchecked")
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> settle(String office, Map<UUID, Integer> seen, Conflict.Settlement settlement) {
        return entities.createNativeQuery("""
                        with seen as (
                            select * from unnest(cast(:ids as uuid[]), cast(:versions as int[])) as seen (id, version)),
                        standing as (
                            select c.id as id
                        """ + STANDING + """
                             and c.id in (select id from seen)
                            order by c.id for update of c)
                        update booking_conflict set version = booking_conflict.version + 1, settlement_reason = :reason,
                            settled_by = :by, settled_at = :at
                        from standing join seen on seen.id = standing.id
                        where booking_conflict.id = standing.id and booking_conflict.version = seen.version
                            and booking_conflict.settled_at is null
                        returning booking_conflict.id
                        """, UUID.class)
                .setParameter("office", office)
                .setParameter("now", settlement.at().atOffset(ZoneOffset.UTC))
                .setParameter("ids", seen.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .setParameter("versions", seen.values().toArray(Integer[]::new))
                .setParameter("reason", settlement.reason())
                .setParameter("by", settlement.by())
                .setParameter("at", settlement.at().atOffset(ZoneOffset.UTC))
                .getResultList();
    }

    /** The conflicts of an office, those whose booking was moved or cancelled since, too. */
    @SuppressWarnings("unchecked")
    List<Conflict> ofOffice(String office) {
        return entities.createNativeQuery("select * from booking_conflict where office = :office", Tuple.class)
                .setParameter("office", office)
                .getResultStream()
                .map(row -> conflict((Tuple) row))
                .toList();
    }

    /** One conflict of an office, nobody else's to settle until the transaction ends. */
    @SuppressWarnings("unchecked")
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Conflict> locked(String office, UUID id) {
        return entities.createNativeQuery(
                        "select * from booking_conflict where id = :id and office = :office for update", Tuple.class)
                .setParameter("id", id)
                .setParameter("office", office)
                .getResultStream()
                .map(row -> conflict((Tuple) row))
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void enter(String authority, String office, Collection<Misfit> misfits, Instant now) {
        if (misfits.isEmpty()) {
            return;
        }
        entities.createNativeQuery("""
                        insert into booking_conflict (id, version, authority, office, booking, counter, starts_at, ends_at,
                            reasons, found_at)
                        select gen_random_uuid(), 1, :authority, :office, found.booking, found.counter, found.starts_at,
                            found.ends_at, string_to_array(found.reasons, ','), :now
                        from unnest(cast(:bookings as uuid[]), cast(:counters as text[]), cast(:starts as timestamptz[]),
                            cast(:ends as timestamptz[]), cast(:reasons as text[]))
                            as found (booking, counter, starts_at, ends_at, reasons)
                        """)
                .setParameter("authority", authority)
                .setParameter("office", office)
                .setParameter(
                        "bookings", each(misfits, misfit -> misfit.booked().id().toString()))
                .setParameter(
                        "counters", each(misfits, misfit -> misfit.booked().counter()))
                .setParameter("starts", each(misfits, misfit -> start(misfit).toString()))
                .setParameter(
                        "ends",
                        each(misfits, misfit -> misfit.booked().during().end().toString()))
                .setParameter("reasons", each(misfits, Misfit::written))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Forgets conflicts that are none any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void remove(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            entities.createNativeQuery("delete from booking_conflict where id = any(cast(:ids as uuid[]))")
                    .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .executeUpdate();
        }
    }

    /** Writes down that the booking stays, for this version of the conflict. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle(Conflict conflict, Conflict.Settlement settlement) {
        entities.createNativeQuery("""
                        update booking_conflict set version = version + 1, settlement_reason = :reason, settled_by = :by,
                            settled_at = :at
                        where id = :id
                        """)
                .setParameter("id", conflict.id())
                .setParameter("reason", settlement.reason())
                .setParameter("by", settlement.by())
                .setParameter("at", settlement.at().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static Instant start(Misfit misfit) {
        return misfit.booked().during().start();
    }

    private static String[] each(Collection<Misfit> misfits, Function<Misfit, String> value) {
        return misfits.stream().map(value).toArray(String[]::new);
    }

    private static Conflict conflict(Tuple row) {
        var settledAt = row.get("settled_at", Instant.class);
        return new Conflict(
                row.get("id", UUID.class),
                row.get("version", Number.class).intValue(),
                row.get("booking", UUID.class),
                row.get("counter", String.class),
                new TimeRange(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class)),
                Arrays.stream(row.get("reasons", String[].class))
                        .map(Reason::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.get("found_at", Instant.class),
                settledAt == null
                        ? null
                        : new Conflict.Settlement(
                                row.get("settlement_reason", String.class),
                                row.get("settled_by", String.class),
                                settledAt));
    }
}
