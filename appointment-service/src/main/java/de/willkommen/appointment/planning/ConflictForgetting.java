package de.willkommen.appointment.planning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Forgets conflicts about appointments whose time has come, with what was written about them. */
@ApplicationScoped
class ConflictForgetting {

    private final Conflicts conflicts;
    private final Clock clock;

    ConflictForgetting(Conflicts conflicts, Clock clock) {
        this.conflicts = conflicts;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        conflicts.removeBefore(clock.instant());
    }
}
