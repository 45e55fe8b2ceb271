package de.willkommen.queue.lobby;

import de.willkommen.queue.officefeed.OwnOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The code the display shows as a QR. */
@Path("/api/v1/offices/{office}/lobby-code")
@RolesAllowed({"display", "kiosk", "clerk", "lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Display")
class LobbyCodeResource {

    private final OwnOffice ownOffice;
    private final LobbyCodes codes;

    LobbyCodeResource(OwnOffice ownOffice, LobbyCodes codes) {
        this.ownOffice = ownOffice;
        this.codes = codes;
    }

    @GET
    @Operation(summary = "The code by which a phone in the lobby takes a number; changes every five minutes")
    @APIResponse(responseCode = "200", description = "The code")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public LobbyCodes.LobbyCode present(@PathParam("office") String office) {
        return codes.present(ownOffice.require(office));
    }
}
