package de.willkommen.queue.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.tenancy.Caller;
import de.willkommen.queue.counter.CounterDesk;
import de.willkommen.queue.counter.CounterSession;
import de.willkommen.queue.counter.CounterSessions;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.overview.TicketAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A counter and the clerk at it. */
@Path("/api/v1/counters/{counter}")
@RolesAllowed({"clerk", "lead"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Desk")
class CounterResource {

    private final CallingDesk calling;
    private final CounterDesk counterDesk;
    private final CounterSessions sessions;
    private final CounterView view;
    private final OwnOffice ownOffice;
    private final CommandKeys keys;
    private final Caller caller;

    CounterResource(
            CallingDesk calling,
            CounterDesk counterDesk,
            CounterSessions sessions,
            CounterView view,
            OwnOffice ownOffice,
            CommandKeys keys,
            Caller caller) {
        this.calling = calling;
        this.counterDesk = counterDesk;
        this.sessions = sessions;
        this.view = view;
        this.ownOffice = ownOffice;
        this.keys = keys;
        this.caller = caller;
    }

    /** What the clerk serves in this session; nothing named means everything the clerk can. */
    record SignOn(@Nullable List<String> services, @Nullable List<String> languages) {}

    /**
     * A clerk at a counter.
     *
     * @param pausedSince absent while the clerk is there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            String clerk,
            List<String> services,
            List<String> languages,
            Instant since,
            @Nullable Instant pausedSince) {
        static Session of(CounterSession session) {
            return new Session(
                    session.clerk(), session.services(), session.languages(), session.since(), session.pausedSince());
        }
    }

    /** A counter now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CounterState(
            String counter,
            String office,
            String room,
            @Nullable Session session,
            @Nullable TicketAnswer ticket) {}

    @GET
    @Operation(summary = "Who sits at the counter and whom they serve")
    @APIResponse(responseCode = "200", description = "The counter; session and ticket absent when there is none")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public CounterState counter(
            @PathParam("counter") String code,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        var counter = ownOffice.requireCounter(code);
        var session = sessions.at(counter.authority(), counter.code());
        return new CounterState(
                counter.code(),
                counter.office(),
                counter.room(),
                session.map(Session::of).orElse(null),
                view.ticketAt(counter, language(acceptLanguage)).orElse(null));
    }

    @PUT
    @Path("session")
    @Operation(
            summary = "Signs the caller on",
            description = "Again at the same counter: changes what is served. Skills can be narrowed, never widened.")
    @APIResponse(responseCode = "200", description = "The session")
    @APIResponse(responseCode = "400", description = "invalid-request: a service or language the clerk does not have")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    @APIResponse(responseCode = "409", description = "ticket-open, counter-taken, staff-unknown")
    public Session signOn(@PathParam("counter") String code, @Nullable SignOn wish) {
        var counter = ownOffice.requireCounter(code);
        var session = counterDesk.signOn(
                counter,
                caller.requiredSubject(),
                wish == null ? null : wish.services(),
                wish == null ? null : wish.languages());
        return Session.of(session);
    }

    @DELETE
    @Path("session")
    @Operation(summary = "Signs the caller off; a lead signs off who forgot to")
    @APIResponse(responseCode = "204", description = "Nobody is signed on there any more")
    @APIResponse(responseCode = "403", description = "forbidden: a colleague's session")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    @APIResponse(responseCode = "409", description = "ticket-open")
    public void signOff(@PathParam("counter") String code) {
        counterDesk.signOff(ownOffice.requireCounter(code), caller.requiredSubject(), caller.hasRole("lead"));
    }

    @PUT
    @Path("pause")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "The caller is away for a while",
            description =
                    "Nobody is called there, and waiting times do without the counter. Taking somebody on ends it.")
    @APIResponse(responseCode = "200", description = "The session")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    @APIResponse(responseCode = "409", description = "ticket-open, not-signed-on")
    public Session pause(@PathParam("counter") String code) {
        return Session.of(counterDesk.pause(ownOffice.requireCounter(code), caller.requiredSubject()));
    }

    @DELETE
    @Path("pause")
    @Operation(summary = "The caller is back")
    @APIResponse(responseCode = "200", description = "The session")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    @APIResponse(responseCode = "409", description = "not-signed-on")
    public Session goOn(@PathParam("counter") String code) {
        return Session.of(counterDesk.goOn(ownOffice.requireCounter(code), caller.requiredSubject()));
    }

    @POST
    @Path("next")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Calls the next",
            description = "`Idempotency-Key` is required; the same key gives the same person.")
    @APIResponse(responseCode = "200", description = "The ticket, `CALLED`, with the reason of the choice")
    @APIResponse(responseCode = "204", description = "Nobody waits for what is served here")
    @APIResponse(responseCode = "400", description = "idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    @APIResponse(responseCode = "409", description = "ticket-open, not-signed-on")
    public RestResponse<TicketAnswer> next(
            @PathParam("counter") String code,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        var key = keys.required("call-next", Map.of());
        var counter = ownOffice.requireCounter(code);
        var clerk = new Clerk(
                counter.authority(), caller.requiredSubject(), caller.hasRole("lead"), language(acceptLanguage));
        try {
            return RestResponse.ok(calling.callNext(counter, clerk, key));
        } catch (NobodyWaiting nobody) {
            return RestResponse.noContent();
        }
    }

    private static String language(@Nullable String acceptLanguage) {
        return Languages.accepted(acceptLanguage).get(0);
    }
}
