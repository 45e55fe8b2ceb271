package de.willkommen.web.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.web.upstream.PlanningApi.Preview;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Closures, absences and training days of an office, for those who plan. */
@Path("/api/v1/offices/{office}")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface ClosureApi {

    @GET
    @Path("/holidays")
    List<Holiday> holidays(
            @PathParam("office") String office, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    @GET
    @Path("/closures")
    List<Closure> closures(
            @PathParam("office") String office, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    @GET
    @Path("/closures/{id}")
    Closure closure(@PathParam("office") String office, @PathParam("id") UUID id);

    @POST
    @Path("/closures")
    Closure create(@PathParam("office") String office, @HeaderParam("Idempotency-Key") UUID key, Draft draft);

    @PUT
    @Path("/closures/{id}")
    Closure replace(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String version,
            Draft draft);

    @DELETE
    @Path("/closures/{id}")
    void remove(@PathParam("office") String office, @PathParam("id") UUID id, @HeaderParam("If-Match") String version);

    @POST
    @Path("/plans/preview")
    Preview preview(@PathParam("office") String office, Changes changes);

    /** A public holiday of the Land. */
    record Holiday(LocalDate date, String name) {}

    /** What is closed; no code for the whole office. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Scope(String kind, @Nullable String code) {}

    /** A closure; times are absent when it begins with the first day or ends with the last. */
    record Closure(
            UUID id,
            int version,
            String kind,
            Scope scope,
            @Nullable String staff,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String reason) {}

    /** A closure as somebody typed it: the service says what is wrong with which field. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Draft(
            @Nullable String kind,
            @Nullable Scope scope,
            @Nullable String staff,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String reason) {}

    /** Changes to think through together. */
    record Changes(List<Change> changes) {}

    /** One change, for example {@code REPLACE_CLOSURE}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(String verb, @Nullable UUID id, @Nullable Draft closure) {}
}
