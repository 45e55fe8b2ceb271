package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.kit.retention.Overdue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Every query on the table of bookings. */
@ApplicationScoped
class Bookings implements PanacheRepositoryBase<Booking, UUID> {

    private static final String OVER_WITH_DAY_DATA = """
            from booking b where (person_key is not null or birth_date is not null or cardinality(access_needs) > 0)
                and b.ends_at <= :before
            """;

    /** When the day of the appointment is over where the office is. */
    private static final String MIDNIGHT =
            "cast(cast(b.ends_at at time zone o.time_zone as date) + 1 as timestamp) at time zone o.time_zone";

    private static final String DUE_DAY_DATA = """
            from booking b join office o on o.code = b.office
            where (person_key is not null or birth_date is not null or cardinality(access_needs) > 0)
                and b.ends_at <= :before and %s <= :before
            """.formatted(MIDNIGHT);

    private static final String MADE = "b.created_at";

    private static final String UNCONFIRMED = """
            from booking b where b.erased_at is null and b.created_at <= :before
                and (b.status = 'EXPIRED' or (b.status = 'CANCELLED' and b.family_name is null)
                    or (b.status in ('HELD', 'PENDING') and b.held_until <= :before))
            """;

    private static final String UNERASED = "from booking b where b.erased_at is null and b.ends_at <= :before";

    /** The booking, and nobody else's to change until the transaction ends. */
    Optional<Booking> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Booking> withReference(String authority, String reference) {
        return find("authority = ?1 and reference = ?2", authority, reference).firstResultOptional();
    }

    boolean hasReference(String reference) {
        return count("reference", reference) > 0;
    }

    /** Open bookings of a mail address or telephone number, beside one of them. */
    long openOfEmail(String office, String email, UUID beside, Instant now) {
        return openOf(office, "lower(person.email) = lower(?2)", email, beside, now);
    }

    long openOfPhone(String office, String phone, UUID beside, Instant now) {
        return openOf(office, "person.phone = ?2", phone, beside, now);
    }

    /** Open bookings of a person by their keyed hash, beside one of them. */
    long openOfPerson(String office, String personKey, UUID beside, Instant now) {
        return openOf(office, "person.personKey = ?2", personKey, beside, now);
    }

    /** Open bookings of an account, beside one of them; what it only holds counts where {@code status} says so. */
    long openOfHolder(String office, String holder, UUID beside, Set<BookingStatus> counted, Instant now) {
        return getEntityManager()
                .createQuery("""
                        select count(*) from Booking where office = :office and person.holder = :holder
                            and id <> :beside and startsAt > :now and status in :counted
                            and (heldUntil is null or heldUntil > :now)
                        """, Long.class)
                .setParameter("office", office)
                .setParameter("holder", holder)
                .setParameter("beside", beside)
                .setParameter("now", now)
                .setParameter("counted", counted)
                .getSingleResult();
    }

    private long openOf(String office, String whose, String value, UUID beside, Instant now) {
        return count(
                "office = ?1 and " + whose + " and id <> ?3 and startsAt > ?4"
                        + " and (status = CONFIRMED or (status in (HELD, PENDING) and heldUntil > ?4))",
                office,
                value,
                beside,
                now);
    }

    /**
     * One at a time for each, until the transaction ends: two confirmations at once would both be the last allowed. In
     * the order of the names, so that two who want the same locks never wait for each other.
     */
    void lock(Collection<String> names) {
        new TreeSet<>(names)
                .forEach(name -> getEntityManager()
                        .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 7))", Object.class)
                        .setParameter("name", name)
                        .getResultList());
    }

    /** Bookings of an account, the latest start first. */
    List<Booking> ofHolder(String holder, int limit) {
        return find("person.holder = ?1 and status <> EXPIRED order by startsAt desc", holder)
                .page(0, limit)
                .list();
    }

    /** Bookings that begin at an office in that time, whatever became of them, in the order of the day. */
    List<Booking> beginning(String office, TimeRange during) {
        return list(
                "office = ?1 and startsAt >= ?2 and startsAt < ?3 and status <> EXPIRED order by startsAt, counter, id",
                office,
                during.start(),
                during.end());
    }

    List<UUID> runOut(Instant now, int limit) {
        return ids("status in (HELD, PENDING) and heldUntil <= ?1 order by heldUntil", limit, now);
    }

    /**
     * Bookings whose time is over and that closing time gives an outcome: nobody came, or the person is gone. Whoever waits or
     * is served gets it from the queue.
     */
    List<UUID> overWithoutOutcome(Instant now, int limit) {
        return ids(
                "(status = CONFIRMED or (status = CHECKED_IN and ticketStatus in ('NO_SHOW', 'LEFT')))"
                        + " and endsAt <= ?1 order by endsAt",
                limit,
                now);
    }

    /** Bookings whose time is over and that still have what was needed for the day alone. */
    List<UUID> overWithDayData(Instant now, int limit) {
        return dueIds(OVER_WITH_DAY_DATA, "b.ends_at", now, 0, limit);
    }

    /** The same, once the day is over by the calendar, whatever was open. */
    List<UUID> dueDayData(Instant now, int skip, int limit) {
        return dueIds(DUE_DAY_DATA, MIDNIGHT, now, skip, limit);
    }

    Overdue overdueDayData(Instant now) {
        return overdue(DUE_DAY_DATA, MIDNIGHT, now);
    }

    /** Bookings nobody confirmed in the end, some time after they were made. */
    List<UUID> dueUnconfirmed(Instant madeBefore, int skip, int limit) {
        return dueIds(UNCONFIRMED, MADE, madeBefore, skip, limit);
    }

    Overdue overdueUnconfirmed(Instant madeBefore) {
        return overdue(UNCONFIRMED, MADE, madeBefore);
    }

    /** Bookings of which it is still known whose they were, long after they ended. */
    List<UUID> dueNames(Instant endedBefore, int skip, int limit) {
        return dueIds(UNERASED, "b.ends_at", endedBefore, skip, limit);
    }

    Overdue overdueNames(Instant endedBefore) {
        return overdue(UNERASED, "b.ends_at", endedBefore);
    }

    @SuppressWarnings("unchecked")
    private List<UUID> dueIds(String due, String moment, Instant before, int skip, int limit) {
        return getEntityManager()
                .createNativeQuery("select b.id " + due + " order by " + moment + ", b.id", UUID.class)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    private Overdue overdue(String due, String moment, Instant before) {
        return Overdue.of((Tuple) getEntityManager()
                .createNativeQuery("select count(*) as count, min(" + moment + ") as oldest " + due, Tuple.class)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .getSingleResult());
    }

    /** Bookings of the authority whose visit is not over. */
    List<UUID> current(String authority, Instant now) {
        return ids("authority = ?1 and endsAt > ?2 order by id", Integer.MAX_VALUE, authority, now);
    }

    private List<UUID> ids(String where, int limit, Object... parameters) {
        var query = getEntityManager()
                .createQuery("select id from Booking where " + where, UUID.class)
                .setMaxResults(limit);
        for (var i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }
}
