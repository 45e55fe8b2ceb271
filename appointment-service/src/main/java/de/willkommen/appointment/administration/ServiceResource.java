package de.willkommen.appointment.administration;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The services of an office over HTTP. */
@Path("/api/v1/authorities/{authority}/offices/{office}/services")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class ServiceResource {

    private final MasterData data;
    private final ServiceForm form;

    ServiceResource(MasterData data, ServiceForm form) {
        this.data = data;
        this.form = form;
    }

    @GET
    @RolesAllowed({"lead", "admin"})
    @Operation(operationId = "listServiceEntries", summary = "The services of an office, those out of use too")
    @APIResponse(responseCode = "200", description = "All of them")
    public List<ServiceForm.ServiceEntry> all(
            @PathParam("authority") String authority, @PathParam("office") String office) {
        return data.list(form, authority, office);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"lead", "admin"})
    @Operation(
            operationId = "showServiceEntry",
            summary = "A service, and how many bookings ahead need it",
            description = "The ETag is what a change has to name.")
    @APIResponse(responseCode = "200", description = "As it is now")
    public RestResponse<ServiceForm.ServiceEntry> one(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("code") String code) {
        return data.one(form, authority, office, code);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "putServiceEntry",
            summary = "Change a service, or begin a new one",
            description = "Needs If-Match with the ETag it was read with, or If-None-Match: * for a new one.")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "201", description = "Begun")
    @APIResponse(responseCode = "412", description = "Somebody was faster; `current` is what they made of it")
    @APIResponse(responseCode = "428", description = "Neither If-Match nor If-None-Match: * was sent")
    public RestResponse<ServiceForm.ServiceEntry> put(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            ServiceForm.@Nullable ServiceChange change) {
        return data.put(form, authority, office, code, ifMatch, ifNoneMatch, change);
    }
}
