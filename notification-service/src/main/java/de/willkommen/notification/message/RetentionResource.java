package de.willkommen.notification.message;

import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.retention.RetentionState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether contact data and messages are deleted in time. */
@Path("/api/v1/notifications/retention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class RetentionResource {

    private final RetentionRounds rounds;

    RetentionResource(RetentionRounds rounds) {
        this.rounds = rounds;
    }

    @GET
    @RolesAllowed({"lead", "admin", "operator"})
    @Operation(
            operationId = "messageRetention",
            summary = "How the deletion of contact data and messages goes",
            description = "For the whole platform; the rules are explained in docs/privacy.md.")
    @APIResponse(responseCode = "200", description = "The rules by name, with their last runs and what is overdue")
    public List<RetentionState> states() {
        return rounds.states();
    }
}
