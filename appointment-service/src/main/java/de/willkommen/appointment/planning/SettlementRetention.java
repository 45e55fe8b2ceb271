package de.willkommen.appointment.planning;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Forgets what became of people who were not served, as soon as it is forgotten who they were. */
@Singleton
class SettlementRetention extends OldRows {

    SettlementRetention(EntityManager entities) {
        super(
                entities,
                "unserved-settlements",
                "unserved_settlement where booking in (select id from booking where erased_at is not null)",
                "settled_at",
                Duration.ZERO);
    }
}
