package de.willkommen.appointment.demo;

import de.willkommen.appointment.AppointmentConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Creates the demo authorities at start-up. What is there already stays, so a second start changes nothing; of two
 * instances starting at once the second waits for the first.
 */
@ApplicationScoped
class DemoData {

    private static final long LOCK = 7_003_100L;

    private final AppointmentConfig config;
    private final Magdeburg magdeburg;
    private final Halle halle;
    private final EntityManager entities;

    DemoData(AppointmentConfig config, Magdeburg magdeburg, Halle halle, EntityManager entities) {
        this.config = config;
        this.magdeburg = magdeburg;
        this.halle = halle;
        this.entities = entities;
    }

    @Transactional
    void seed(@Observes StartupEvent start) {
        if (config.demoData()) {
            entities.createNativeQuery("select pg_advisory_xact_lock(" + LOCK + ")", Object.class)
                    .getResultList();
            magdeburg.seed();
            halle.seed();
        }
    }
}
