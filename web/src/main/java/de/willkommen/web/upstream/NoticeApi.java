package de.willkommen.web.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Notices for a time. */
@Path("/api/v1/contents/{authority}/notices")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface NoticeApi {

    /** Those an office's display shows at present. */
    @GET
    @Path("/current")
    List<Shown> current(@PathParam("authority") String authority, @QueryParam("office") String office);

    @GET
    List<Notice> notices(@PathParam("authority") String authority);

    @GET
    @Path("/{id}")
    Notice notice(@PathParam("authority") String authority, @PathParam("id") UUID id);

    @POST
    Notice begin(@PathParam("authority") String authority, @HeaderParam("Idempotency-Key") UUID key, Draft draft);

    @PUT
    @Path("/{id}")
    Notice replace(
            @PathParam("authority") String authority,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String seen,
            Draft draft);

    @POST
    @Path("/{id}/end")
    Notice end(@PathParam("authority") String authority, @PathParam("id") UUID id);

    /** What a display shows. */
    record Shown(Map<String, String> texts) {}

    /**
     * A notice as those who write see it.
     *
     * @param phase {@code coming}, {@code current} or {@code over}
     * @param office absent for every office of the authority
     */
    record Notice(
            UUID id,
            int revision,
            String phase,
            @Nullable String office,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            Map<String, String> texts) {}

    /** A notice as somebody typed it: the service says what is wrong with which field. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Draft(
            @Nullable String office,
            @Nullable String startsAt,
            @Nullable String endsAt,
            Map<String, String> texts) {}
}
