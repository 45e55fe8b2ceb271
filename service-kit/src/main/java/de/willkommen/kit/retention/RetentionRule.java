package de.willkommen.kit.retention;

import java.time.Instant;

/** One promise to forget: docs/privacy.md says which data it concerns, why they were kept, and for how long. */
public interface RetentionRule {

    /** Names it in metrics, alarms, logs and docs/privacy.md; never changes. */
    String name();

    /** What should be gone by now and is still there. */
    Overdue overdue(Instant now);

    /**
     * Forgets what is due. Any instance may do it at any time, and any number of times.
     *
     * @return how many things could not be forgotten and are tried again
     */
    int forget(Instant now);
}
