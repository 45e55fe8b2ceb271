package de.willkommen.kit.sample;

import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RowByRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DueNotes implements RowByRow {

    private final EntityManager entities;

    DueNotes(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "due-notes";
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<UUID> due(Instant now, int skip, int limit) {
        return entities.createNativeQuery(
                        "select id from due_note where due_at <= :now order by due_at, id", UUID.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Overdue overdue(Instant now) {
        return Overdue.of((Tuple) entities.createNativeQuery(
                        "select count(*) as count, min(due_at) as oldest from due_note where due_at <= :now",
                        Tuple.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResult());
    }

    @Override
    @Transactional
    public void forget(UUID id, Instant now) {
        // A poisoned one divides by zero, and the transaction takes its deletion back.
        entities.createNativeQuery(
                        "delete from due_note where id = :id and 1 / (case when poisoned then 0 else 1 end) = 1")
                .setParameter("id", id)
                .executeUpdate();
    }
}
