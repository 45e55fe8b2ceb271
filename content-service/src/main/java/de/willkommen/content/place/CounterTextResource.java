package de.willkommen.content.place;

import de.willkommen.content.place.CounterTextForm.CounterShown;
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

/** Texts about counters over HTTP. */
@Path("/api/v1/contents/{authority}/counters")
@Tag(name = "Counters")
class CounterTextResource {

    private final TextAnswers texts;
    private final CounterTextForm form;

    CounterTextResource(TextAnswers texts, CounterTextForm form) {
        this.texts = texts;
        this.form = form;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listCounterTexts",
            summary = "The texts about all counters of an authority, in the reader's language")
    public RestResponse<List<CounterShown>> list(
            @PathParam("authority") String authority, @QueryParam("language") @Nullable String language) {
        return texts.list(form, authority, language, Function.identity());
    }

    @GET
    @Path("{counter}")
    @PermitAll
    @Operation(operationId = "readCounterText", summary = "How to find a counter, in the reader's language")
    public RestResponse<CounterShown> item(
            @PathParam("authority") String authority,
            @PathParam("counter") String counter,
            @QueryParam("language") @Nullable String language) {
        return texts.item(form, authority, counter, language);
    }

    @GET
    @Path("{counter}/{language}")
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(
            operationId = "readStoredCounterText",
            summary = "The text about a counter as it is stored, in one language")
    public RestResponse<TextAnswers.Stored<CounterText>> stored(
            @PathParam("authority") String authority,
            @PathParam("counter") String counter,
            @PathParam("language") String language) {
        return texts.stored(form, authority, counter, language);
    }

    @PUT
    @Path("{counter}/{language}")
    @RolesAllowed({"editor", "translator"})
    @Operation(
            operationId = "writeCounterText",
            summary = "Store the text about a counter as a new revision of its language",
            description = "Needs If-Match with the ETag of the text as read in that language, or If-None-Match: * for a"
                    + " new one. The source language is the editors'.")
    @APIResponse(responseCode = "200", description = "Stored; the text as its readers get it")
    @APIResponse(responseCode = "201", description = "Stored as the first text in this language")
    @APIResponse(responseCode = "412", description = "Somebody was faster, or the source has changed meanwhile")
    @APIResponse(responseCode = "428", description = "Neither If-Match nor If-None-Match was sent")
    public RestResponse<CounterShown> write(
            @PathParam("authority") String authority,
            @PathParam("counter") String counter,
            @PathParam("language") String language,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("sourceRevision") @Nullable
                    String sourceRevision,
            @NotNull @Valid CounterText text) {
        return texts.write(form, authority, counter, language, sourceRevision, text);
    }
}
