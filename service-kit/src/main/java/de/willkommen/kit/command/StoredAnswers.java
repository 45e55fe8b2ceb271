package de.willkommen.kit.command;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Forgets answers of commands that can no longer be repeated. */
@Singleton
class StoredAnswers extends OldRows {

    StoredAnswers(EntityManager entities) {
        super(entities, "stored-answers", "performed_command", "expires_at", Duration.ZERO);
    }
}
