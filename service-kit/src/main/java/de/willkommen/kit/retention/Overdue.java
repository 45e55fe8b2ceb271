package de.willkommen.kit.retention;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What should be gone and is still there.
 *
 * @param count how much of it
 * @param oldestDueAt since when the oldest of it should be gone; absent when there is nothing
 */
public record Overdue(long count, @Nullable Instant oldestDueAt) {

    /** Nothing is. */
    public static final Overdue NOTHING = new Overdue(0, null);

    /** From a row {@code count, oldest}: how much there is, and the moment at which the oldest became due. */
    public static Overdue of(Tuple row) {
        var count = ((Number) row.get(0)).longValue();
        return count == 0 ? NOTHING : new Overdue(count, row.get(1, Instant.class));
    }

    /** The same where the moment found is the one from which on the oldest was to be kept. */
    public Overdue keptFor(Duration period) {
        return oldestDueAt == null ? this : new Overdue(count, oldestDueAt.plus(period));
    }
}
