package de.willkommen.appointment.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.office.Office;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A closure as it is.
 *
 * @param version what a change names in {@code If-Match}
 * @param startsAt absent when it begins with the first day
 * @param endsAt absent when it ends with the last day
 */
@Schema(name = "Closure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClosureView(
        UUID id,
        int version,
        Closure.Kind kind,
        ScopeView scope,
        @Nullable String staff,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable String startsAt,
        @Nullable String endsAt,
        OffsetDateTime start,
        OffsetDateTime end,
        String reason) {

    /** What is closed. */
    @Schema(name = "ClosureScopeView")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScopeView(
            Closure.Scope.Kind kind, @Nullable String code) {}

    static ClosureView of(Closure closure, Office office) {
        var start = closure.during().start().atZone(office.zone()).toLocalDateTime();
        var end = closure.during().end().atZone(office.zone()).toLocalDateTime();
        var endsAtMidnight = end.toLocalTime().equals(LocalTime.MIDNIGHT);
        return new ClosureView(
                closure.id(),
                closure.version(),
                closure.kind(),
                new ScopeView(closure.scope().kind(), closure.scope().code()),
                closure.staff(),
                start.toLocalDate(),
                endsAtMidnight ? end.toLocalDate().minusDays(1) : end.toLocalDate(),
                start.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? null
                        : start.toLocalTime().toString(),
                endsAtMidnight ? null : end.toLocalTime().toString(),
                office.local(closure.during().start()),
                office.local(closure.during().end()),
                closure.reason());
    }
}
