package de.willkommen.queue.display;

import de.willkommen.queue.estimate.WaitMinutes;
import de.willkommen.queue.lobby.LobbyCodes;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.overview.OfficePictures;
import de.willkommen.queue.signal.LiveStreams;
import de.willkommen.queue.signal.OfficeFeed;
import de.willkommen.queue.textfeed.CounterWays;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the lobby's display shows: numbers and counters, never names. */
@Path("/api/v1/offices/{office}/display")
@RolesAllowed({"display", "kiosk", "clerk", "lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Display")
class DisplayResource {

    private static final int MOST_CALLS = 8;
    private static final Duration SNAPSHOT_EVERY = Duration.ofMinutes(1);

    private final OwnOffice ownOffice;
    private final Offices offices;
    private final CounterWays counterWays;
    private final OfficePictures pictures;
    private final LobbyCodes lobbyCodes;
    private final OfficeFeed feed;
    private final DisplayEvents events;
    private final DisplayChannels channels;
    private final LiveStreams streams;
    private final Clock clock;

    DisplayResource(
            OwnOffice ownOffice,
            Offices offices,
            CounterWays counterWays,
            OfficePictures pictures,
            LobbyCodes lobbyCodes,
            OfficeFeed feed,
            DisplayEvents events,
            DisplayChannels channels,
            LiveStreams streams,
            Clock clock) {
        this.ownOffice = ownOffice;
        this.offices = offices;
        this.counterWays = counterWays;
        this.pictures = pictures;
        this.lobbyCodes = lobbyCodes;
        this.feed = feed;
        this.events = events;
        this.channels = channels;
        this.streams = streams;
        this.clock = clock;
    }

    /**
     * The whole picture.
     *
     * @param eventId number of the last event it contains
     * @param calls the newest first, eight at most
     * @param waitMinutes for somebody who takes a number now
     * @param services the queues of the services somebody waits for, the longest first
     * @param lobbyCode see {@code lobby-code}
     */
    record Snapshot(
            String office,
            Instant now,
            long eventId,
            List<DisplayCall> calls,
            int waiting,
            WaitMinutes waitMinutes,
            List<ServiceQueue> services,
            String lobbyCode,
            String lobbyUrl) {}

    @GET
    @Operation(summary = "The calls that are going on")
    @APIResponse(responseCode = "200", description = "The snapshot")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public Snapshot snapshot(@PathParam("office") String office) {
        return snapshot(ownOffice.require(office));
    }

    @GET
    @Path("ways")
    @Operation(
            summary = "How to get to each counter, as whole sentences in all languages there are",
            description = "Seldom changes: to be asked once an hour.")
    @APIResponse(responseCode = "200", description = "By counter, then by language")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public Map<String, Map<String, String>> ways(@PathParam("office") String code) {
        var office = ownOffice.require(code);
        var counters =
                offices.counters(office.code()).stream().map(Counter::code).collect(Collectors.toSet());
        return counterWays.inAllLanguages(office.authority(), counters);
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Calls as they happen, as server-sent events",
            description = "`snapshot` at the start and every minute, `called`, `recalled`, `cleared`. The id is the"
                    + " number of the event in the office; `Last-Event-ID` goes on behind it, on any instance.")
    @APIResponse(responseCode = "200", description = "An endless stream; a comment every 15 seconds")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public Multi<OutboundSseEvent> stream(
            @PathParam("office") String code,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        var office = ownOffice.require(code);
        var reader = new DisplayReader(events, feed, streams, sse, clock, () -> snapshot(office), office.code());
        reader.resumeBehind(lastEventId);
        return streams.of(channels.of(office.code()), sse, SNAPSHOT_EVERY, reader::next);
    }

    private Snapshot snapshot(Office office) {
        // The number first: what is called in between is in the picture and comes again as an event.
        var eventId = feed.displayNumber(office.code());
        var picture = pictures.current(office);
        var now = clock.instant();
        var calls = picture.others().stream()
                .filter(ticket -> ticket.status() == TicketStatus.CALLED)
                .sorted(Comparator.comparing(DisplayResource::lastCalledAt).reversed())
                .limit(MOST_CALLS)
                .map(ticket -> DisplayCall.of(ticket, now))
                .toList();
        var lobby = lobbyCodes.present(office);
        return new Snapshot(
                office.code(),
                now,
                eventId,
                calls,
                picture.places().size(),
                picture.newcomer(),
                ServiceQueue.of(picture),
                lobby.code(),
                lobby.url());
    }

    private static Instant lastCalledAt(TicketState ticket) {
        return ticket.lastCalledAt() == null ? ticket.statusSince() : ticket.lastCalledAt();
    }
}
