package de.willkommen.appointment.announcement;

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

/** Repeats what the authority is and has booked, for a service that has lost its copy. */
@Path("/api/v1/announcements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AnnouncementResource {

    private final Repetition repetition;
    private final Caller caller;

    AnnouncementResource(Repetition repetition, Caller caller) {
        this.repetition = repetition;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("admin")
    @ResponseStatus(202)
    @Operation(
            operationId = "announceAgain",
            summary = "Announce the present state of the caller's authority again",
            description = "Offices, counters, staff, services and current bookings, under the revisions they have:"
                    + " who already knows them ignores them.")
    @APIResponse(responseCode = "202", description = "How much was announced")
    public Repetition.Announced announceAgain() {
        return repetition.announceAgain(caller.requiredAuthority());
    }
}
