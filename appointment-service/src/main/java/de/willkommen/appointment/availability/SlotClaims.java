package de.willkommen.appointment.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who occupies what, and when. PostgreSQL is the referee: an exclusion constraint lets no two claims of one resource
 * overlap, whoever asks first. A claim whose {@code held_until} is over counts as free in every search, and whoever wants
 * its time removes it first.
 */
@ApplicationScoped
public class SlotClaims {

    private final EntityManager entities;

    SlotClaims(EntityManager entities) {
        this.entities = entities;
    }

    /** What is taken of these resources in that time, by resource; run-out holds are not. */
    Map<String, List<TimeRange>> taken(Collection<String> resources, TimeRange window, Instant now) {
        var taken = new HashMap<String, List<TimeRange>>();
        for (Object each : entities.createNativeQuery("""
                        select resource, lower(during) as taken_from, upper(during) as taken_to from slot_claim
                        where resource = any(:resources) and during && tstzrange(:start, :end)
                            and (held_until is null or held_until > :now)
                        """, Tuple.class)
                .setParameter("resources", resources.toArray(String[]::new))
                .setParameter("start", window.start().atOffset(ZoneOffset.UTC))
                .setParameter("end", window.end().atOffset(ZoneOffset.UTC))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList()) {
            var row = (Tuple) each;
            taken.computeIfAbsent(row.get("resource", String.class), resource -> new ArrayList<>())
                    .add(new TimeRange(row.get("taken_from", Instant.class), row.get("taken_to", Instant.class)));
        }
        return taken;
    }

    /** The bookings whose run-out holds stand in the way, in the order they have to be locked. */
    @SuppressWarnings("unchecked")
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> runOut(String resource, TimeRange range, Instant now) {
        return entities.createNativeQuery("""
                        select distinct booking from slot_claim
                        where resource = :resource and during && tstzrange(:start, :end) and held_until <= :now
                        order by booking
                        """, UUID.class)
                .setParameter("resource", resource)
                .setParameter("start", range.start().atOffset(ZoneOffset.UTC))
                .setParameter("end", range.end().atOffset(ZoneOffset.UTC))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList();
    }

    /**
     * Claims a resource, or finds that somebody else has it.
     *
     * <p>{@code on conflict do nothing} meets the exclusion constraint without ending the transaction: it waits for
     * whoever is claiming the same time just now and then says how that ended, so another counter can be tried at once.
     * Plain inserts of two at the same moment would each find the other and end in a deadlock.
     *
     * @param heldUntil until when the claim stands by itself; nothing for a firm one
     * @return whether it is claimed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(UUID booking, String resource, TimeRange range, @Nullable Instant heldUntil) {
        return entities.createNativeQuery("""
                        insert into slot_claim (booking, resource, during, held_until)
                        values (:booking, :resource, tstzrange(:start, :end), cast(:heldUntil as timestamptz))
                        on conflict do nothing
                        """)
                        .setParameter("booking", booking)
                        .setParameter("resource", resource)
                        .setParameter("start", range.start().atOffset(ZoneOffset.UTC))
                        .setParameter("end", range.end().atOffset(ZoneOffset.UTC))
                        .setParameter("heldUntil", heldUntil == null ? null : heldUntil.toString())
                        .executeUpdate()
                == 1;
    }

    /** Makes the claims of a booking firm, or lets them stand until another moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID booking, @Nullable Instant heldUntil) {
        entities.createNativeQuery(
                        "update slot_claim set held_until = cast(:heldUntil as timestamptz) where booking = :booking")
                .setParameter("booking", booking)
                .setParameter("heldUntil", heldUntil == null ? null : heldUntil.toString())
                .executeUpdate();
    }

    /** Gives back what a booking occupied. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID booking) {
        entities.createNativeQuery("delete from slot_claim where booking = :booking")
                .setParameter("booking", booking)
                .executeUpdate();
    }
}
