package de.willkommen.content.text;

import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** First texts of an authority that came aboard, by the operator, who belongs to none. */
@Path("/api/v1/contents/{authority}/beginnings")
@Tag(name = "Onboarding")
class BeginningResource {

    private final BeginningDesk beginning;
    private final CommandKeys commands;

    BeginningResource(BeginningDesk beginning, CommandKeys commands) {
        this.beginning = beginning;
        this.commands = commands;
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            operationId = "beginContents",
            summary = "Give a new authority its first texts",
            description = "What is said about services is taken over from another authority, without what is said"
                    + " about that authority alone. What has a text already stays as it is.")
    @APIResponse(responseCode = "200", description = "How many texts are new")
    public BeginningDesk.Begun begin(@PathParam("authority") String authority, BeginningDesk.@Nullable Begin begin) {
        if (begin == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        TextKey.requireName(authority);
        return beginning.begin(authority, begin, commands.optional("begin-contents", begin));
    }
}
