package de.willkommen.appointment.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Channel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The days of an office as they are planned and booked.
 *
 * @param today the day it is at the office now
 */
@Schema(name = "PlanningCalendar")
public record CalendarView(String office, LocalDate today, List<Day> days) {

    /**
     * One day.
     *
     * @param week such as {@code 2026-W53}
     * @param holiday what it is called; absent on other days
     * @param resources what is there on that day, or booked, or would be there without the closures
     * @param openMinutes of all counters together, closures taken out
     * @param conflicts bookings of the day that no longer fit and wait for a decision
     */
    @Schema(name = "PlanningDay")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Day(
            LocalDate date,
            String week,
            @Nullable String holiday,
            List<ResourceDayView> resources,
            List<ClosureView> closures,
            long openMinutes,
            long bookedMinutes,
            int bookings,
            int conflicts) {}

    /**
     * One counter, room or interpreter on that day.
     *
     * @param team of a counter
     * @param openMinutes closures taken out
     */
    @Schema(name = "PlanningResource")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResourceDayView(
            ResourceKind kind,
            String code,
            @Nullable String team,
            @Nullable String label,
            List<OpeningView> openings,
            long openMinutes,
            long bookedMinutes,
            int bookings,
            int conflicts) {}

    /** What it is. */
    public enum ResourceKind {
        COUNTER,
        ROOM,
        INTERPRETER
    }

    /**
     * A time of a plan, whether or not a closure lies over it.
     *
     * @param releaseMinutesBefore when unused time goes to the public; never when absent
     */
    @Schema(name = "PlanningOpening")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpeningView(
            OffsetDateTime start,
            OffsetDateTime end,
            Channel channel,
            @Nullable Integer releaseMinutesBefore,
            UUID plan) {}
}
