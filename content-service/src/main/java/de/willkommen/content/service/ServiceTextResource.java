package de.willkommen.content.service;

import de.willkommen.content.service.ServiceTextForm.ServiceShown;
import de.willkommen.content.text.TextAnswers;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Service descriptions over HTTP. */
@Path("/api/v1/contents/{authority}/services")
@Tag(name = "Services")
class ServiceTextResource {

    private final TextAnswers texts;
    private final ServiceTextForm form;

    ServiceTextResource(TextAnswers texts, ServiceTextForm form) {
        this.texts = texts;
        this.form = form;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listServiceTexts", summary = "All services of an authority, in the reader's language")
    public RestResponse<List<ServiceLine>> list(
            @PathParam("authority") String authority, @QueryParam("language") @Nullable String language) {
        return texts.list(form, authority, language, ServiceLine::of);
    }

    @GET
    @Path("{code}")
    @PermitAll
    @Operation(
            operationId = "readServiceText",
            summary = "What a service is, for whom, what to bring, what it costs, in the reader's language")
    public RestResponse<ServiceShown> item(
            @PathParam("authority") String authority,
            @PathParam("code") String code,
            @QueryParam("language") @Nullable String language) {
        return texts.item(form, authority, code, language);
    }

    @GET
    @Path("{code}/{language}")
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(
            operationId = "readStoredServiceText",
            summary = "A service description as it is stored, in one language")
    public RestResponse<TextAnswers.Stored<ServiceText>> stored(
            @PathParam("authority") String authority,
            @PathParam("code") String code,
            @PathParam("language") String language) {
        return texts.stored(form, authority, code, language);
    }

    @PUT
    @Path("{code}/{language}")
    @RolesAllowed({"editor", "translator"})
    @Operation(
            operationId = "writeServiceText",
            summary = "Store a service description as a new revision of its language",
            description = "Needs If-Match with the ETag of the text as read in that language, or If-None-Match: * for a"
                    + " new one. A translation is recorded as made from sourceRevision, or from the source in force."
                    + " The source language is the editors'.")
    @APIResponse(responseCode = "200", description = "Stored; the text as its readers get it")
    @APIResponse(responseCode = "201", description = "Stored as the first text in this language")
    @APIResponse(responseCode = "412", description = "Somebody was faster, or the source has changed meanwhile")
    @APIResponse(responseCode = "428", description = "Neither If-Match nor If-None-Match was sent")
    public RestResponse<ServiceShown> write(
            @PathParam("authority") String authority,
            @PathParam("code") String code,
            @PathParam("language") String language,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("sourceRevision") @Nullable
                    String sourceRevision,
            @NotNull @Valid ServiceText text) {
        return texts.write(form, authority, code, language, sourceRevision, text);
    }

    /** A service in a list. */
    record ServiceLine(String code, String name, String summary, String language, int revision, String state) {

        static ServiceLine of(ServiceShown shown) {
            return new ServiceLine(
                    shown.code(), shown.name(), shown.summary(), shown.language(), shown.revision(), shown.state());
        }
    }
}
