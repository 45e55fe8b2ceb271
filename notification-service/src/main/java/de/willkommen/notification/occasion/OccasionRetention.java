package de.willkommen.notification.occasion;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Deletes occasions and their messages some time after they have ended. */
@ApplicationScoped
class OccasionRetention {

    private final Occasions occasions;
    private final OccasionSettings settings;
    private final Clock clock;

    OccasionRetention(Occasions occasions, OccasionSettings settings, Clock clock) {
        this.occasions = occasions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        occasions.forgetExpiredBefore(clock.instant().minus(settings.keepFor()));
    }
}
