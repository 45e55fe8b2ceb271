package de.willkommen.appointment.planning;

import de.willkommen.appointment.booking.StaffRemarks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Why the team lead let a booking stay that no longer fits, and what became of somebody who came and was not served. */
@ApplicationScoped
class SettlementRemarks implements StaffRemarks {

    private static final String ALL = """
            select settled_at as at, settlement_reason as text from booking_conflict
            where booking = :booking and settlement_reason is not null
            union all
            select settled_at, reason from unserved_settlement where booking = :booking
            order by at
            """;

    private final EntityManager entities;

    SettlementRemarks(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Remark> about(UUID booking) {
        return entities.createNativeQuery(ALL, Tuple.class)
                .setParameter("booking", booking)
                .getResultStream()
                .map(row -> remark((Tuple) row))
                .toList();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID booking) {
        for (var table : List.of("booking_conflict", "unserved_settlement")) {
            entities.createNativeQuery("delete from " + table + " where booking = :booking")
                    .setParameter("booking", booking)
                    .executeUpdate();
        }
    }

    private static Remark remark(Tuple row) {
        return new Remark(row.get("at", Instant.class), row.get("text", String.class));
    }
}
