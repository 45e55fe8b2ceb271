package de.willkommen.appointment.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

/** How many bookings are not over yet and need something that is about to be taken out of use. */
@ApplicationScoped
public class BookingsAhead {

    private final EntityManager entities;
    private final Clock clock;

    BookingsAhead(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Those that occupy one of these counters, rooms or interpreters, by their names as resources. */
    public int occupying(Collection<String> resources) {
        return count(entities.createNativeQuery("""
                        select count(distinct booking) from slot_claim
                        where resource = any(:resources) and upper(during) > :now
                            and (held_until is null or held_until > :now)
                        """, Long.class)
                .setParameter("resources", resources.toArray(String[]::new))
                .setParameter("now", now())
                .getSingleResult());
    }

    /** Those for a service of an office. */
    public int forService(String office, String service) {
        return count(entities.createNativeQuery("""
                        select count(*) from booking b
                        where b.office = :office and b.ends_at > :now
                            and (b.status = 'CONFIRMED' or b.status in ('HELD', 'PENDING') and b.held_until > :now)
                            and exists (select 1 from booking_service s where s.booking = b.id and s.code = :service)
                        """, Long.class)
                .setParameter("office", office)
                .setParameter("service", service)
                .setParameter("now", now())
                .getSingleResult());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static int count(Object found) {
        return ((Number) found).intValue();
    }
}
