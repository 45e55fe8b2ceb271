package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.kit.retention.OldRows;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Deletes bookings and their history when figures need them no longer. Whose they were is long forgotten. */
@Singleton
class OldBookings extends OldRows {

    OldBookings(EntityManager entities, AppointmentConfig config) {
        super(
                entities,
                "booking-figures",
                "booking where erased_at is not null",
                "ends_at",
                config.keep().statistics());
    }
}
