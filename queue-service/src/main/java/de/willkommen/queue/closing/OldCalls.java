package de.willkommen.queue.closing;

import de.willkommen.kit.retention.OldRows;
import de.willkommen.queue.QueueSettings;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Deletes what the displays showed, when no display can ask for it any more. */
@Singleton
class OldCalls extends OldRows {

    OldCalls(EntityManager entities, QueueSettings settings) {
        super(
                entities,
                "display-events",
                "display_event",
                "occurred_at",
                settings.closing().keepDisplayEventsFor());
    }
}
