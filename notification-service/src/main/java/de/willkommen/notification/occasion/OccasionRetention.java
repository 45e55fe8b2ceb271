package de.willkommen.notification.occasion;

import de.willkommen.notification.intake.Subjects;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Deletes occasions and their messages some time after they have ended. */
@ApplicationScoped
class OccasionRetention {

    private final Occasions occasions;
    private final Subjects subjects;
    private final OccasionSettings settings;
    private final Clock clock;

    OccasionRetention(Occasions occasions, Subjects subjects, OccasionSettings settings, Clock clock) {
        this.occasions = occasions;
        this.subjects = subjects;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        var now = clock.instant();
        occasions.forgetExpiredBefore(now.minus(settings.keepFor()));
        subjects.forgetUntouchedSince(now.minus(settings.keepFor().multipliedBy(4)));
    }
}
