package de.willkommen.content.notice;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Notices that have been over for long, and with them who wrote them. */
@Singleton
class OldNotices extends OldRows {

    OldNotices(EntityManager entities) {
        super(entities, "old-notices", "notice where ends_at is not null", "ends_at", Duration.ofDays(180));
    }
}
