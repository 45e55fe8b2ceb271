package de.willkommen.notification.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Events of one booking come over two topics at the same time: its contact data and its changes. Whoever holds this lock
 * sees what the other has done, so that an erased booking leaves no contact behind.
 */
@ApplicationScoped
public class SubjectLock {

    private final EntityManager entities;

    SubjectLock(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits until nobody else works on the booking or ticket; held until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID subjectId) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:key)")
                .setParameter("key", subjectId.getMostSignificantBits() ^ subjectId.getLeastSignificantBits())
                .getSingleResult();
    }
}
