package de.willkommen.appointment.planning;

import de.willkommen.appointment.booking.BookedTime;
import de.willkommen.appointment.booking.BookedTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bookings of all offices whose people came and were not served. Those whose data is deleted are left out: nobody can be
 * reached any more.
 */
@ApplicationScoped
class UnservedBookings {

    private static final String UNSERVED = """
            from booking b left join unserved_settlement u on u.booking = b.id
            where b.office = :office and b.status = 'UNSERVED' and b.erased_at is null
            """;

    private static final String COLUMNS = "select " + BookedTimes.COLUMNS
            + ", u.reason as reason, u.settled_by as settled_by, u.settled_at as settled_at ";

    private final EntityManager entities;

    UnservedBookings(EntityManager entities) {
        this.entities = entities;
    }

    /** A booking, and what became of what the office owes; absent as long as nothing did. */
    record Unserved(BookedTime booked, Conflict.@Nullable Settlement settlement) {}

    /** The first of an office in the order of time: who has waited longest comes first. */
    List<Unserved> ofOffice(String office, boolean settled, int limit) {
        return rows(entities.createNativeQuery(
                                COLUMNS + UNSERVED + " and u.booking is " + (settled ? "not null" : "null")
                                        + " order by b.starts_at, b.id",
                                Tuple.class)
                        .setParameter("office", office)
                        .setMaxResults(limit))
                .toList();
    }

    /** One of an office. */
    Optional<Unserved> find(String office, UUID booking) {
        return rows(entities.createNativeQuery(COLUMNS + UNSERVED + " and b.id = :booking", Tuple.class)
                        .setParameter("office", office)
                        .setParameter("booking", booking))
                .findFirst();
    }

    /** How many wait, and how many were settled. */
    Conflicts.Count count(String office) {
        var row = (Tuple) entities.createNativeQuery(
                        "select count(*) as found, count(u.booking) as settled " + UNSERVED, Tuple.class)
                .setParameter("office", office)
                .getSingleResult();
        var settled = row.get("settled", Number.class).intValue();
        return new Conflicts.Count(row.get("found", Number.class).intValue() - settled, settled);
    }

    /**
     * Writes down what became of it.
     *
     * @return whether nobody had done so before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean settle(UUID booking, Conflict.Settlement settlement) {
        return entities.createNativeQuery("""
                        insert into unserved_settlement (booking, reason, settled_by, settled_at)
                        values (:booking, :reason, :by, :at)
                        on conflict do nothing
                        """)
                        .setParameter("booking", booking)
                        .setParameter("reason", settlement.reason())
                        .setParameter("by", settlement.by())
                        .setParameter("at", settlement.at().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Unserved> rows(Query query) {
        return query.getResultStream().map(row -> unserved((Tuple) row));
    }

    private static Unserved unserved(Tuple row) {
        var settledAt = row.get("settled_at", Instant.class);
        return new Unserved(
                BookedTimes.of(row),
                settledAt == null
                        ? null
                        : new Conflict.Settlement(
                                row.get("reason", String.class), row.get("settled_by", String.class), settledAt));
    }
}
