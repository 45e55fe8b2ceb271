package de.willkommen.queue.display;

import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.textfeed.CounterWays;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the lobby's display shows: numbers and counters, never names. */
@Path("/api/v1/offices/{office}/display")
@RolesAllowed({"display", "kiosk", "clerk", "lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Display")
class DisplayResource {

    private final OwnOffice ownOffice;
    private final Offices offices;
    private final CounterWays counterWays;
    private final DisplaySnapshots snapshots;
    private final DisplayChannels channels;

    DisplayResource(
            OwnOffice ownOffice,
            Offices offices,
            CounterWays counterWays,
            DisplaySnapshots snapshots,
            DisplayChannels channels) {
        this.ownOffice = ownOffice;
        this.offices = offices;
        this.counterWays = counterWays;
        this.snapshots = snapshots;
        this.channels = channels;
    }

    @GET
    @Operation(summary = "The calls that are going on")
    @APIResponse(responseCode = "200", description = "The snapshot")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public DisplaySnapshots.Snapshot snapshot(@PathParam("office") String office) {
        return snapshots.of(ownOffice.require(office));
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
    @APIResponse(
            responseCode = "200",
            description = "An endless stream; a comment every 15 seconds",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = OutboundSseEvent.class)))
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public void stream(
            @PathParam("office") String code,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink keepsTheAnswerOpen,
            @Context RoutingContext connection) {
        var channel = channels.of(ownOffice.require(code).code());
        var display = new DisplayStream(channel, connection.response());
        connection.addEndHandler(gone -> display.left());
        display.open(channel.beginning(lastEventId));
    }
}
