package de.willkommen.notification.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.problem.ProblemAnswer;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import de.willkommen.notification.intake.Subjects;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What somebody was told about their booking or ticket: never an address, never a text. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class NotificationResource {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Messages messages;
    private final Subjects subjects;
    private final Caller caller;

    NotificationResource(Messages messages, Subjects subjects, Caller caller) {
        this.messages = messages;
        this.subjects = subjects;
        this.caller = caller;
    }

    /** One message. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NotificationAnswer(
            UUID id,
            @Schema(examples = "booking-confirmed") String purpose,
            @Schema(enumeration = {"EMAIL", "SMS"}) String channel,
            @Schema(examples = "ar") String language,
            MessageStatus status,

            @Schema(description = "Why it failed or waits, as a code") @Nullable
            String reason,

            Instant createdAt,
            @Nullable Instant sentAt,
            int attempts) {

        static NotificationAnswer of(Message message) {
            return new NotificationAnswer(
                    message.id(),
                    message.purpose(),
                    message.channel().name(),
                    message.language(),
                    message.status(),
                    message.reason(),
                    message.createdAt(),
                    message.sentAt(),
                    message.attempts());
        }
    }

    @GET
    @RolesAllowed({"clerk", "lead", "admin"})
    @Transactional
    @Operation(operationId = "listNotifications", summary = "What was sent about a booking or ticket")
    @APIResponse(responseCode = "200", description = "The messages, the oldest first")
    @APIResponse(
            responseCode = "400",
            description = "No subject, or not a UUID",
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
            description = "Not staff of an authority",
            content =
                    @Content(
                            mediaType = ProblemAnswer.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "No booking or ticket of the caller's authority has this id",
            content =
                    @Content(
                            mediaType = ProblemAnswer.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemAnswer.class)))
    public List<NotificationAnswer> list(
            @Parameter(description = "Id of the booking or ticket", required = true) @RestQuery @Nullable
                    String subject) {
        var id = idOf(subject);
        var authority = caller.requiredAuthority();
        if (!subjects.belongsTo(id, authority)) {
            throw Refusal.notFound();
        }
        return messages.of(id, authority).stream().map(NotificationAnswer::of).toList();
    }

    private static UUID idOf(@Nullable String subject) {
        if (subject == null || subject.isBlank()) {
            throw Refusal.ofField("subject", "field.required");
        }
        if (!UUID_FORM.matcher(subject).matches()) {
            throw Refusal.ofField("subject", "field.uuid");
        }
        return UUID.fromString(subject);
    }
}
