package de.willkommen.web.upstream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Figures of an office. */
@Path("/api/v1/offices/{office}/statistics")
@RegisterClientHeaders(RelayedHeaders.class)
public interface StatisticsApi {

    /** The figures of days, told apart by {@code day}, {@code hour} or {@code service}, or by nothing. */
    @GET
    @Path("/figures")
    FigureRows figures(
            @PathParam("office") String office,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("by") List<String> by,
            @QueryParam("service") @Nullable String service);

    /** What the caller did today. */
    @GET
    @Path("/mine")
    OwnFigures mine(@PathParam("office") String office);

    /** The caller's own figures. */
    record OwnFigures(int served, int noShows, @Nullable Long meanServingSeconds) {}

    /** Who was called out of turn on a day, the latest first. */
    @GET
    @Path("/out-of-turn")
    OutOfTurn outOfTurn(@PathParam("office") String office, @QueryParam("date") LocalDate date);

    /** The calls of a day. */
    record OutOfTurn(LocalDate date, List<CallOutOfTurn> calls) {}

    /** A call, {@code passedOver} others coming first. */
    record CallOutOfTurn(
            OffsetDateTime at,
            String number,
            List<String> services,
            String counter,
            String reason,
            int waitedMinutes,
            int passedOver,
            boolean undone) {}

    /** So many of the last whole weeks, as everybody may know them. */
    @GET
    @Path("/public/weeks")
    PublicWeeks weeks(@PathParam("office") String office, @QueryParam("weeks") int weeks);

    /** The weeks, the latest first. */
    record PublicWeeks(String licence, List<PublicWeek> weeks) {}

    /** A whole week; what is absent is withheld. */
    record PublicWeek(
            String week,
            LocalDate from,
            LocalDate to,
            @Nullable Integer people,
            @Nullable PublicMinutes waitingMinutes,
            @Nullable Integer promisesKeptPercent,
            List<PublicGroup> services,
            List<PublicGroup> days,
            List<PublicGroup> hours,
            List<PublicGroup> outcomes) {}

    /** A group of people; without {@code people} it is withheld. */
    record PublicGroup(
            String name, @Nullable Integer people, @Nullable PublicMinutes waitingMinutes) {}

    /** Half waited at most p50 minutes, nine of ten p90. */
    record PublicMinutes(long p50, long p90) {}

    /** The answer. */
    record FigureRows(List<Figures> rows) {}

    /** The figures of a group of people; what they were not told apart by is absent. */
    record Figures(
            @Nullable LocalDate day,
            @Nullable Integer hour,
            @Nullable String service,
            int people,
            int served,
            int noShows,
            int left,
            int unserved,
            int open,
            @Nullable Spread waitingSeconds,
            @Nullable Spread waySeconds,
            @Nullable Spread servingSeconds,
            int promises,
            int promisesKept) {}

    /** How times lie: half took at most p50, nine of ten p90. */
    record Spread(int count, long p50, long p90, long longest) {}
}
