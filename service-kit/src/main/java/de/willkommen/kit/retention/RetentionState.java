package de.willkommen.kit.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a rule is doing.
 *
 * @param rule its name
 * @param verdict what somebody has to know at a glance
 * @param knownSince when the rule first came to this database
 * @param lastSuccessAt end of the last run in which nothing failed
 * @param lastFailureAt end of the last run in which something did
 * @param failures such runs, ever
 * @param overdue how much should be gone and was still there after the last run
 * @param oldestDueAt since when the oldest of it should be gone
 */
@Schema(name = "RetentionState")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetentionState(
        String rule,
        Verdict verdict,
        Instant knownSince,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        long failures,
        long overdue,
        @Nullable Instant oldestDueAt) {

    /** What somebody has to know at a glance; the first that fits. */
    public enum Verdict {
        /** No good run for longer than allowed. */
        STOPPED,
        /** Something should have been gone for longer than allowed. */
        OVERDUE,
        /** The last run did not do everything; it is tried again, and not late yet. */
        FAILING,
        FINE
    }

    static RetentionState of(
            String rule,
            Instant knownSince,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            long failures,
            Overdue overdue) {
        return new RetentionState(
                rule,
                Verdict.FINE,
                knownSince,
                lastSuccessAt,
                lastFailureAt,
                failures,
                overdue.count(),
                overdue.oldestDueAt());
    }

    /** The same as it is to be judged at that moment. */
    RetentionState judged(Instant now, Duration lateAfter) {
        return new RetentionState(
                rule,
                verdict(now, lateAfter),
                knownSince,
                lastSuccessAt,
                lastFailureAt,
                failures,
                overdue,
                oldestDueAt);
    }

    /** What was left by the last run. */
    Overdue left() {
        return new Overdue(overdue, oldestDueAt);
    }

    private Verdict verdict(Instant now, Duration lateAfter) {
        if (sinceSuccess(now).compareTo(lateAfter) > 0) {
            return Verdict.STOPPED;
        }
        if (sinceDue(now).compareTo(lateAfter) > 0) {
            return Verdict.OVERDUE;
        }
        return lastFailureAt != null && (lastSuccessAt == null || lastFailureAt.isAfter(lastSuccessAt))
                ? Verdict.FAILING
                : Verdict.FINE;
    }

    /** How long ago the last good run was; where there was none yet, how long the rule has been waiting for it. */
    Duration sinceSuccess(Instant now) {
        return positive(Duration.between(lastSuccessAt == null ? knownSince : lastSuccessAt, now));
    }

    /** For how long the oldest should have been gone; nothing when all is gone. */
    Duration sinceDue(Instant now) {
        return oldestDueAt == null ? Duration.ZERO : positive(Duration.between(oldestDueAt, now));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
