package de.willkommen.appointment.booking;

import de.willkommen.appointment.AppointmentConfig;
import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;

/** Forgets which member of staff took a step; that it was staff stays. */
@ApplicationScoped
class StaffTraces implements RetentionRule {

    private final EntityManager entities;
    private final AppointmentConfig config;

    StaffTraces(EntityManager entities, AppointmentConfig config) {
        this.entities = entities;
        this.config = config;
    }

    @Override
    public String name() {
        return "booking-staff";
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        entities.createNativeQuery("update booking_history set actor = null where actor is not null and at <= :before")
                .setParameter("before", now.minus(config.keep().staffTraces()).atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        var period = config.keep().staffTraces();
        var found = entities.createNativeQuery(
                        "select count(*) as count, min(at) as oldest from booking_history where actor is not null and at <= :before",
                        Tuple.class)
                .setParameter("before", now.minus(period).atOffset(ZoneOffset.UTC))
                .getSingleResult();
        return Overdue.of((Tuple) found).keptFor(period);
    }
}
