package de.willkommen.content.place;

import de.willkommen.content.place.OfficeTextForm.OfficeShown;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Texts about offices over HTTP. */
@Path("/api/v1/contents/{authority}/offices")
@Tag(name = "Offices")
class OfficeTextResource {

    private final TextAnswers texts;
    private final OfficeTextForm form;

    OfficeTextResource(TextAnswers texts, OfficeTextForm form) {
        this.texts = texts;
        this.form = form;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listOfficeTexts",
            summary = "The texts about all offices of an authority, in the reader's language")
    public RestResponse<List<OfficeShown>> list(
            @PathParam("authority") String authority, @QueryParam("language") @Nullable String language) {
        return texts.list(form, authority, language, Function.identity());
    }

    @GET
    @Path("{office}")
    @PermitAll
    @Operation(operationId = "readOfficeText", summary = "How to find an office, in the reader's language")
    public RestResponse<OfficeShown> item(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @QueryParam("language") @Nullable String language) {
        return texts.item(form, authority, office, language);
    }

    @GET
    @Path("{office}/{language}")
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(
            operationId = "readStoredOfficeText",
            summary = "The text about an office as it is stored, in one language")
    public RestResponse<TextAnswers.Stored<OfficeText>> stored(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("language") String language) {
        return texts.stored(form, authority, office, language);
    }

    @PUT
    @Path("{office}/{language}")
    @RolesAllowed({"editor", "translator"})
    @Operation(
            operationId = "writeOfficeText",
            summary = "Store the text about an office as a new revision of its language",
            description = "Needs If-Match with the ETag of the text as read in that language, or If-None-Match: * for a"
                    + " new one. The source language is the editors'.")
    @APIResponse(responseCode = "200", description = "Stored; the text as its readers get it")
    @APIResponse(responseCode = "201", description = "Stored as the first text in this language")
    @APIResponse(responseCode = "412", description = "Somebody was faster, or the source has changed meanwhile")
    @APIResponse(responseCode = "428", description = "Neither If-Match nor If-None-Match was sent")
    public RestResponse<OfficeShown> write(
            @PathParam("authority") String authority,
            @PathParam("office") String office,
            @PathParam("language") String language,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("sourceRevision") @Nullable
                    String sourceRevision,
            @NotNull @Valid OfficeText text) {
        return texts.write(form, authority, office, language, sourceRevision, text);
    }
}
