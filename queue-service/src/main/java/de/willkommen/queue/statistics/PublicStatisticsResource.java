package de.willkommen.queue.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Open data: how many people came and how long they waited, week by week. Fields and licence: docs/open-data.md. */
@Path("/api/v1/offices/{office}/statistics/public")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public")
class PublicStatisticsResource {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String LICENCE = "https://www.govdata.de/dl-de/by-2-0";
    private static final String AN_HOUR = "public, max-age=3600";
    private static final int USUAL = 4;
    private static final int MOST = 52;

    private static final FigureTable<Line> TABLE = new FigureTable<Line>()
            .column("week", line -> line.week().week())
            .column("from", line -> line.week().from())
            .column("to", line -> line.week().to())
            .column("by", Line::by)
            .column("group", line -> line.group().name())
            .column("people", line -> line.group().people())
            .column("waiting_median_minutes", line -> minutes(line, true))
            .column("waiting_90_percent_minutes", line -> minutes(line, false));

    private final Offices offices;
    private final PublicStatistics statistics;

    PublicStatisticsResource(Offices offices, PublicStatistics statistics) {
        this.offices = offices;
        this.statistics = statistics;
    }

    /** The answer; weeks the latest first. */
    @Schema(name = "PublicStatistics")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicWeeks(String office, String timeZone, String licence, List<PublicWeek> weeks) {}

    private record Line(PublicWeek week, String by, PublicWeek.Group group) {}

    @GET
    @Path("weeks")
    @Operation(
            summary = "How many people came and how long they waited in the last whole weeks",
            description =
                    "Open data. Groups under five people are withheld, and others so that they cannot be computed.")
    @APIResponse(responseCode = "200", description = "The weeks, the latest first")
    @APIResponse(responseCode = "400", description = "invalid-request: not 1 to 52 weeks")
    @APIResponse(responseCode = "404", description = "not-found: no such office")
    public Response weeks(
            @PathParam("office") String code,
            @Parameter(description = "How many, 1 to 52; 4 without it") @QueryParam("weeks") @Nullable String weeks) {
        var office = office(code);
        var answer = new PublicWeeks(
                office.code(), office.zone().getId(), LICENCE, statistics.lastWeeks(office, number(weeks)));
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, AN_HOUR).build();
    }

    @GET
    @Path("weeks.csv")
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(summary = "The same as a table (RFC 4180)")
    @APIResponse(
            responseCode = "200",
            description = "The table, with a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "invalid-request: not 1 to 52 weeks")
    @APIResponse(responseCode = "404", description = "not-found: no such office")
    public Response table(@PathParam("office") String code, @QueryParam("weeks") @Nullable String weeks) {
        var office = office(code);
        var lines = statistics.lastWeeks(office, number(weeks)).stream()
                .flatMap(PublicStatisticsResource::lines)
                .toList();
        return Response.ok(TABLE.of(lines), CSV)
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"waiting-times-" + office.code() + ".csv\"")
                .build();
    }

    private static Stream<Line> lines(PublicWeek week) {
        return Stream.of(
                        Stream.of(
                                new Line(week, "all", new PublicWeek.Group("", week.people(), week.waitingMinutes()))),
                        week.services().stream().map(group -> new Line(week, "service", group)),
                        week.days().stream().map(group -> new Line(week, "day", group)),
                        week.hours().stream().map(group -> new Line(week, "hour", group)),
                        week.outcomes().stream().map(group -> new Line(week, "outcome", group)))
                .flatMap(lines -> lines);
    }

    private static @Nullable Object minutes(Line line, boolean half) {
        var minutes = line.group().waitingMinutes();
        return minutes == null ? null : half ? minutes.p50() : minutes.p90();
    }

    private Office office(String code) {
        return offices.office(code).orElseThrow(Refusal::notFound);
    }

    private static int number(@Nullable String weeks) {
        if (weeks == null) {
            return USUAL;
        }
        if (weeks.matches("\\d{1,2}")) {
            var number = Integer.parseInt(weeks);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        throw new Refusal(CommonProblem.INVALID_REQUEST)
                .andField("weeks", "field.number", Map.of("min", 1, "max", MOST));
    }
}
