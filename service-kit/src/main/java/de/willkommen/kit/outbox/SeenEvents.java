package de.willkommen.kit.outbox;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Forgets which events were seen, long after the broker has forgotten the events. */
@Singleton
class SeenEvents extends OldRows {

    SeenEvents(EntityManager entities, OutboxSettings settings) {
        super(entities, "seen-events", "inbox", "received_at", settings.rememberSeen());
    }
}
