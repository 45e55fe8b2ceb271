package de.willkommen.content.page;

import de.willkommen.content.page.PageTextForm.PageShown;
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

/** Pages over HTTP. */
@Path("/api/v1/contents/{authority}/pages")
@Tag(name = "Pages")
class PageTextResource {

    private final TextAnswers texts;
    private final PageTextForm form;

    PageTextResource(TextAnswers texts, PageTextForm form) {
        this.texts = texts;
        this.form = form;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listPages", summary = "All pages of an authority, in the reader's language")
    public RestResponse<List<PageShown>> list(
            @PathParam("authority") String authority, @QueryParam("language") @Nullable String language) {
        return texts.list(form, authority, language, Function.identity());
    }

    @GET
    @Path("{slug}")
    @PermitAll
    @Operation(operationId = "readPage", summary = "A page in the reader's language")
    public RestResponse<PageShown> item(
            @PathParam("authority") String authority,
            @PathParam("slug") String slug,
            @QueryParam("language") @Nullable String language) {
        return texts.item(form, authority, slug, language);
    }

    @GET
    @Path("{slug}/{language}")
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(operationId = "readStoredPage", summary = "A page as it is stored, in one language")
    public RestResponse<TextAnswers.Stored<PageText>> stored(
            @PathParam("authority") String authority,
            @PathParam("slug") String slug,
            @PathParam("language") String language) {
        return texts.stored(form, authority, slug, language);
    }

    @PUT
    @Path("{slug}/{language}")
    @RolesAllowed({"editor", "translator"})
    @Operation(
            operationId = "writePage",
            summary = "Store a page as a new revision of its language",
            description = "Needs If-Match with the ETag of the page as read in that language, or If-None-Match: * for a"
                    + " new one. A translation is recorded as made from sourceRevision, or from the source in force."
                    + " The source language is the editors'.")
    @APIResponse(responseCode = "200", description = "Stored; the page as its readers get it")
    @APIResponse(responseCode = "201", description = "Stored as the first text in this language")
    @APIResponse(responseCode = "412", description = "Somebody was faster, or the source has changed meanwhile")
    @APIResponse(responseCode = "428", description = "Neither If-Match nor If-None-Match was sent")
    public RestResponse<PageShown> write(
            @PathParam("authority") String authority,
            @PathParam("slug") String slug,
            @PathParam("language") String language,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("sourceRevision") @Nullable
                    String sourceRevision,
            @NotNull @Valid PageText text) {
        return texts.write(form, authority, slug, language, sourceRevision, text);
    }
}
