package de.willkommen.web.upstream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** How an office calls, for those who set it. Values are looked up by their names, as the form shows them. */
@Path("/api/v1/offices/{office}/calling-policy")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface PolicyApi {

    @GET
    @Path("/history")
    PolicyHistory history(@PathParam("office") String office);

    @PUT
    CallingPolicy change(@PathParam("office") String office, ObjectNode policy);

    /** A policy and who put it in force. */
    record CallingPolicy(
            long revision,
            @Nullable OffsetDateTime changedAt,
            @Nullable String changedBy,
            @Nullable String changedByName,
            ObjectNode policy) {}

    /** What was in force, the newest first, and the letters in front of the office's numbers. */
    record PolicyHistory(List<CallingPolicy> versions, List<String> letters) {}
}
