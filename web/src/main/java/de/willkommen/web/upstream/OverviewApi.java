package de.willkommen.web.upstream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** The live overview of an office. */
@Path("/api/v1/offices/{office}/overview")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface OverviewApi {

    @GET
    Overview overview(@PathParam("office") String office);

    /** Says from how many minutes on somebody waits too long. */
    @PUT
    @Path("/alert")
    Overview alert(@PathParam("office") String office, Alert alert);

    /** The limit; what was typed, so that the service says what is wrong with it. */
    record Alert(@Nullable Integer minutes) {}

    /** An office at one moment. */
    record Overview(
            OffsetDateTime at,
            int tooLongMinutes,
            int waiting,
            int parked,
            List<ServiceQueue> services,
            List<Late> tooLong,
            List<CounterNow> counters,
            List<HalfHour> forecast) {}

    /** Who waits for a service, by how long. */
    record ServiceQueue(
            String code,
            int waiting,
            int under15Minutes,
            int under30Minutes,
            int under60Minutes,
            int longer,
            int longestMinutes) {}

    /** Somebody who waits too long. */
    record Late(String number, List<String> services, String language, int waitedMinutes) {}

    /** What happens at a counter: {@code CLOSED}, {@code FREE}, {@code PAUSED}, {@code CALLING} or {@code SERVING}. */
    record CounterNow(
            String counter,
            String room,
            String state,
            @Nullable OffsetDateTime since,
            @Nullable String number,
            @Nullable List<String> services) {}

    /** Half an hour to come; {@code waiting} is how many will be waiting at its end. */
    record HalfHour(
            OffsetDateTime from, OffsetDateTime until, int appointments, int walkIns, int capacity, int waiting) {}
}
