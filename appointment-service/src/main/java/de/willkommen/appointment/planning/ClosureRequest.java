package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A closure as it is to be.
 *
 * @param scope what is closed; left out when {@code staff} says whose usual counter
 * @param staff subject of the person who is absent or at a training
 * @param startsOn first day
 * @param endsOn last day, included; the first when absent
 * @param startsAt time of the first day from which on it is closed; its beginning when absent
 * @param endsAt time of the last day until which it is closed; its end when absent
 * @param reason for staff to read; never a person's name or illness
 */
@Schema(
        name = "ClosureRequest",
        requiredProperties = {"kind", "startsOn"})
record ClosureRequest(
        Closure.@Nullable Kind kind,
        @Nullable ScopeName scope,
        @Nullable String staff,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalTime startsAt,
        @Nullable LocalTime endsAt,
        @Nullable String reason) {

    /** What is closed; the code is left out for the whole office. */
    @Schema(name = "ClosureScope", requiredProperties = "kind")
    record ScopeName(
            Closure.Scope.@Nullable Kind kind, @Nullable String code) {}
}
