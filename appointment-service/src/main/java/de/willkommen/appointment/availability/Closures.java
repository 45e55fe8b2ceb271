package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.ScheduleRevisions;
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

/** The closures of all offices. */
@ApplicationScoped
public class Closures {

    private final EntityManager entities;
    private final ScheduleRevisions schedules;

    Closures(EntityManager entities, ScheduleRevisions schedules) {
        this.entities = entities;
        this.schedules = schedules;
    }

    /** The closures of an office that touch the range, by their start. */
    public List<Closure> ofOffice(String office, TimeRange range) {
        return rows(entities.createNativeQuery("""
                        select * from closure where office = :office and starts_at < :end and ends_at > :start
                        order by starts_at, id
                        """, Tuple.class)
                        .setParameter("office", office)
                        .setParameter("start", range.start().atOffset(ZoneOffset.UTC))
                        .setParameter("end", range.end().atOffset(ZoneOffset.UTC)))
                .toList();
    }

    /** One closure. */
    public Optional<Closure> find(UUID id) {
        return rows(entities.createNativeQuery("select * from closure where id = :id", Tuple.class)
                        .setParameter("id", id))
                .findFirst();
    }

    /**
     * Enters a closure, or leaves the one with this id as it is; the given version is ignored. Bookings in it stay: the team
     * lead decides on them.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Closure closure) {
        schedules.changing(closure.office());
        with(closure, entities.createNativeQuery("""
                        insert into closure (id, version, authority, office, kind, scope_kind, scope, staff, starts_at,
                            ends_at, reason)
                        values (:id, 0, :authority, :office, :kind, :scopeKind, cast(:scope as text), cast(:staff as text),
                            :start, :end, :reason)
                        on conflict do nothing
                        """).setParameter("authority", closure.authority()))
                .executeUpdate();
    }

    /**
     * Puts another closure in the place of the one with its id and version. Authority and office stay.
     *
     * @return whether it was there in that version
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean replace(Closure closure) {
        schedules.changing(closure.office());
        return with(closure, entities.createNativeQuery("""
                        update closure set version = version + 1, kind = :kind, scope_kind = :scopeKind,
                            scope = cast(:scope as text), staff = cast(:staff as text), starts_at = :start, ends_at = :end,
                            reason = :reason
                        where id = :id and version = :version and office = :office
                        """).setParameter("version", closure.version()))
                        .executeUpdate()
                == 1;
    }

    /**
     * Removes a closure in the version that was seen.
     *
     * @return whether it was there in that version
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean remove(Closure closure) {
        schedules.changing(closure.office());
        return entities.createNativeQuery("delete from closure where id = :id and version = :version")
                        .setParameter("id", closure.id())
                        .setParameter("version", closure.version())
                        .executeUpdate()
                == 1;
    }

    private static Query with(Closure closure, Query statement) {
        return statement
                .setParameter("id", closure.id())
                .setParameter("office", closure.office())
                .setParameter("kind", closure.kind().name())
                .setParameter("scopeKind", closure.scope().kind().name())
                .setParameter("scope", closure.scope().code())
                .setParameter("staff", closure.staff())
                .setParameter("start", closure.during().start().atOffset(ZoneOffset.UTC))
                .setParameter("end", closure.during().end().atOffset(ZoneOffset.UTC))
                .setParameter("reason", closure.reason());
    }

    @SuppressWarnings("unchecked")
    private static Stream<Closure> rows(Query query) {
        return query.getResultStream().map(row -> closure((Tuple) row));
    }

    private static Closure closure(Tuple row) {
        return new Closure(
                row.get("id", UUID.class),
                row.get("version", Number.class).intValue(),
                row.get("authority", String.class),
                row.get("office", String.class),
                Closure.Kind.valueOf(row.get("kind", String.class)),
                new Closure.Scope(
                        Closure.Scope.Kind.valueOf(row.get("scope_kind", String.class)),
                        row.get("scope", String.class)),
                row.get("staff", String.class),
                new TimeRange(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class)),
                row.get("reason", String.class));
    }
}
