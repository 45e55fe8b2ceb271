package de.willkommen.kit.outbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;

/** Forgets published events, inbox entries and answers of commands whose time is over. */
@ApplicationScoped
class Housekeeping {

    private final EntityManager entities;
    private final OutboxSettings settings;
    private final Clock clock;

    Housekeeping(EntityManager entities, OutboxSettings settings, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        var now = clock.instant();
        var keptSince = now.minus(settings.keepFor()).atOffset(ZoneOffset.UTC);
        // The relay leaves none of the personal ones; an earlier version did.
        entities.createNativeQuery(
                        "delete from outbox where published_at < :keptSince or (published_at is not null and "
                                + OutgoingEvent.PERSONAL + ")")
                .setParameter("keptSince", keptSince)
                .executeUpdate();
        entities.createNativeQuery("delete from inbox where received_at < :keptSince")
                .setParameter(
                        "keptSince",
                        now.minus(settings.keepFor().multipliedBy(4)).atOffset(ZoneOffset.UTC))
                .executeUpdate();
        entities.createNativeQuery("delete from performed_command where expires_at < :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
