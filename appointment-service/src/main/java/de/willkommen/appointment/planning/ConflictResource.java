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

/** Bookings that no longer fit, over HTTP. */
@Path("/api/v1/offices/{office}/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class ConflictResource {

    private final ConflictDesk desk;
    private final OwnOffices offices;
    private final CommandKeys keys;

    ConflictResource(ConflictDesk desk, OwnOffices offices, CommandKeys keys) {
        this.desk = desk;
        this.offices = offices;
        this.keys = keys;
    }

    @GET
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "listConflicts",
            summary = "The bookings of an office that no longer fit its plans",
            description = "Settled ones are listed as long as they stand. One that was moved or cancelled is gone.")
    @APIResponse(
            responseCode = "200",
            description = "A page in the order of time, never with a name; `next` asks for the one after it")
    public ConflictDesk.ConflictPage page(
            @PathParam("office") String code,
            @Parameter(description = "`OPEN` or `SETTLED` alone") @QueryParam("state")
                    ConflictDesk.@Nullable State state,
            @Parameter(description = "Those of one day alone") @QueryParam("date") @Nullable String date,
            @Parameter(description = "`next` of the page before") @QueryParam("after") @Nullable String after,
            @Parameter(description = "From 0, for the numbers alone, to 500; 100 when absent")
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        var office = offices.find(code);
        return desk.page(office, ConflictWish.of(office, state, date, after, limit));
    }

    @POST
    @Path("/settlements")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "settleConflicts",
            summary = "Keep several bookings although they do not fit",
            description = "What somebody else has settled, or what got further reasons since it was seen, is left.")
    @APIResponse(responseCode = "200", description = "Which were settled and which were left")
    public ConflictDesk.Settlements settleAll(
            @PathParam("office") String office, ConflictDesk.@Nullable SettlementsRequest request) {
        return desk.settleAll(office, request, keys.optional("settle-conflicts", request));
    }

    @POST
    @Path("/{id}/settlement")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "settleConflict",
            summary = "Keep a booking although it does not fit",
            description = "Moving or cancelling it is done with the booking, and settles the conflict as well.")
    @APIResponse(responseCode = "200", description = "Settled")
    @APIResponse(responseCode = "409", description = "already-settled or conflict, with `current`")
    public ConflictDesk.ConflictView settle(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            ConflictDesk.@Nullable SettlementRequest request) {
        return desk.settle(office, id, request, keys.optional("settle-conflict", request));
    }
}
