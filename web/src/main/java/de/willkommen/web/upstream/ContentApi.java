package de.willkommen.web.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Texts about services, pages and offices. */
@Path("/api/v1/contents/{authority}")
@RegisterClientHeaders(RelayedHeaders.class)
public interface ContentApi {

    @GET
    @Path("/services")
    List<ServiceSummary> services(@PathParam("authority") String authority);

    @GET
    @Path("/services/{code}")
    ServiceText service(@PathParam("authority") String authority, @PathParam("code") String code);

    @GET
    @Path("/pages")
    List<PageText> pages(@PathParam("authority") String authority);

    @GET
    @Path("/pages/{slug}")
    PageText page(@PathParam("authority") String authority, @PathParam("slug") String slug);

    /** What is said about an office, in the named language. */
    @GET
    @Path("/offices/{office}")
    OfficeText office(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @QueryParam("language") String language);

    /** First texts of an authority that came aboard. */
    @POST
    @Path("/beginnings")
    @Consumes("application/json")
    JsonNode begin(@PathParam("authority") String authority, @HeaderParam("Idempotency-Key") UUID key, JsonNode body);

    /** A service in a list. */
    record ServiceSummary(
            String code,
            @Nullable String name,
            @Nullable String summary,
            @Nullable String language,
            @Nullable String state) {}

    /** What there is to know about a service. {@code body} is HTML that content-service has made safe. */
    record ServiceText(
            String code,
            @Nullable String name,
            @Nullable String summary,
            @Nullable String forWhom,
            @Nullable List<Document> documents,
            @Nullable String fee,
            @Nullable String duration,
            @Nullable String body,
            @Nullable String language,
            @Nullable String state) {}

    /** An office, as far as its display tells of it. */
    record OfficeText(
            @Nullable List<String> notices, @Nullable String state) {}

    /** A page. {@code body} is HTML that content-service has made safe. */
    record PageText(
            String slug,
            @Nullable String title,
            @Nullable String body,
            @Nullable String language,
            @Nullable String state) {}
}
