package de.willkommen.notification.contact;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Deletes contact data when their time is over. */
@Singleton
class ContactRetention extends OldRows {

    ContactRetention(EntityManager entities) {
        super(entities, "contacts", "contact", "keep_until", Duration.ZERO);
    }
}
