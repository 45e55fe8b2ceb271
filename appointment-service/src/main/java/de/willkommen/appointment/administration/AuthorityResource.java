package de.willkommen.appointment.administration;

import de.willkommen.appointment.administration.AuthorityDesk.AuthorityChange;
import de.willkommen.appointment.administration.AuthorityDesk.AuthorityEntry;
import de.willkommen.appointment.administration.AuthorityDesk.OfficeEntry;
import de.willkommen.appointment.administration.OfficeCheck.OfficeChange;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.request.RevisionTag;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An authority and its offices over HTTP. */
@Path("/api/v1/authorities/{authority}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AuthorityResource {

    private final AuthorityDesk desk;
    private final Laender laender;
    private final Caller caller;

    AuthorityResource(AuthorityDesk desk, Laender laender, Caller caller) {
        this.desk = desk;
        this.laender = laender;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "showAuthority", summary = "The caller's authority")
    @APIResponse(responseCode = "200", description = "As it is now")
    public RestResponse<AuthorityEntry> show(@PathParam("authority") String authority) {
        caller.requireSameAuthority(authority);
        return answer(AuthorityEntry.of(desk.authority(authority)), Status.OK);
    }

    @PUT
    @RolesAllowed("admin")
    @Operation(
            operationId = "putAuthority",
            summary = "Change the name of the caller's authority, or the Land whose holidays count",
            description = "Needs If-Match with the ETag it was read with. Code and prefix stay for life.")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "412", description = "Somebody was faster; `current` is what they made of it")
    @APIResponse(responseCode = "428", description = "If-Match was not sent")
    public RestResponse<AuthorityEntry> put(
            @PathParam("authority") String authority,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable AuthorityChange change) {
        caller.requireSameAuthority(authority);
        var stored = desk.change(authority, Seen.required(ifMatch, null), present(change));
        return answer(AuthorityEntry.of(stored), Status.OK);
    }

    @GET
    @Path("/laender")
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "listLaender", summary = "The Länder whose holidays an authority can have")
    @APIResponse(responseCode = "200", description = "All of them, by name")
    public List<Laender.Land> laender(
            @PathParam("authority") String authority, @HeaderParam("Accept-Language") @Nullable String accepted) {
        caller.requireSameAuthority(authority);
        return laender.all(Languages.accepted(accepted).get(0));
    }

    @GET
    @Path("/offices")
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "listOfficeEntries", summary = "The authority's offices with their rules")
    @APIResponse(responseCode = "200", description = "All of them, by code")
    public List<OfficeEntry> offices(@PathParam("authority") String authority) {
        caller.requireSameAuthority(authority);
        return desk.offices(authority).stream().map(OfficeEntry::of).toList();
    }

    @GET
    @Path("/offices/{office}")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "showOfficeEntry",
            summary = "An office with its rules",
            description = "The ETag is what a change has to name.")
    @APIResponse(responseCode = "200", description = "As it is now")
    public RestResponse<OfficeEntry> office(
            @PathParam("authority") String authority, @PathParam("office") String office) {
        caller.requireSameAuthority(authority);
        return answer(OfficeEntry.of(desk.office(authority, office)), Status.OK);
    }

    @PUT
    @Path("/offices/{office}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "putOfficeEntry",
            summary = "Change an office and its rules, or begin a new one",
            description = "Needs If-Match with the ETag it was read with, or If-None-Match: * for a new one.")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "201", description = "Begun")
    @APIResponse(responseCode = "412", description = "Somebody was faster; `current` is what they made of it")
    @APIResponse(responseCode = "428", description = "Neither If-Match nor If-None-Match: * was sent")
    public RestResponse<OfficeEntry> putOffice(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable OfficeChange change) {
        caller.requireSameAuthority(authority);
        var stored = desk.change(authority, office, Seen.required(ifMatch, ifNoneMatch), present(change));
        return answer(OfficeEntry.of(stored.now()), stored.created() ? Status.CREATED : Status.OK);
    }

    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        return body;
    }

    private static RestResponse<AuthorityEntry> answer(AuthorityEntry entry, Status status) {
        return tagged(entry, entry.revision(), status);
    }

    private static RestResponse<OfficeEntry> answer(OfficeEntry entry, Status status) {
        return tagged(entry, entry.revision(), status);
    }

    private static <T> RestResponse<T> tagged(T entry, long revision, Status status) {
        return RestResponse.ResponseBuilder.<T>create(status)
                .entity(entry)
                .header(HttpHeaders.ETAG, RevisionTag.of(revision))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
