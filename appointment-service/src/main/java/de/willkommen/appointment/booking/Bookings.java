package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.sql.LastWrites;
import de.willkommen.kit.sql.RoundTrip;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.StatelessSession;

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
    private static final String LOCK = "select 1 from booking where id = ? for no key update";

    /** Read after it is locked, with what belongs to it, in one go: each part would be a round trip of its own. */
    private static final String WHOLE =
            "from Booking b left join fetch b.services left join fetch b.person.people where b.id = ?1";

    private static final String ENTER = """
            insert into booking (id, version, revision, authority, office, reference, status, counter, starts_at, ends_at,
                held_until, language, access_needs, holder, notify, overbooked, contact_revision, calendar_sequence,
                secret_key_id, secret_generation, verification_generation, ticket_revision, spoken_language, interpreter,
                interpreter_mode, rooms, channel, created_at)
            values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, 0, 0, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ENTER_SERVICE =
            "insert into booking_service (booking, position, code, persons, minutes) values (?, ?, ?, ?, ?)";

    private static final String CONFIRM = """
            update booking set version = version + 1, revision = ?, status = ?, held_until = cast(? as timestamptz),
                given_name = ?, family_name = ?, birth_date = ?, email = ?, phone = ?, notify = ?, person_key = ?,
                consent_at = cast(? as timestamptz), contact_revision = ?, verification_generation = ?
            where id = ?
            """;

    private static final String ENTER_PERSON = """
            insert into booking_person (booking, position, given_name, family_name, birth_date) values (?, ?, ?, ?, ?)
            """;

    /** Of whom it is counted how many open bookings they have: the partial indexes know the first line by heart. */
    private static final String OPEN = """
            select count(*) from booking where status in ('HELD', 'PENDING', 'CONFIRMED')
                and (status = 'CONFIRMED' or held_until > ?) and office = ? and id <> ? and starts_at > ?
            """;

    private final AgroalDataSource database;
    private final LastWrites writes;
    private final StatelessSession reading;

    Bookings(AgroalDataSource database, LastWrites writes, StatelessSession reading) {
        this.database = database;
        this.writes = writes;
        this.reading = reading;
    }

    /** The booking, and nobody else's to change until the transaction ends. */
    Optional<Booking> locked(UUID id) {
        return lock(id) ? find(WHOLE, id).singleResultOptional() : Optional.empty();
    }

    private boolean lock(UUID id) {
        return new RoundTrip().add(LOCK, id).send(database).get(0) == 1;
    }

    /**
     * Enters a new booking at the end of the transaction, together with what else is written then. Not through the entity
     * manager, which would take two round trips more and then watch over an object that nobody changes any more.
     */
    void enter(Booking booking) {
        writes.add(
                ENTER,
                booking.id(),
                booking.revision(),
                booking.authority(),
                booking.office(),
                booking.reference(),
                booking.status(),
                booking.counter(),
                booking.during().start(),
                booking.during().end(),
                booking.heldUntil(),
                booking.language(),
                booking.accessNeeds(),
                booking.holder(),
                booking.isOverbooked(),
                booking.secretKeyId(),
                booking.secretGeneration(),
                booking.spokenLanguage(),
                booking.interpreter(),
                booking.interpreterMode(),
                booking.rooms(),
                booking.channel(),
                booking.createdAt());
        var position = 0;
        for (var service : booking.services()) {
            writes.add(ENTER_SERVICE, booking.id(), position++, service.code(), service.persons(), service.minutes());
        }
    }

    /** The same, to be written by {@link #enterConfirmation} alone: nothing else that is changed on it is stored. */
    Optional<Booking> lockedToConfirm(UUID id) {
        return lock(id)
                ? reading.createSelectionQuery(WHOLE, Booking.class)
                        .setParameter(1, id)
                        .uniqueResultOptional()
                : Optional.empty();
    }

    /** Stores what a confirmation changes, at the end of the transaction, for the reasons of {@link #enter}. */
    void enterConfirmation(Booking booking) {
        var contact = Objects.requireNonNull(booking.contact());
        writes.add(
                CONFIRM,
                booking.revision(),
                booking.status(),
                booking.heldUntil(),
                contact.givenName(),
                contact.familyName(),
                contact.birthDate(),
                contact.email(),
                contact.phone(),
                contact.channels().stream().map(Enum::name).toList(),
                booking.personKey(),
                booking.consentAt(),
                booking.contactRevision(),
                booking.verificationGeneration(),
                booking.id());
        var position = 0;
        for (var person : contact.people()) {
            writes.add(
                    ENTER_PERSON,
                    booking.id(),
                    position++,
                    person.givenName(),
                    person.familyName(),
                    person.birthDate());
        }
    }

    Optional<Booking> withReference(String authority, String reference) {
        return find("authority = ?1 and reference = ?2", authority, reference).firstResultOptional();
    }

    /**
     * Whose open bookings are counted. Each has a statement of its own, since each has an index of its own.
     *
     * @param name is locked for the count
     */
    record Counted(String name, String condition, String value) {

        static Counted email(String address) {
            return new Counted("address " + address.toLowerCase(Locale.ROOT), "lower(email) = lower(?)", address);
        }

        static Counted phone(String number) {
            return new Counted("address " + number, "phone = ?", number);
        }

        /** A person by their keyed hash. */
        static Counted person(String personKey) {
            return new Counted("person " + personKey, "person_key = ?", personKey);
        }

        /** An account, what it only holds included. */
        static Counted holder(String holder) {
            return new Counted("account " + holder, "holder = ?", holder);
        }

        /** An account, by its holds alone. */
        static Counted holds(String holder) {
            return new Counted("account " + holder, "status = 'HELD' and holder = ?", holder);
        }

        /** An account, without what it only holds. */
        static Counted firm(String holder) {
            return new Counted("account " + holder, "status <> 'HELD' and holder = ?", holder);
        }
    }

    /**
     * How many open bookings each has at the office, beside one of them. One at a time for each, until the transaction ends:
     * two confirmations at once would both be the last allowed. The locks are taken in the order of the names, so that two
     * who want the same never wait for each other, and before anything is counted.
     */
    List<Long> lockAndCount(List<Counted> counted, String office, UUID beside, Instant now) {
        var names = new TreeSet<String>();
        counted.forEach(each -> names.add(each.name()));
        var trip = new RoundTrip()
                .add("select count(pg_advisory_xact_lock(hashtextextended(name, 7))) from unnest(?) as name", names);
        counted.forEach(each -> trip.add(OPEN + " and " + each.condition(), now, office, beside, now, each.value()));
        var answers = trip.send(database);
        return answers.subList(1, answers.size());
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
