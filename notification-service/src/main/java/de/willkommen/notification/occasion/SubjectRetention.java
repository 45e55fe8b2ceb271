package de.willkommen.notification.occasion;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Forgets bookings and tickets nothing was heard of for long and nothing is kept about. */
@Singleton
class SubjectRetention extends OldRows {

    private static final int LONGER = 4;

    SubjectRetention(EntityManager entities, OccasionSettings settings) {
        super(
                entities,
                "message-subjects",
                "subject where not exists (select 1 from occasion o where o.subject_id = subject.id)",
                "updated_at",
                settings.keepFor().multipliedBy(LONGER));
    }
}
