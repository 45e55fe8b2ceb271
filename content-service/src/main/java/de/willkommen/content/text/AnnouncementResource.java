package de.willkommen.content.text;

import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the other services everything once more. */
@Path("/api/v1/contents/{authority}/announcements")
@Tag(name = "Copies in other services")
class AnnouncementResource {

    private final EditingDesk desk;
    private final CommandKeys commands;
    private final Caller caller;

    AnnouncementResource(EditingDesk desk, CommandKeys commands, Caller caller) {
        this.desk = desk;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({"editor", "admin"})
    @Operation(
            operationId = "announceContents",
            summary = "Announce every text of the authority once more, so that a lost copy is rebuilt")
    @APIResponse(responseCode = "200", description = "How many texts were announced")
    public EditingDesk.Announced announce(@PathParam("authority") String authority) {
        caller.requireSameAuthority(authority);
        return desk.announceAgain(authority, commands.optional("announce-contents", null));
    }
}
