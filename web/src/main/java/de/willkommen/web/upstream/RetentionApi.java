package de.willkommen.web.upstream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** How the deletion of data goes; each service knows its own. */
@Path("/api/v1")
@RegisterClientHeaders(RelayedHeaders.class)
public interface RetentionApi {

    @GET
    @Path("/retention")
    List<Rule> bookings();

    @GET
    @Path("/queue/retention")
    List<Rule> visits();

    @GET
    @Path("/notifications/retention")
    List<Rule> messages();

    /** A rule and how it is doing: {@code FINE}, {@code FAILING}, {@code OVERDUE} or {@code STOPPED}. */
    record Rule(
            String rule,
            String verdict,
            OffsetDateTime knownSince,
            @Nullable OffsetDateTime lastSuccessAt,
            @Nullable OffsetDateTime oldestDueAt) {}
}
