package de.willkommen.queue.statistics;

import de.willkommen.kit.tenancy.Caller;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.OwnOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures of the office: those of a day for everybody who works there, those of any days for the lead. */
@Path("/api/v1/offices/{office}/statistics")
@RolesAllowed({"clerk", "lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class StatisticsResource {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String WHOSE = "Days on which people came, both included, 366 at most; without them today";

    private final OwnOffice ownOffice;
    private final StayStatistics statistics;
    private final CallsOutOfTurn outOfTurn;
    private final OwnDay ownDay;
    private final Caller caller;
    private final Clock clock;

    StatisticsResource(
            OwnOffice ownOffice,
            StayStatistics statistics,
            CallsOutOfTurn outOfTurn,
            OwnDay ownDay,
            Caller caller,
            Clock clock) {
        this.ownOffice = ownOffice;
        this.statistics = statistics;
        this.outOfTurn = outOfTurn;
        this.ownDay = ownDay;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param by what the rows are told apart by; one row when nothing is
     */
    @Schema(name = "FigureRows")
    record FigureRows(
            String office, String timeZone, LocalDate from, LocalDate to, List<String> by, List<Figures> rows) {}

    /** Who was called out of turn on a day, the latest first. */
    @Schema(name = "CallsOutOfTurn")
    record OutOfTurn(LocalDate date, List<CallsOutOfTurn.Call> calls) {}

    @GET
    @Operation(summary = "Waiting and serving times and outcomes of a day, per service")
    @APIResponse(responseCode = "200", description = "The figures; without a date those of today")
    @APIResponse(responseCode = "400", description = "invalid-request: not a date")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public DayFigures ofDay(@PathParam("office") String code, @QueryParam("date") @Nullable String date) {
        var office = ownOffice.require(code);
        var day = Days.day("date", date, today(office));
        return new DayFigures(
                day,
                statistics.of(office, day, day, EnumSet.of(Grouping.SERVICE), null).stream()
                        .map(DayFigures.ServiceFigures::of)
                        .toList());
    }

    @GET
    @Path("mine")
    @Operation(
            summary = "What the caller did today",
            description = "Nobody sees these figures of somebody else; the figures of the office name no clerks.")
    @APIResponse(responseCode = "200", description = "The caller's own figures of today")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public OwnDay.Figures mine(@PathParam("office") String code) {
        var office = ownOffice.require(code);
        return ownDay.of(office, today(office), caller.requiredSubject());
    }

    @GET
    @Path("out-of-turn")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            summary = "Who was called out of turn on a day, by whom and why",
            description =
                    "Without a date those of today. The reasons are kept for 180 days, or as long as the booking.")
    @APIResponse(responseCode = "200", description = "The calls, the latest first")
    @APIResponse(responseCode = "400", description = "invalid-request: not a date")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public OutOfTurn outOfTurn(@PathParam("office") String code, @QueryParam("date") @Nullable String date) {
        var office = ownOffice.require(code);
        var day = Days.day("date", date, today(office));
        return new OutOfTurn(day, outOfTurn.of(office, day));
    }

    @GET
    @Path("figures")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            summary = "People, waiting, way and serving times of any days",
            description = "Computed from the stays of the tickets at the moment of asking. "
                    + "Seconds; p50 is the median, nine of ten took at most p90. Groups without people are not listed.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "400", description = "invalid-request: not a date, too many days, an unknown grouping")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public FigureRows figures(
            @PathParam("office") String code,
            @Parameter(description = WHOSE) @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Parameter(description = "`day`, `hour`, `service`; may repeat; without it one row for everybody")
                    @QueryParam("by")
                    List<String> by,
            @Parameter(description = "Those who came for this service alone") @QueryParam("service") @Nullable
                    String service) {
        var office = ownOffice.require(code);
        var days = Days.of(from, to, today(office));
        var groupings = Grouping.named(by);
        return new FigureRows(
                office.code(),
                office.zone().getId(),
                days.from(),
                days.to(),
                groupings.stream().map(Grouping::slug).toList(),
                statistics.of(office, days.from(), days.to(), groupings, service));
    }

    @GET
    @Path("figures.csv")
    @RolesAllowed({"lead", "admin"})
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(
            summary =
                    "The same as a table (RFC 4180), told apart by day, hour and service unless something else is wished")
    @APIResponse(
            responseCode = "200",
            description = "The table, with a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "invalid-request: not a date, too many days, an unknown grouping")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public Response table(
            @PathParam("office") String code,
            @Parameter(description = WHOSE) @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") List<String> by,
            @QueryParam("service") @Nullable String service) {
        var office = ownOffice.require(code);
        var days = Days.of(from, to, today(office));
        Set<Grouping> groupings = by.isEmpty() ? EnumSet.allOf(Grouping.class) : Grouping.named(by);
        var rows = statistics.of(office, days.from(), days.to(), groupings, service);
        var name = "statistics-" + office.code() + "-" + days.from() + "-" + days.to() + ".csv";
        return Response.ok(FigureTable.OF_FIGURES.of(rows), CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private LocalDate today(Office office) {
        return office.dayOf(clock.instant());
    }
}
