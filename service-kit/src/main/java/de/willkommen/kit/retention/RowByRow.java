package de.willkommen.kit.retention;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A rule that forgets one thing after the other, each in a transaction of its own: one that cannot go holds up no other. */
public interface RowByRow extends RetentionRule {

    /** How many are looked up together. */
    int AT_ONCE = 500;

    /**
     * What is due, the oldest first.
     *
     * @param skip how many of the oldest to leave out: they failed before
     */
    List<UUID> due(Instant now, int skip, int limit);

    /** Forgets one, in a transaction of its own. */
    void forget(UUID id, Instant now);

    @Override
    default int forget(Instant now) {
        var failed = new HashSet<UUID>();
        while (true) {
            var due = due(now, failed.size(), AT_ONCE);
            for (var id : due) {
                try {
                    forget(id, now);
                } catch (RuntimeException e) {
                    Logger.getLogger(RetentionRule.class)
                            .errorf(e, "Not deleted in time, tried again: rule=%s id=%s", name(), id);
                    failed.add(id);
                }
            }
            // Those that failed keep their place at the front; a full page of nothing else is the end of this round.
            if (due.size() < AT_ONCE || failed.size() >= AT_ONCE) {
                return failed.size();
            }
        }
    }
}
