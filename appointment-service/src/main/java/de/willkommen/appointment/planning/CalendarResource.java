package de.willkommen.appointment.planning;

import de.willkommen.kit.problem.Languages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calendar of an office over HTTP, and whose time can be planned. */
@Path("/api/v1/offices/{office}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class CalendarResource {

    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 62;
    private static final int YEAR = 366;
    private static final int MOST_HOLIDAY_DAYS = 1_100;

    private final PlanningCalendar calendar;
    private final PlanningChoices choices;
    private final OwnOffices offices;
    private final Clock clock;

    CalendarResource(PlanningCalendar calendar, PlanningChoices choices, OwnOffices offices, Clock clock) {
        this.calendar = calendar;
        this.choices = choices;
        this.offices = offices;
        this.clock = clock;
    }

    /** A holiday and what it is called. */
    @Schema(name = "Holiday")
    public record HolidayView(LocalDate date, String name) {}

    @GET
    @Path("/calendar")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "showCalendar",
            summary = "Openings, closures, holidays and how much is booked, day by day",
            description = "At most 62 days. `team`, `counter` and `resource` show one of them alone.")
    @APIResponse(responseCode = "200", description = "The days, in order")
    public CalendarView calendar(
            @PathParam("office") String code,
            @Parameter(description = "First day; today when absent") @QueryParam("from") @Nullable String from,
            @Parameter(description = "Last day, included; a week with the first when absent")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @QueryParam("team") @Nullable String team,
            @QueryParam("counter") @Nullable String counter,
            @QueryParam("resource") @Nullable String resource,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        var office = offices.find(code);
        var days = DayRange.of(from, to, office.dayOf(clock.instant()), USUAL_DAYS, MOST_DAYS);
        return calendar.show(
                office,
                days,
                new PlanningCalendar.Filter(given(team), given(counter), given(resource)),
                Locale.forLanguageTag(Languages.accepted(accepted).get(0)));
    }

    @GET
    @Path("/holidays")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "listHolidays",
            summary = "The public holidays of the office's Land, on which it is closed by law",
            description = "At most 1100 days; a year from today when nothing is named.")
    @APIResponse(responseCode = "200", description = "In their order, named in the nearest language there is")
    public List<HolidayView> holidays(
            @PathParam("office") String code,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        var office = offices.find(code);
        var days = DayRange.of(from, to, office.dayOf(clock.instant()), YEAR, MOST_HOLIDAY_DAYS);
        return calendar.holidays(
                office, days, Locale.forLanguageTag(Languages.accepted(accepted).get(0)));
    }

    @GET
    @Path("/planning")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "showPlanningChoices",
            summary = "Whose time can be planned at an office",
            description = "Teams, counters, rooms, interpreters, and staff by the counter where they usually sit.")
    @APIResponse(responseCode = "200", description = "What is in use now")
    public PlanningChoices.Choices choices(@PathParam("office") String office) {
        return choices.of(offices.find(office));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
