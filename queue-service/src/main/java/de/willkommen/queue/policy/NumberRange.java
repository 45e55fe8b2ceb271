package de.willkommen.queue.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers from the first to the last, both included. */
public record NumberRange(int from, int to) {

    static Optional<NumberRange> of(@Nullable Integer from, @Nullable Integer to) {
        return from == null || to == null ? Optional.empty() : Optional.of(new NumberRange(from, to));
    }

    /** How many there are. */
    public int size() {
        return to - from + 1;
    }

    /** Whether a number belongs to both. */
    boolean overlaps(NumberRange other) {
        return from <= other.to && other.from <= to;
    }
}
