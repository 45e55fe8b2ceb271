package de.willkommen.queue.overview;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.estimate.WaitMinutes;
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

/** How full it is, for everybody. */
@Path("/api/v1/offices/{office}/queue")
@PermitAll
@Tag(name = "Public")
class QueueResource {

    private final Offices offices;
    private final OfficePictures pictures;

    QueueResource(Offices offices, OfficePictures pictures) {
        this.offices = offices;
        this.pictures = pictures;
    }

    /**
     * The answer.
     *
     * @param waitMinutes for somebody who takes a number now
     */
    record Queue(int waiting, WaitMinutes waitMinutes, int countersOpen) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How many people wait and how long somebody who comes now would")
    @APIResponse(responseCode = "200", description = "The overview")
    @APIResponse(responseCode = "404", description = "not-found: no such office")
    public Queue queue(@PathParam("office") String office) {
        var picture = pictures.current(offices.office(office).orElseThrow(Refusal::notFound));
        return new Queue(picture.places().size(), picture.newcomer(), picture.countersOpen());
    }
}
