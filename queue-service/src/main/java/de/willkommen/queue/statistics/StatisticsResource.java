package de.willkommen.queue.statistics;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.officefeed.OwnOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The figures of a day. */
@Path("/api/v1/offices/{office}/statistics")
@RolesAllowed({"clerk", "lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class StatisticsResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final OwnOffice ownOffice;
    private final DayStatistics statistics;
    private final Clock clock;

    StatisticsResource(OwnOffice ownOffice, DayStatistics statistics, Clock clock) {
        this.ownOffice = ownOffice;
        this.statistics = statistics;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Waiting and serving times and outcomes of a day, per service")
    @APIResponse(responseCode = "200", description = "The figures; without a date those of today")
    @APIResponse(responseCode = "400", description = "invalid-request: not a date")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public DayFigures figures(@PathParam("office") String code, @QueryParam("date") @Nullable String date) {
        var office = ownOffice.require(code);
        var day = date == null ? office.dayOf(clock.instant()) : day(date);
        return new DayFigures(day, statistics.of(office.code(), day));
    }

    private static LocalDate day(String date) {
        try {
            var day = LocalDate.parse(date);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below, as a day out of this world is.
        }
        throw Refusal.ofField("date", "field.date");
    }
}
