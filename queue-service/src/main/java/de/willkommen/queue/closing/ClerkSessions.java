package de.willkommen.queue.closing;

import de.willkommen.kit.retention.OldRows;
import de.willkommen.queue.QueueSettings;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Deletes which clerk sat at which counter. */
@Singleton
class ClerkSessions extends OldRows {

    ClerkSessions(EntityManager entities, QueueSettings settings) {
        super(
                entities,
                "counter-sessions",
                "counter_session where ended_at is not null",
                "ended_at",
                settings.closing().keepClerksFor());
    }
}
