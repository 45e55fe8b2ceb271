package de.willkommen.appointment.planning;

import de.willkommen.kit.command.CommandKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** People who came and were not served, over HTTP: the office owes them a new time. */
@Path("/api/v1/offices/{office}/unserved")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class UnservedResource {

    private final UnservedDesk desk;
    private final CommandKeys keys;

    UnservedResource(UnservedDesk desk, CommandKeys keys) {
        this.desk = desk;
        this.keys = keys;
    }

    @GET
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "listUnserved",
            summary = "The bookings whose people came and were not served",
            description = "Until their data is deleted; at most 200, who has waited longest first.")
    @APIResponse(responseCode = "200", description = "Those to whom the office owes a time, never with a name")
    public UnservedDesk.UnservedList all(
            @PathParam("office") String office,
            @Parameter(description = "`SETTLED` for those of whom it is written down what became of it")
                    @QueryParam("state")
                    ConflictDesk.@Nullable State state) {
        return desk.all(office, state == ConflictDesk.State.SETTLED);
    }

    @POST
    @Path("/{booking}/settlement")
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "settleUnserved", summary = "Write down what became of it, such as the new appointment")
    @APIResponse(responseCode = "200", description = "Settled")
    @APIResponse(responseCode = "409", description = "already-settled, with `current`")
    public UnservedDesk.UnservedView settle(
            @PathParam("office") String office,
            @PathParam("booking") UUID booking,
            UnservedDesk.@Nullable SettlementRequest request) {
        return desk.settle(office, booking, request, keys.optional("settle-unserved", request));
    }
}
