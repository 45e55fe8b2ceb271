package de.willkommen.queue.visit;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.officefeed.Offices;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether it is worth coming for a number today, for everybody. */
@Path("/api/v1/offices/{office}/numbers")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public")
class NumbersResource {

    private final Offices offices;
    private final WalkInLimits limits;

    NumbersResource(Offices offices, WalkInLimits limits) {
        this.offices = offices;
        this.limits = limits;
    }

    @GET
    @Operation(summary = "Until when numbers without an appointment are given today, and how many are left")
    @APIResponse(responseCode = "200", description = "The numbers of today")
    @APIResponse(responseCode = "404", description = "not-found: no such office")
    public WalkInLimits.NumbersToday numbers(@PathParam("office") String office) {
        return limits.today(offices.office(office).orElseThrow(Refusal::notFound));
    }
}
