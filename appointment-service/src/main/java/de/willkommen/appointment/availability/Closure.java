package de.willkommen.appointment.availability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an office, one of its teams or one counter is closed although its plan says open.
 *
 * @param reason a code such as {@code training}
 */
public record Closure(
        UUID id,
        String authority,
        String office,
        @Nullable String team,
        @Nullable String counter,
        TimeRange during,
        String reason) {}
