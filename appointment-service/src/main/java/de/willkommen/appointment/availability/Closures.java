package de.willkommen.appointment.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The closures of all offices. */
@ApplicationScoped
public class Closures {

    private final EntityManager entities;

    Closures(EntityManager entities) {
        this.entities = entities;
    }

    /** The closures of an office that touch the range. */
    @SuppressWarnings("unchecked")
    List<Closure> ofOffice(String office, TimeRange range) {
        return entities.createNativeQuery("""
                        select * from closure where office = :office and starts_at < :end and ends_at > :start
                        """, Tuple.class)
                .setParameter("office", office)
                .setParameter("start", range.start().atOffset(ZoneOffset.UTC))
                .setParameter("end", range.end().atOffset(ZoneOffset.UTC))
                .getResultStream()
                .map(row -> closure((Tuple) row))
                .toList();
    }

    /** Enters a closure, or leaves the one with this id as it is. Bookings in it stay: the team lead decides on them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Closure closure) {
        entities.createNativeQuery("""
                        insert into closure (id, authority, office, team, counter, starts_at, ends_at, reason)
                        values (:id, :authority, :office, cast(:team as text), cast(:counter as text), :start, :end, :reason)
                        on conflict do nothing
                        """)
                .setParameter("id", closure.id())
                .setParameter("authority", closure.authority())
                .setParameter("office", closure.office())
                .setParameter("team", closure.team())
                .setParameter("counter", closure.counter())
                .setParameter("start", closure.during().start().atOffset(ZoneOffset.UTC))
                .setParameter("end", closure.during().end().atOffset(ZoneOffset.UTC))
                .setParameter("reason", closure.reason())
                .executeUpdate();
    }

    /** Removes a closure. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(UUID id) {
        entities.createNativeQuery("delete from closure where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Closure closure(Tuple row) {
        return new Closure(
                row.get("id", UUID.class),
                row.get("authority", String.class),
                row.get("office", String.class),
                row.get("team", String.class),
                row.get("counter", String.class),
                new TimeRange(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class)),
                row.get("reason", String.class));
    }
}
