package de.willkommen.appointment.planning;

import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Forgets conflicts about appointments whose time has come, with what was written about them. */
@Singleton
class ConflictRetention extends OldRows {

    ConflictRetention(EntityManager entities) {
        super(entities, "booking-conflicts", "booking_conflict", "starts_at", Duration.ZERO);
    }
}
