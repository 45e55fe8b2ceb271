package de.willkommen.queue.visit;

import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import de.willkommen.queue.lobby.LobbyCodes;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.overview.OfficePicture;
import de.willkommen.queue.overview.OfficePictures;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.signal.LiveStreams;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.Via;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A visitor's ticket. Whoever shows its secret in {@code Ticket-Token} is the visitor. */
@Path("/api/v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Visitor")
class TicketResource {

    static final String TOKEN = "Ticket-Token";

    private final WalkInDesk walkIns;
    private final VisitorDesk visitors;
    private final Offices offices;
    private final OwnOffice ownOffice;
    private final LobbyCodes lobbyCodes;
    private final OfficePictures pictures;
    private final TicketAnswers answers;
    private final LiveStreams streams;
    private final CommandKeys keys;
    private final Caller caller;

    TicketResource(
            WalkInDesk walkIns,
            VisitorDesk visitors,
            Offices offices,
            OwnOffice ownOffice,
            LobbyCodes lobbyCodes,
            OfficePictures pictures,
            TicketAnswers answers,
            LiveStreams streams,
            CommandKeys keys,
            Caller caller) {
        this.walkIns = walkIns;
        this.visitors = visitors;
        this.offices = offices;
        this.ownOffice = ownOffice;
        this.lobbyCodes = lobbyCodes;
        this.pictures = pictures;
        this.answers = answers;
        this.streams = streams;
        this.keys = keys;
        this.caller = caller;
    }

    /** A number to be called or texted. */
    record Contact(@Nullable String phone) {}

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Takes a number without an appointment",
            description = "Kiosk and clerk with their token, anybody else with the lobby's code. `Idempotency-Key` is"
                    + " required; the same key gives the same ticket.")
    @APIResponse(responseCode = "201", description = "The ticket with its token")
    @APIResponse(responseCode = "400", description = "invalid-request, idempotency-key-missing")
    @APIResponse(responseCode = "401", description = "unauthorized: neither a token nor a lobby code")
    @APIResponse(responseCode = "403", description = "lobby-code-expired")
    @APIResponse(responseCode = "404", description = "not-found: not the caller's office")
    @APIResponse(
            responseCode = "409",
            description = "already-waiting, services-apart, numbers-closed, numbers-given-out")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    public TicketAnswer open(
            @Nullable WalkIn wish,
            @HeaderParam(TOKEN) @Nullable String earlierToken,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        if (wish == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        var key = keys.required("open-ticket", wish);
        if (wish.office() == null) {
            throw Refusal.ofField("office", "field.required");
        }
        var office = offices.office(wish.office()).orElseThrow(() -> Refusal.ofField("office", "field.unknown"));
        var via = requireRight(office, wish.lobbyCode());
        return walkIns.open(office, wish, via, earlierToken, language(acceptLanguage), key);
    }

    private Via requireRight(Office office, @Nullable String lobbyCode) {
        if (isStaff() || caller.hasRole("kiosk")) {
            ownOffice.require(office.authority(), office.code());
            return caller.hasRole("kiosk") ? Via.KIOSK : Via.DESK;
        }
        if (lobbyCode == null) {
            throw new Refusal(CommonProblem.UNAUTHORIZED);
        }
        if (!lobbyCodes.isValid(office, lobbyCode)) {
            throw new Refusal(VisitProblem.LOBBY_CODE_EXPIRED);
        }
        return Via.PHONE;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "The ticket with the place in the queue; the counter and the way to it when called")
    @APIResponse(responseCode = "200", description = "The ticket")
    @APIResponse(responseCode = "401", description = "unauthorized: no Ticket-Token")
    @APIResponse(responseCode = "404", description = "not-found: no such ticket, or the wrong token")
    public RestResponse<TicketAnswer> ticket(
            @PathParam("id") UUID id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        var ticket = visible(id, token);
        var language = language(acceptLanguage, ticket.language());
        var answer = token == null
                ? answers.forStaff(ticket, picture(ticket), language)
                : answers.forVisitor(ticket, picture(ticket), language);
        return RestResponse.ResponseBuilder.ok(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("{id}/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The ticket after every change that concerns it, as server-sent events `ticket`")
    @APIResponse(responseCode = "200", description = "An endless stream; a comment every 15 seconds")
    @APIResponse(responseCode = "401", description = "unauthorized: no Ticket-Token")
    @APIResponse(responseCode = "404", description = "not-found: no such ticket, or the wrong token")
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") UUID id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @Context Sse sse) {
        var visible = visible(id, token);
        var language = language(acceptLanguage, visible.language());
        var said = new AtomicReference<String>("");
        return streams.ofOffice(visible.office(), sse, () -> {
            var ticket = visitors.any(id).orElseThrow(Refusal::notFound);
            var now = streams.write(answers.forVisitor(ticket, picture(ticket), language));
            return now.equals(said.getAndSet(now))
                    ? List.of()
                    : List.of(streams.written(sse, Long.toString(ticket.revision()), "ticket", now));
        });
    }

    @PUT
    @Path("{id}/contact")
    @Operation(summary = "Leaves a telephone number, to be told when it is one's turn")
    @APIResponse(responseCode = "204", description = "Forwarded; nothing of it is kept here")
    @APIResponse(responseCode = "400", description = "invalid-request: not a telephone number")
    @APIResponse(responseCode = "401", description = "unauthorized: no Ticket-Token")
    @APIResponse(responseCode = "404", description = "not-found: no such ticket, or the wrong token")
    @APIResponse(responseCode = "409", description = "ticket-state: the visit is over")
    public void leaveNumber(
            @PathParam("id") UUID id, @HeaderParam(TOKEN) @Nullable String token, @Nullable Contact contact) {
        requireToken(token);
        visitors.leaveNumber(id, token, contact == null ? null : contact.phone());
    }

    @POST
    @Path("{id}/leave")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Leaves the queue")
    @APIResponse(responseCode = "200", description = "The ticket, `LEFT`")
    @APIResponse(responseCode = "401", description = "unauthorized: no Ticket-Token")
    @APIResponse(responseCode = "404", description = "not-found: no such ticket, or the wrong token")
    @APIResponse(responseCode = "409", description = "ticket-state: called or served already")
    public TicketAnswer leave(
            @PathParam("id") UUID id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        requireToken(token);
        return visitors.leave(id, token, language(acceptLanguage), keys.optional("leave-queue", null));
    }

    private TicketState visible(UUID id, @Nullable String token) {
        if (token == null && isStaff()) {
            var ticket = visitors.any(id).orElseThrow(Refusal::notFound);
            ownOffice.require(ticket.authority(), ticket.office());
            return ticket;
        }
        requireToken(token);
        return visitors.held(id, token).orElseThrow(Refusal::notFound);
    }

    private static void requireToken(@Nullable String token) {
        if (token == null) {
            throw new Refusal(CommonProblem.UNAUTHORIZED);
        }
    }

    private boolean isStaff() {
        return caller.hasRole("clerk") || caller.hasRole("lead") || caller.hasRole("admin");
    }

    private Optional<OfficePicture> picture(TicketState ticket) {
        return TicketAnswers.needsPicture(ticket)
                ? offices.office(ticket.office()).map(pictures::current)
                : Optional.empty();
    }

    /** What the request asks for; without that, the language the visitor chose with the ticket. */
    private static String language(@Nullable String acceptLanguage, String chosen) {
        return acceptLanguage == null ? chosen : language(acceptLanguage);
    }

    private static String language(@Nullable String acceptLanguage) {
        return Languages.accepted(acceptLanguage).get(0);
    }
}
