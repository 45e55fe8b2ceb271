package de.willkommen.queue.overview;

import de.willkommen.kit.clock.RealTime;
import de.willkommen.kit.problem.Languages;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.signal.LiveStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everybody in the house, for the desk. */
@Path("/api/v1/offices/{office}/waiting")
@RolesAllowed({"clerk", "lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Desk")
class WaitingList {

    private final OwnOffice ownOffice;
    private final OfficePictures pictures;
    private final TicketAnswers answers;
    private final LiveStreams streams;
    private final Clock realTime;

    WaitingList(
            OwnOffice ownOffice,
            OfficePictures pictures,
            TicketAnswers answers,
            LiveStreams streams,
            @RealTime Clock realTime) {
        this.ownOffice = ownOffice;
        this.pictures = pictures;
        this.answers = answers;
        this.streams = streams;
        this.realTime = realTime;
    }

    /**
     * The answer.
     *
     * @param revision grows with every change of the queue
     * @param counters every counter in use and what happens there
     */
    record Waiting(long revision, List<TicketAnswer> tickets, List<LiveOverview.CounterNow> counters) {}

    @GET
    @Operation(
            summary = "Every open ticket of the office, who missed the call today, and what happens at the counters",
            description = "Waiting tickets in the order of calling, then called, serving, parked and missed ones.")
    @APIResponse(responseCode = "200", description = "The waiting list")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public Waiting list(
            @PathParam("office") String office,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        return waiting(ownOffice.membership(office).office(), language(acceptLanguage));
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "The waiting list after every change, as server-sent events `waiting`",
            description = "Ends when the token expires, and when the caller no longer works in the office.")
    @APIResponse(responseCode = "200", description = "A stream; a comment every 15 seconds")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public Multi<OutboundSseEvent> stream(
            @PathParam("office") String office,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @Context Sse sse) {
        var own = ownOffice.membership(office);
        var language = language(acceptLanguage);
        return streams.ofOffice(own.office().code(), sse, () -> own.holds(realTime.instant()), () -> {
            var waiting = waiting(own.office(), language);
            return List.of(streams.event(sse, Long.toString(waiting.revision()), "waiting", waiting));
        });
    }

    private Waiting waiting(Office office, String language) {
        var picture = pictures.current(office);
        var known = Optional.of(picture);
        var tickets = Stream.concat(
                        picture.places().stream().map(OfficePicture.Place::ticket), picture.others().stream())
                .map(ticket -> answers.forStaff(ticket, known, language))
                .toList();
        return new Waiting(picture.revision(), tickets, picture.counters());
    }

    private static String language(@Nullable String acceptLanguage) {
        return Languages.accepted(acceptLanguage).get(0);
    }
}
