package de.willkommen.queue.calling;

import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import de.willkommen.queue.overview.TicketAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a clerk does with a ticket. */
@Path("/api/v1/tickets/{id}")
@RolesAllowed({"clerk", "lead"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Desk")
@APIResponse(responseCode = "200", description = "The ticket after the step")
@APIResponse(responseCode = "401", description = "unauthorized")
@APIResponse(responseCode = "403", description = "forbidden: not staff")
@APIResponse(responseCode = "404", description = "not-found: unknown, or another office's")
class ServingResource {

    private static final Map<String, String> NOTHING = Map.of();

    private final ServingDesk desk;
    private final CommandKeys keys;
    private final Caller caller;

    ServingResource(ServingDesk desk, CommandKeys keys, Caller caller) {
        this.desk = desk;
        this.keys = keys;
        this.caller = caller;
    }

    /**
     * Why and until when somebody waits aside.
     *
     * @param until when to be reminded
     */
    record Park(@Nullable String reason, @Nullable OffsetDateTime until) {}

    /**
     * Calls out of turn.
     *
     * @param reason why this person
     * @param counter where the caller is signed on; absent means there
     */
    record Choice(@Nullable String reason, @Nullable String counter) {}

    /** Where to go on with somebody a colleague has. */
    record TakeOver(@Nullable String counter) {}

    /** Where to go on. */
    record Resume(@Nullable String counter) {}

    /** Either other services or a certain counter. */
    record Transfer(
            @Nullable List<String> services, @Nullable String counter) {}

    @POST
    @Path("call")
    @RolesAllowed("call-out-of-turn")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Calls this person although others come first",
            description = "Needs the role `call-out-of-turn` and a reason, which is kept with the call.")
    @APIResponse(responseCode = "400", description = "invalid-request: no reason")
    @APIResponse(responseCode = "409", description = "at-other-counter, ticket-state, ticket-open, not-signed-on")
    public TicketAnswer call(
            @PathParam("id") UUID id,
            @Nullable Choice choice,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        var reason = choice == null ? null : choice.reason();
        var counter = choice == null ? null : choice.counter();
        return desk.callOutOfTurn(id, reason, counter, clerk(language), key("call", choice));
    }

    @POST
    @Path("take-over")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Goes on with somebody a colleague called or serves, at the counter the caller is signed on to")
    @APIResponse(responseCode = "409", description = "ticket-state, ticket-open, not-signed-on")
    public TicketAnswer takeOver(
            @PathParam("id") UUID id,
            @Nullable TakeOver where,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.takeOver(id, where == null ? null : where.counter(), clerk(language), key("take-over", where));
    }

    @POST
    @Path("recall")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Calls again, not within 30 seconds of the last call")
    @APIResponse(
            responseCode = "409",
            description = "recall-too-soon with Retry-After, called-often-enough, ticket-state, not-signed-on")
    public TicketAnswer recall(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.recall(id, clerk(language), key("recall", NOTHING));
    }

    @POST
    @Path("start")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The person sits at the counter")
    @APIResponse(responseCode = "409", description = "ticket-state, not-signed-on")
    public TicketAnswer start(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.start(id, clerk(language), key("start", NOTHING));
    }

    @POST
    @Path("finish")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Everything is done")
    @APIResponse(responseCode = "409", description = "ticket-state, not-signed-on")
    public TicketAnswer finish(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.finish(id, clerk(language), key("finish", NOTHING));
    }

    @POST
    @Path("no-show")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The person did not come; can be undone until closing")
    @APIResponse(responseCode = "409", description = "ticket-state, not-signed-on")
    public TicketAnswer miss(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.miss(id, clerk(language), key("no-show", NOTHING));
    }

    @POST
    @Path("park")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The person waits aside, for a document for instance; the counter is free")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "409", description = "ticket-state, not-signed-on")
    public TicketAnswer park(
            @PathParam("id") UUID id,
            @Nullable Park how,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        var until = how == null || how.until() == null ? null : how.until().toInstant();
        return desk.park(id, how == null ? null : how.reason(), until, clerk(language), key("park", how));
    }

    @POST
    @Path("resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Goes on with somebody who waited aside, at the counter the caller is signed on to")
    @APIResponse(responseCode = "409", description = "ticket-state, ticket-open, not-signed-on")
    public TicketAnswer resume(
            @PathParam("id") UUID id,
            @Nullable Resume where,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.resume(id, where == null ? null : where.counter(), clerk(language), key("resume", where));
    }

    @POST
    @Path("transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Passes the person on with number and rank, for other services or to a certain counter")
    @APIResponse(responseCode = "400", description = "invalid-request: neither or both, or unknown")
    @APIResponse(responseCode = "409", description = "ticket-state, not-signed-on")
    public TicketAnswer transfer(
            @PathParam("id") UUID id,
            @Nullable Transfer where,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        var key = key("transfer", where);
        var services = where == null ? null : where.services();
        var counter = where == null ? null : where.counter();
        if (services != null && !services.isEmpty() && counter == null) {
            return desk.transferFor(id, services, clerk(language), key);
        }
        if (counter != null && (services == null || services.isEmpty())) {
            return desk.transferTo(id, counter, clerk(language), key);
        }
        throw Refusal.ofField("services", counter == null ? "field.required" : "field.either");
    }

    @POST
    @Path("undo")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Takes the last step back within a minute; a no-show until closing, to its rank in the queue")
    @APIResponse(responseCode = "409", description = "nothing-to-undo, undo-too-late, ticket-open, not-signed-on")
    public TicketAnswer undo(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return desk.undo(id, clerk(language), key("undo", NOTHING));
    }

    private Clerk clerk(@Nullable String acceptLanguage) {
        return new Clerk(
                caller.requiredAuthority(),
                caller.requiredSubject(),
                caller.hasRole("lead"),
                Languages.accepted(acceptLanguage).get(0));
    }

    private Optional<CommandKey> key(String verb, @Nullable Object body) {
        return keys.optional(verb, body);
    }
}
