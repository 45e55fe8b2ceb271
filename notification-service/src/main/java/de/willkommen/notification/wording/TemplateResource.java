package de.willkommen.notification.wording;

import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.ProblemAnswer;
import de.willkommen.kit.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What messages say, for those who care for the wording. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class TemplateResource {

    private final Templates templates;

    TemplateResource(Templates templates) {
        this.templates = templates;
    }

    /** One template in use. */
    public record TemplateAnswer(
            @Schema(examples = "booking-confirmed") String purpose,
            @Schema(enumeration = {"EMAIL", "SMS"}) String channel,
            @Schema(examples = "ar") String language,
            int version,

            @Schema(description = "Subject line of a mail; empty for an SMS")
            String subject,

            @Schema(description = "Markdown of a mail, or the texts of an SMS divided by lines of ---; holes in braces")
            String body) {

        static TemplateAnswer of(Template template) {
            return new TemplateAnswer(
                    template.purpose().slug(),
                    template.channel().name(),
                    template.language(),
                    template.version(),
                    template.subject(),
                    template.body());
        }
    }

    @GET
    @RolesAllowed({"editor", "lead", "admin"})
    @Operation(operationId = "listTemplates", summary = "The templates of messages in use")
    @APIResponse(responseCode = "200", description = "The templates, by purpose, channel and language")
    @APIResponse(
            responseCode = "400",
            description = "The language is none of the platform's",
            content =
                    @Content(
                            mediaType = ProblemAnswer.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token",
            content =
                    @Content(
                            mediaType = ProblemAnswer.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "403",
            description = "Not an editor, team lead or administrator",
            content =
                    @Content(
                            mediaType = ProblemAnswer.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemAnswer.class)))
    public List<TemplateAnswer> list(
            @Parameter(description = "BCP 47 tag; all languages when absent", example = "ar") @RestQuery @Nullable
                    String language) {
        var wanted = language == null
                ? null
                : Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
        return templates.inUse(wanted).stream().map(TemplateAnswer::of).toList();
    }
}
