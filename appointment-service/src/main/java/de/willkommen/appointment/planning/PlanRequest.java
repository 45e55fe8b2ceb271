package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.OpeningPlan.Owner;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An opening plan as it is to be.
 *
 * @param startsOn first day the rule counts from
 * @param endsOn last day; open-ended when absent
 * @param opensAt such as {@code 08:00}, by the office's clock
 * @param closesAt {@code 00:00} is the end of the day
 * @param rule RFC 5545, such as {@code FREQ=WEEKLY;BYDAY=TU,TH}
 * @param exceptOn days the rule would give but the office leaves out
 * @param shares which channels the time is for; all of it the public's when absent
 */
@Schema(
        name = "PlanRequest",
        requiredProperties = {"owner", "startsOn", "opensAt", "closesAt", "rule"})
record PlanRequest(
        @Nullable OwnerName owner,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalTime opensAt,
        @Nullable LocalTime closesAt,
        @Nullable String rule,
        @Nullable List<@Nullable LocalDate> exceptOn,
        @Nullable List<@Nullable ShareRequest> shares) {

    /** Whose time it is. */
    @Schema(
            name = "PlanOwner",
            requiredProperties = {"kind", "code"})
    record OwnerName(Owner.@Nullable Kind kind, @Nullable String code) {}

    /**
     * The part of one channel.
     *
     * @param counters of a team's; all that are left when absent
     * @param releaseMinutesBefore when unused time goes to the public; never when absent
     */
    @Schema(name = "PlanShare", requiredProperties = "channel")
    record ShareRequest(
            @Nullable Channel channel,
            @Nullable Integer counters,
            @Nullable Integer releaseMinutesBefore) {}
}
