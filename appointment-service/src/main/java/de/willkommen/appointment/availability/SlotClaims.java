package de.willkommen.appointment.availability;

import de.willkommen.kit.sql.LastWrites;
import de.willkommen.kit.sql.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who occupies what, and when. PostgreSQL is the referee: an exclusion constraint lets no two claims of one resource
 * overlap, whoever asks first. A claim whose {@code held_until} is over counts as free in every search, and whoever wants
 * its time removes it first. Whatever becomes of a claim is written down beside it, in the same statement, for the
 * instances' {@link ScheduleIndex}.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SlotClaims {

    private static final String CLAIM = """
            with claimed as (
                insert into slot_claim (booking, resource, during, held_until)
                values (?, ?, tstzrange(?, ?), cast(? as timestamptz))
                on conflict do nothing
                returning booking, resource, during, held_until)
            insert into claim_change (booking, resource, during, held_until, at)
            select booking, resource, during, held_until, ? from claimed
            """;

    private static final String KEEP = """
            with kept as (
                update slot_claim set held_until = cast(? as timestamptz) where booking = ?
                returning booking, resource, during, held_until)
            insert into claim_change (booking, resource, during, held_until, at)
            select booking, resource, during, held_until, ? from kept
            """;

    private final EntityManager entities;
    private final AgroalDataSource database;
    private final LastWrites writes;
    private final Clock clock;

    SlotClaims(EntityManager entities, AgroalDataSource database, LastWrites writes, Clock clock) {
        this.entities = entities;
        this.database = database;
        this.writes = writes;
        this.clock = clock;
    }

    /** The bookings whose run-out holds stand in the way, in the order they have to be locked. */
    @SuppressWarnings("unchecked")
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
    public boolean claim(UUID booking, String resource, TimeRange range, @Nullable Instant heldUntil) {
        return claim(new RoundTrip(), booking, resource, range, heldUntil).get(0) == 1;
    }

    /**
     * Claims a resource on the way of other statements.
     *
     * @return the answers to those statements, and 1 or 0 for the claim
     */
    public List<Long> claim(
            RoundTrip before, UUID booking, String resource, TimeRange range, @Nullable Instant heldUntil) {
        return before.add(CLAIM, booking, resource, range.start(), range.end(), heldUntil, clock.instant())
                .send(database);
    }

    /** Makes the claims of a booking firm, or lets them stand until another moment; at the end of the transaction. */
    public void keep(UUID booking, @Nullable Instant heldUntil) {
        writes.add(KEEP, heldUntil, booking, clock.instant());
    }

    /** Gives back what a booking occupied. */
    public void release(UUID booking) {
        entities.createNativeQuery("""
                        with released as (delete from slot_claim where booking = :booking returning booking, resource)
                        insert into claim_change (booking, resource, at) select booking, resource, :now from released
                        """)
                .setParameter("booking", booking)
                .setParameter("now", now())
                .executeUpdate();
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
