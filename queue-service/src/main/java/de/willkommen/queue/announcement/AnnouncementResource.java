package de.willkommen.queue.announcement;

import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Repeats the present state of the tickets. */
@Path("/api/v1/queue/announcements")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Administration")
class AnnouncementResource {

    private final Repetition repetition;
    private final Caller caller;

    AnnouncementResource(Repetition repetition, Caller caller) {
        this.repetition = repetition;
        this.caller = caller;
    }

    /** How much was announced. */
    record Announced(int tickets) {}

    @POST
    @ResponseStatus(202)
    @Operation(
            operationId = "announceTicketsAgain",
            summary = "Announces the tickets of the last two days and the open ones of the caller's authority again",
            description = "Under the revisions they have: who already knows them ignores them.")
    @APIResponse(responseCode = "202", description = "How much was announced")
    public Announced announceAgain() {
        return new Announced(repetition.announceAgain(caller.requiredAuthority()));
    }
}
