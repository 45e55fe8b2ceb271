package de.willkommen.web.upstream;

import de.willkommen.web.upstream.PlanningApi.AffectedBooking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Bookings of an office that no longer fit its plans, and those whose people were not served, for those who decide. */
@Path("/api/v1/offices/{office}")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface ConflictApi {

    @GET
    @Path("/conflicts")
    ConflictPage page(
            @PathParam("office") String office,
            @QueryParam("state") @Nullable String state,
            @QueryParam("date") @Nullable String date,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @POST
    @Path("/conflicts/settlements")
    Settlements settle(@PathParam("office") String office, @HeaderParam("Idempotency-Key") UUID key, Decision decision);

    /** People who were not served: those the office owes a new time, or with {@code SETTLED} the others. */
    @GET
    @Path("/unserved")
    UnservedPage unserved(@PathParam("office") String office, @QueryParam("state") @Nullable String state);

    @POST
    @Path("/unserved/{booking}/settlement")
    UnservedBooking settleUnserved(
            @PathParam("office") String office,
            @PathParam("booking") UUID booking,
            @HeaderParam("Idempotency-Key") UUID key,
            Outcome outcome);

    /** A page of the list; {@code next} asks for the one after it. */
    record ConflictPage(
            int open,
            int settled,
            int unserved,
            List<Conflict> conflicts,
            @Nullable String next) {}

    /** A booking that no longer fits. */
    record Conflict(
            UUID id,
            int version,
            AffectedBooking booking,
            OffsetDateTime foundAt,
            @Nullable Settlement settlement) {}

    /** That the booking stays, why, who said so and when. */
    record Settlement(String reason, String by, OffsetDateTime at) {}

    /** The decision about conflicts that were seen. */
    record Decision(String decision, String reason, List<Seen> conflicts) {}

    /** A conflict and the version it was seen in. */
    record Seen(UUID id, int version) {}

    /** Which were settled, and which were left because they are not as they were seen. */
    record Settlements(List<UUID> settled, List<UUID> left) {}

    /** People who were not served, and how many there are in all. */
    record UnservedPage(int open, int settled, List<UnservedBooking> bookings) {}

    /** A booking whose person was not served; {@code settlement} says what became of it. */
    record UnservedBooking(
            AffectedBooking booking, @Nullable Settlement settlement) {}

    /** What became of somebody who was not served. */
    record Outcome(String reason) {}
}
