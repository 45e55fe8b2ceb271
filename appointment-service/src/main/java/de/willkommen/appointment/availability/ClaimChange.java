package de.willkommen.appointment.availability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a claim.
 *
 * @param during absent when the time was given back
 * @param heldUntil until when the claim stands by itself; absent for a firm one
 */
record ClaimChange(
        UUID booking,
        String resource,
        @Nullable TimeRange during,
        @Nullable Instant heldUntil) {}
