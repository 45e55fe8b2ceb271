package de.willkommen.queue.overview;

import de.willkommen.queue.officefeed.OwnOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live overview of an office, for who leads it. */
@Path("/api/v1/offices/{office}/overview")
@RolesAllowed({"lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Overview")
class OverviewResource {

    private final OwnOffice ownOffice;
    private final OverviewDesk desk;

    OverviewResource(OwnOffice ownOffice, OverviewDesk desk) {
        this.ownOffice = ownOffice;
        this.desk = desk;
    }

    /**
     * From when on somebody waits too long.
     *
     * @param minutes 5 to 480
     */
    @Schema(name = "WaitAlert")
    record WaitAlert(@Nullable Integer minutes) {}

    @GET
    @Operation(
            summary =
                    "Who waits and for how long, what happens at the counters, and what the next two hours will bring",
            description = "After every change of the queue the stream `waiting` of the office says so.")
    @APIResponse(responseCode = "200", description = "The overview")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public LiveOverview overview(@PathParam("office") String office) {
        return desk.of(ownOffice.require(office));
    }

    @PUT
    @Path("alert")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says from how many minutes on somebody waits too long")
    @APIResponse(responseCode = "200", description = "The overview with the new limit")
    @APIResponse(responseCode = "400", description = "invalid-request: not 5 to 480 minutes")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public LiveOverview alert(@PathParam("office") String office, @Nullable WaitAlert alert) {
        var own = ownOffice.require(office);
        desk.alertFrom(own, alert == null ? null : alert.minutes());
        return desk.of(own);
    }
}
