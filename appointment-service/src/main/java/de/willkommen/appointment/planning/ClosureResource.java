package de.willkommen.appointment.planning;

import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.request.RevisionTag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Closures, absences and training days over HTTP, for those who plan. */
@Path("/api/v1/offices/{office}/closures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class ClosureResource {

    private static final int USUAL_DAYS = 366;
    private static final int MOST_DAYS = 1_100;

    private final ClosureDesk desk;
    private final OwnOffices offices;
    private final CommandKeys keys;
    private final Clock clock;

    ClosureResource(ClosureDesk desk, OwnOffices offices, CommandKeys keys, Clock clock) {
        this.desk = desk;
        this.offices = offices;
        this.keys = keys;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "listClosures", summary = "The closures of an office that touch some days")
    @APIResponse(responseCode = "200", description = "By their start")
    public List<ClosureView> all(
            @PathParam("office") String code,
            @Parameter(description = "First day; today when absent") @QueryParam("from") @Nullable String from,
            @Parameter(description = "Last day, included; a year later when absent") @QueryParam("to") @Nullable
                    String to) {
        var office = offices.find(code);
        var days = DayRange.of(from, to, office.dayOf(clock.instant()), USUAL_DAYS, MOST_DAYS);
        return desk.between(office, days.from(), days.to());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "showClosure", summary = "A closure", description = "The ETag is its version.")
    @APIResponse(responseCode = "200", description = "The closure")
    public RestResponse<ClosureView> one(@PathParam("office") String office, @PathParam("id") UUID id) {
        return versioned(desk.one(office, id));
    }

    @POST
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "createClosure",
            summary = "Close an office, a team, a counter, a room or an interpreter for some time",
            description = "An absence names the person and closes the counter where the person usually sits.")
    @APIResponse(responseCode = "201", description = "Entered")
    public RestResponse<ClosureView> create(@PathParam("office") String office, @Nullable ClosureRequest request) {
        var closure = desk.create(office, request, keys.optional("create-closure", request));
        return RestResponse.ResponseBuilder.<ClosureView>created(
                        URI.create("/api/v1/offices/" + office + "/closures/" + closure.id()))
                .entity(closure)
                .header(HttpHeaders.ETAG, RevisionTag.of(closure.version()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "replaceClosure",
            summary = "Change a closure",
            description = "Needs If-Match with the version that was seen.")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "409", description = "plan-changed, with `current` and `yours`: both versions")
    @APIResponse(responseCode = "428", description = "precondition-required: If-Match is missing")
    public RestResponse<ClosureView> replace(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ClosureRequest request) {
        return versioned(desk.replace(office, id, SeenVersion.of(ifMatch), request));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "deleteClosure",
            summary = "Remove a closure",
            description = "Needs If-Match with the version that was seen.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", description = "plan-changed, with `current`")
    @APIResponse(responseCode = "428", description = "precondition-required: If-Match is missing")
    public void remove(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        desk.remove(office, id, SeenVersion.of(ifMatch));
    }

    private static RestResponse<ClosureView> versioned(ClosureView closure) {
        return RestResponse.ResponseBuilder.ok(closure)
                .header(HttpHeaders.ETAG, RevisionTag.of(closure.version()))
                .build();
    }
}
