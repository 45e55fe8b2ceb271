package de.willkommen.web.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Tickets, counters and the display. */
@Path("/api/v1")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface QueueApi {

    @POST
    @Path("/check-ins")
    Ticket checkIn(CheckIn request);

    @POST
    @Path("/tickets")
    Ticket takeNumber(@HeaderParam("Idempotency-Key") UUID key, WalkIn request);

    @GET
    @Path("/tickets/{id}")
    Ticket ticket(@PathParam("id") UUID id, @HeaderParam("Ticket-Token") String token);

    @PUT
    @Path("/tickets/{id}/contact")
    void leaveNumber(@PathParam("id") UUID id, @HeaderParam("Ticket-Token") String token, Contact contact);

    @POST
    @Path("/tickets/{id}/leave")
    @Nullable
    Ticket leave(@PathParam("id") UUID id, @HeaderParam("Ticket-Token") String token);

    @GET
    @Path("/offices/{office}/queue")
    QueueOverview queue(@PathParam("office") String office);

    @GET
    @Path("/offices/{office}/numbers")
    Numbers numbers(@PathParam("office") String office);

    @GET
    @Path("/offices/{office}/display")
    Display display(@PathParam("office") String office);

    @GET
    @Path("/offices/{office}/lobby-code")
    LobbyCode lobbyCode(@PathParam("office") String office);

    @GET
    @Path("/offices/{office}/waiting")
    WaitingList waiting(@PathParam("office") String office);

    @GET
    @Path("/counters/{counter}")
    CounterState counter(@PathParam("counter") String counter);

    @PUT
    @Path("/counters/{counter}/session")
    void signOn(@PathParam("counter") String counter, SignOn session);

    @DELETE
    @Path("/counters/{counter}/session")
    void signOff(@PathParam("counter") String counter);

    @PUT
    @Path("/counters/{counter}/pause")
    Session pause(@PathParam("counter") String counter);

    @DELETE
    @Path("/counters/{counter}/pause")
    Session goOn(@PathParam("counter") String counter);

    @POST
    @Path("/counters/{counter}/next")
    @Nullable
    Ticket next(@PathParam("counter") String counter, @HeaderParam("Idempotency-Key") UUID key);

    @POST
    @Path("/tickets/{id}/{verb}")
    @Nullable
    Ticket act(
            @PathParam("id") UUID id,
            @PathParam("verb") String verb,
            @HeaderParam("Idempotency-Key") UUID key,
            Action action);

    /** What a verb needs; what it does not need is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Action(
            @Nullable String reason,
            @Nullable String until,
            @Nullable String counter,
            @Nullable List<String> services) {
        /** For verbs that need nothing. */
        public static final Action NONE = new Action(null, null, null, null);
    }

    /** Checks a booking in. */
    record CheckIn(String office, String reference) {}

    /** Takes a number without an appointment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WalkIn(
            String office,
            List<String> services,
            String language,
            List<String> accessNeeds,
            @Nullable String lobbyCode) {}

    /** Where to send the call. */
    record Contact(String phone) {}

    /** What a clerk serves in this session; at most what the counter and the clerk can. */
    record SignOn(List<String> services, List<String> languages) {}

    /** A waiting time: half wait at most p50 minutes, nine of ten at most p90. */
    record WaitMinutes(int p50, int p90) {}

    /** A visitor's place in the queue. */
    record Ticket(
            @Nullable UUID id,
            @Nullable String number,
            @Nullable String status,
            @Nullable String token,
            @Nullable String office,
            @Nullable List<String> services,
            @Nullable String language,
            @Nullable Integer ahead,
            @Nullable WaitMinutes waitMinutes,
            @Nullable String counter,
            @Nullable String room,
            @Nullable String directions,
            @Nullable OffsetDateTime calledAt,
            @Nullable String reason,
            @Nullable UUID bookingId,
            @Nullable List<String> accessNeeds,
            @Nullable OffsetDateTime openedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable Integer waitedMinutes,
            @Nullable Boolean bookingCancelled,
            @Nullable String parkReason,
            @Nullable OffsetDateTime parkedUntil) {}

    /** How full it is. */
    record QueueOverview(
            @Nullable Integer waiting,
            @Nullable WaitMinutes waitMinutes,
            @Nullable Integer countersOpen) {}

    /** Until when numbers without an appointment are given today, and how many of those that have a limit are left. */
    record Numbers(boolean open, @Nullable String until, List<ServiceNumbers> services) {}

    /** What is left of a service's numbers. */
    record ServiceNumbers(String code, int perDay, int left) {}

    /** A call on the display. */
    record Call(
            String number,
            @Nullable String counter,
            @Nullable String room,
            @Nullable OffsetDateTime calledAt,
            @Nullable String language,
            @Nullable Integer recalls) {}

    /** What the lobby shows. */
    record Display(
            @Nullable String office,
            @Nullable OffsetDateTime now,
            @Nullable Long eventId,
            @Nullable List<Call> calls,
            @Nullable Integer waiting,
            @Nullable WaitMinutes waitMinutes,
            @Nullable List<ServiceQueue> services,
            @Nullable String lobbyCode,
            @Nullable String lobbyUrl) {}

    /** How many wait for a service, and what the last of them was told. */
    record ServiceQueue(String code, int waiting, @Nullable WaitMinutes waitMinutes) {}

    /** The code by which phones in the lobby take a number. */
    record LobbyCode(
            String code,
            @Nullable OffsetDateTime validUntil,
            @Nullable String url) {}

    /** Everybody who is in the house, and what happens at the counters. */
    record WaitingList(
            @Nullable Long revision,
            @Nullable List<Ticket> tickets,
            @Nullable List<CounterNow> counters) {}

    /** A counter: {@code CLOSED}, {@code FREE}, {@code PAUSED}, {@code CALLING} or {@code SERVING}, and since when. */
    record CounterNow(
            String counter,
            String state,
            @Nullable OffsetDateTime since,
            @Nullable String number) {}

    /** Who sits at a counter, and whom they serve. */
    record CounterState(
            String counter,
            @Nullable String office,
            @Nullable String room,
            @Nullable Session session,
            @Nullable Ticket ticket) {}

    /** A clerk's session at a counter. */
    record Session(
            @Nullable String clerk,
            @Nullable List<String> services,
            @Nullable List<String> languages,
            @Nullable OffsetDateTime since,
            @Nullable OffsetDateTime pausedSince) {}
}
