package de.willkommen.notification.occasion;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Deletes occasions, and with them their messages, some time after they have ended. */
@Singleton
class OccasionRetention extends OldRows {

    OccasionRetention(EntityManager entities, OccasionSettings settings) {
        super(entities, "messages", "occasion where state <> 'WAITING'", "expires_at", settings.keepFor());
    }
}
