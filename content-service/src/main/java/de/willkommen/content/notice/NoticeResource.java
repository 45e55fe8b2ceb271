package de.willkommen.content.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.content.notice.NoticeDesk.Author;
import de.willkommen.content.text.ContentProblem;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.request.RevisionTag;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Notices over HTTP. */
@Path("/api/v1/contents/{authority}/notices")
@Tag(name = "Notices")
class NoticeResource {

    /** For so long after its end a notice is still listed, to be taken up once more. */
    private static final Duration LISTED_AFTER_ITS_END = Duration.ofDays(30);

    private final NoticeDesk desk;
    private final Notices notices;
    private final CommandKeys commands;
    private final Caller caller;
    private final Clock clock;

    NoticeResource(NoticeDesk desk, Notices notices, CommandKeys commands, Caller caller, Clock clock) {
        this.desk = desk;
        this.notices = notices;
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A notice as displays show it.
     *
     * @param texts by language, in those it was written in
     */
    @Schema(name = "NoticeShown")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(UUID id, Instant startsAt, @Nullable Instant endsAt, Map<String, String> texts) {

        static Shown of(Notice notice) {
            var words = notice.words();
            return new Shown(notice.id(), words.startsAt(), words.endsAt(), words.texts());
        }
    }

    @GET
    @Path("current")
    @PermitAll
    @Operation(
            operationId = "listCurrentNotices",
            summary = "What everybody in an office should know at present, in every language it was written in")
    @APIResponse(responseCode = "200", description = "The notices in force, the longest shown first")
    public List<Shown> current(
            @PathParam("authority") String authority, @QueryParam("office") @DefaultValue("") String office) {
        return notices.shown(authority, office, clock.instant()).stream()
                .map(Shown::of)
                .toList();
    }

    @GET
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(
            operationId = "listNotices",
            summary = "The notices of an authority that are shown, will be, or were within the last 30 days")
    @APIResponse(responseCode = "200", description = "In the order in which they begin")
    public List<NoticeAnswer> list(@PathParam("authority") String authority) {
        caller.requireSameAuthority(authority);
        var now = clock.instant();
        return notices.since(authority, now.minus(LISTED_AFTER_ITS_END)).stream()
                .map(notice -> NoticeAnswer.of(notice, now))
                .toList();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(operationId = "readNotice", summary = "One notice; its ETag is the one a change must name")
    public RestResponse<NoticeAnswer> one(@PathParam("authority") String authority, @PathParam("id") UUID id) {
        caller.requireSameAuthority(authority);
        return notices.find(authority, id)
                .map(notice -> answer(Status.OK, NoticeAnswer.of(notice, clock.instant())))
                .orElseThrow(Refusal::notFound);
    }

    @POST
    @RolesAllowed({"editor", "lead", "admin"})
    @Operation(operationId = "beginNotice", summary = "Write a notice for a time")
    @APIResponse(responseCode = "201", description = "The notice")
    @APIResponse(responseCode = "400", description = "invalid-request: a value that makes no sense")
    public RestResponse<NoticeAnswer> begin(@PathParam("authority") String authority, @Nullable NoticeSheet sheet) {
        var author = author(authority);
        return answer(Status.CREATED, desk.begin(author, given(sheet), commands.optional("begin-notice", sheet)));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(
            operationId = "replaceNotice",
            summary = "Replace what a notice says",
            description = "Needs If-Match with the ETag of the notice. Translators write every language but German, and"
                    + " leave office and times as they are.")
    @APIResponse(responseCode = "200", description = "The notice")
    @APIResponse(responseCode = "400", description = "invalid-request: a value that makes no sense")
    @APIResponse(responseCode = "403", description = "source-is-the-editors: a translator changed more than that")
    @APIResponse(responseCode = "412", description = "precondition-failed: somebody was faster")
    @APIResponse(responseCode = "428", description = "precondition-required: no If-Match was sent")
    public RestResponse<NoticeAnswer> replace(
            @PathParam("authority") String authority,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable NoticeSheet sheet) {
        var author = author(authority);
        if (seen == null) {
            throw new Refusal(ContentProblem.PRECONDITION_REQUIRED);
        }
        return answer(Status.OK, desk.replace(author, id, given(sheet), RevisionTag.revision(seen)));
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed({"editor", "lead", "admin"})
    @Operation(
            operationId = "endNotice",
            summary = "Take a notice off the displays at once",
            description = "One that has not begun yet never appears. Asked again, the answer is the same.")
    @APIResponse(responseCode = "200", description = "The notice, which is over")
    public RestResponse<NoticeAnswer> end(@PathParam("authority") String authority, @PathParam("id") UUID id) {
        var author = author(authority);
        return answer(Status.OK, desk.end(author, id, commands.optional("end-notice", null)));
    }

    private Author author(String authority) {
        caller.requireSameAuthority(authority);
        var writesTheSource = List.of("editor", "lead", "admin").stream().anyMatch(caller::hasRole);
        return new Author(authority, caller.requiredSubject(), writesTheSource);
    }

    private static NoticeSheet given(@Nullable NoticeSheet sheet) {
        if (sheet == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        return sheet;
    }

    private static RestResponse<NoticeAnswer> answer(Status status, NoticeAnswer notice) {
        return ResponseBuilder.create(status, notice)
                .header(HttpHeaders.ETAG, notice.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
