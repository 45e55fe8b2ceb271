package de.willkommen.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Each try of each message, for whoever has to find out later what happened. */
@ApplicationScoped
class Attempts {

    private final EntityManager entities;

    Attempts(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void begin(UUID messageId, int number, Instant at) {
        entities.createNativeQuery(
                        "insert into attempt (message_id, number, started_at) values (:message, :number, :at)")
                .setParameter("message", messageId)
                .setParameter("number", number)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(DeliveryDesk.Claim claim, String outcome, Instant at) {
        entities.createNativeQuery(
                        "update attempt set ended_at = :at, outcome = :outcome where message_id = :message and number = :number")
                .setParameter("message", claim.messageId())
                .setParameter("number", claim.attempt())
                .setParameter("outcome", outcome)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
