package de.willkommen.web.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Master data. Their fields are those of the forms, so they stay the JSON they are. A change names the revision it was made
 * from as {@code If-Match}, something new has {@code If-None-Match: *}.
 */
@Path("/api/v1")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface AdministrationApi {

    @GET
    @Path("/authorities/{authority}")
    JsonNode authority(@PathParam("authority") String authority);

    @PUT
    @Path("/authorities/{authority}")
    JsonNode putAuthority(
            @PathParam("authority") String authority, @HeaderParam("If-Match") @Nullable String ifMatch, JsonNode body);

    @GET
    @Path("/authorities/{authority}/laender")
    JsonNode laender(@PathParam("authority") String authority);

    @GET
    @Path("/authorities/{authority}/offices")
    JsonNode offices(@PathParam("authority") String authority);

    @GET
    @Path("/authorities/{authority}/offices/{office}")
    JsonNode office(@PathParam("authority") String authority, @PathParam("office") String office);

    @PUT
    @Path("/authorities/{authority}/offices/{office}")
    JsonNode putOffice(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            JsonNode body);

    @GET
    @Path("/authorities/{authority}/offices/{office}/{kind}")
    JsonNode entries(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("kind") String kind);

    @GET
    @Path("/authorities/{authority}/offices/{office}/{kind}/{code}")
    JsonNode entry(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("kind") String kind,
            @PathParam("code") String code);

    @PUT
    @Path("/authorities/{authority}/offices/{office}/{kind}/{code}")
    JsonNode putEntry(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("kind") String kind,
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            JsonNode body);

    @GET
    @Path("/onboarding")
    JsonNode onboarding();

    @POST
    @Path("/onboarding")
    JsonNode onboard(@HeaderParam("Idempotency-Key") UUID key, JsonNode body);
}
