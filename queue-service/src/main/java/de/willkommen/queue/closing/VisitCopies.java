package de.willkommen.queue.closing;

import de.willkommen.kit.retention.OldRows;
import de.willkommen.queue.QueueSettings;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Deletes copies of bookings some time after their appointment. */
@Singleton
class VisitCopies extends OldRows {

    VisitCopies(EntityManager entities, QueueSettings settings) {
        super(entities, "visit-copies", "booking", "ends_at", settings.closing().keepBookingsFor());
    }
}
