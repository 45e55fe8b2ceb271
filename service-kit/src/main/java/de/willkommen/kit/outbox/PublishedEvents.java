package de.willkommen.kit.outbox;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Forgets events some time after their delivery. The relay itself leaves none that name people. */
@Singleton
class PublishedEvents extends OldRows {

    PublishedEvents(EntityManager entities, OutboxSettings settings) {
        super(entities, "published-events", "outbox", "published_at", settings.keepFor());
    }
}
