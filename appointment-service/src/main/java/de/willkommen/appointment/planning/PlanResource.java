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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Opening plans over HTTP, for those who plan. */
@Path("/api/v1/offices/{office}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class PlanResource {

    private final PlanDesk desk;
    private final PreviewDesk previews;
    private final CommandKeys keys;

    PlanResource(PlanDesk desk, PreviewDesk previews, CommandKeys keys) {
        this.desk = desk;
        this.previews = previews;
        this.keys = keys;
    }

    @GET
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "listPlans", summary = "The opening plans of an office")
    @APIResponse(
            responseCode = "200",
            description = "Its teams', its counters' and those of its rooms and interpreters")
    public List<PlanView> all(@PathParam("office") String office) {
        return desk.all(office);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "showPlan", summary = "An opening plan", description = "The ETag is its version.")
    @APIResponse(responseCode = "200", description = "The plan")
    public RestResponse<PlanView> one(@PathParam("office") String office, @PathParam("id") UUID id) {
        return versioned(desk.one(office, id));
    }

    @POST
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "createPlan",
            summary = "Enter an opening plan",
            description =
                    "Bookings are never touched; those that no longer fit are on the list of conflicts afterwards.")
    @APIResponse(responseCode = "201", description = "Entered")
    public RestResponse<PlanView> create(@PathParam("office") String office, @Nullable PlanRequest request) {
        var plan = desk.create(office, request, keys.optional("create-plan", request));
        return RestResponse.ResponseBuilder.<PlanView>created(
                        URI.create("/api/v1/offices/" + office + "/plans/" + plan.id()))
                .entity(plan)
                .header(HttpHeaders.ETAG, RevisionTag.of(plan.version()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "replacePlan",
            summary = "Change an opening plan",
            description = "Needs If-Match with the version that was seen.")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "409", description = "plan-changed, with `current` and `yours`: both versions")
    @APIResponse(responseCode = "428", description = "precondition-required: If-Match is missing")
    public RestResponse<PlanView> replace(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable PlanRequest request) {
        return versioned(desk.replace(office, id, SeenVersion.of(ifMatch), request));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "deletePlan",
            summary = "Remove an opening plan",
            description = "Needs If-Match with the version that was seen. Bookings below it keep time and length.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", description = "plan-changed, with `current`")
    @APIResponse(responseCode = "428", description = "precondition-required: If-Match is missing")
    public void remove(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        desk.remove(office, id, SeenVersion.of(ifMatch));
    }

    @POST
    @Path("/preview")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "previewPlanning",
            summary = "What changes of plans and closures would do",
            description = "Changes nothing. Evaluated by the code that searches and books.")
    @APIResponse(
            responseCode = "200",
            description = "Capacity gained and lost per week, and the bookings that would no longer fit")
    public PreviewView preview(@PathParam("office") String office, @Nullable PreviewRequest request) {
        return previews.preview(office, request);
    }

    @POST
    @Path("/copies")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "copyWeek",
            summary = "Give weeks the hours of another one",
            description = "Rules get exceptions for these weeks, and what they lack is entered as plans of one day.")
    @APIResponse(responseCode = "200", description = "The plans of the owner afterwards")
    @APIResponse(responseCode = "409", description = "schedule-changed: something is different since the preview")
    public PlanDesk.CopiedWeek copy(@PathParam("office") String office, PreviewRequest.@Nullable CopyRequest request) {
        return desk.copy(office, request, keys.optional("copy-week", request));
    }

    private static RestResponse<PlanView> versioned(PlanView plan) {
        return RestResponse.ResponseBuilder.ok(plan)
                .header(HttpHeaders.ETAG, RevisionTag.of(plan.version()))
                .build();
    }
}
