package de.willkommen.appointment.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.OpeningPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An opening plan as it is.
 *
 * @param version what a change names in {@code If-Match}
 * @param closesAt {@code 00:00} is the end of the day
 */
@Schema(name = "Plan")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanView(
        UUID id,
        int version,
        OpeningPlan.Owner owner,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        String opensAt,
        String closesAt,
        String rule,
        List<LocalDate> exceptOn,
        List<ShareView> shares) {

    /** The part of one channel. */
    @Schema(name = "PlanShareView")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShareView(
            String channel,
            @Nullable Integer counters,
            @Nullable Integer releaseMinutesBefore) {}

    static PlanView of(OpeningPlan plan) {
        return new PlanView(
                plan.id(),
                plan.version(),
                plan.owner(),
                plan.startsOn(),
                plan.endsOn(),
                plan.opensAt().toString(),
                plan.closesAt().toString(),
                plan.rule(),
                plan.exceptOn().stream().sorted().toList(),
                plan.shares().stream()
                        .map(share ->
                                new ShareView(share.channel().name(), share.counters(), share.releaseMinutesBefore()))
                        .toList());
    }
}
