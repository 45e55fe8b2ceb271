package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.booking.BookedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The bookings of all offices that do not fit the plans. */
@ApplicationScoped
class Conflicts {

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

    /** The conflicts of an office in the order of time; those whose booking was moved or cancelled since, too. */
    @SuppressWarnings("unchecked")
    List<Conflict> ofOffice(String office) {
        return entities.createNativeQuery(
                        "select * from booking_conflict where office = :office order by starts_at, counter, id",
                        Tuple.class)
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

    /** Forgets what was over before that moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    int removeBefore(Instant moment) {
        return entities.createNativeQuery("delete from booking_conflict where starts_at <= :moment")
                .setParameter("moment", moment.atOffset(ZoneOffset.UTC))
                .executeUpdate();
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
