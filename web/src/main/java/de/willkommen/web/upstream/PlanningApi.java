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
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** The calendar of an office and its opening plans, for those who plan. */
@Path("/api/v1/offices/{office}")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface PlanningApi {

    @GET
    @Path("/planning")
    Choices choices(@PathParam("office") String office);

    @GET
    @Path("/calendar")
    Calendar calendar(
            @PathParam("office") String office,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("team") @Nullable String team,
            @QueryParam("counter") @Nullable String counter,
            @QueryParam("resource") @Nullable String resource);

    @GET
    @Path("/plans")
    List<Plan> plans(@PathParam("office") String office);

    @GET
    @Path("/plans/{id}")
    Plan plan(@PathParam("office") String office, @PathParam("id") UUID id);

    @POST
    @Path("/plans")
    Plan create(@PathParam("office") String office, @HeaderParam("Idempotency-Key") UUID key, PlanDraft plan);

    @PUT
    @Path("/plans/{id}")
    Plan replace(
            @PathParam("office") String office,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String version,
            PlanDraft plan);

    @DELETE
    @Path("/plans/{id}")
    void remove(@PathParam("office") String office, @PathParam("id") UUID id, @HeaderParam("If-Match") String version);

    @POST
    @Path("/plans/preview")
    Preview preview(@PathParam("office") String office, PreviewRequest request);

    @POST
    @Path("/plans/copies")
    void copy(@PathParam("office") String office, @HeaderParam("Idempotency-Key") UUID key, WeekCopy copy);

    /** Whose time can be planned. */
    record Choices(
            List<TeamChoice> teams,
            List<CounterChoice> counters,
            List<ResourceChoice> resources,
            List<StaffChoice> staff) {}

    /** A team and what it is called. */
    record TeamChoice(String code, String label) {}

    /** A counter and where it is. */
    record CounterChoice(String code, @Nullable String room, String team) {}

    /** A room or an interpreter. */
    record ResourceChoice(String code, String kind, String label) {}

    /** Somebody who can be absent, without a name. */
    record StaffChoice(
            String subject, @Nullable String team, @Nullable String counter) {}

    /** Days as they are planned and booked; {@code today} is the day it is at the office. */
    record Calendar(String office, LocalDate today, List<Day> days) {}

    /** One day. */
    record Day(
            LocalDate date,
            String week,
            @Nullable String holiday,
            List<ResourceDay> resources,
            List<Closed> closures,
            long openMinutes,
            long bookedMinutes,
            int bookings,
            int conflicts) {}

    /** A counter, room or interpreter on that day; {@code team} of a counter, {@code label} of the others. */
    record ResourceDay(
            String kind,
            String code,
            @Nullable String team,
            @Nullable String label,
            List<OpenTime> openings,
            long openMinutes,
            long bookedMinutes,
            int bookings,
            int conflicts) {}

    /** A time of a plan, whether or not a closure lies over it. */
    record OpenTime(
            OffsetDateTime start,
            OffsetDateTime end,
            String channel,
            @Nullable Integer releaseMinutesBefore,
            UUID plan) {}

    /** A closure; times are absent when it begins with the first day or ends with the last. */
    record Closed(
            UUID id,
            String kind,
            Owner scope,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String reason) {}

    /** {@code TEAM}, {@code COUNTER} or {@code RESOURCE} and its code; of closures also {@code OFFICE}, without a code. */
    record Owner(String kind, @Nullable String code) {}

    /** An opening plan; {@code closesAt} 00:00 is the end of the day. */
    record Plan(
            UUID id,
            int version,
            Owner owner,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            String opensAt,
            String closesAt,
            String rule,
            @Nullable List<LocalDate> exceptOn,
            @Nullable List<Share> shares) {}

    /** The part of one channel: on how many counters, and when what is unused goes to the public. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Share(
            @Nullable String channel,
            @Nullable Integer counters,
            @Nullable Integer releaseMinutesBefore) {}

    /** A plan as it is to be, as somebody typed it: the service says what is wrong with which field. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanDraft(
            @Nullable Owner owner,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable String opensAt,
            @Nullable String closesAt,
            @Nullable String rule,
            List<String> exceptOn,
            List<Share> shares) {}

    /** Changes to think through together. */
    record PreviewRequest(List<Change> changes) {}

    /** One change, for example {@code REPLACE_PLAN}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String verb,
            @Nullable UUID id,
            @Nullable PlanDraft plan,
            @Nullable WeekCopy copy) {}

    /** Gives weeks, such as {@code 2026-W48}, the hours of another one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WeekCopy(
            @Nullable String from,
            List<String> to,
            @Nullable Owner owner,
            @Nullable Long revision) {}

    /** What changes would do. */
    record Preview(long revision, List<PreviewWeek> weeks, List<AffectedBooking> bookings) {}

    /** Minutes of all counters in one week, now and afterwards. */
    record PreviewWeek(
            String week,
            LocalDate from,
            LocalDate to,
            long before,
            long after,
            long gained,
            long lost,
            @Nullable List<PreviewChannel> channels) {}

    /** The part of one channel. */
    record PreviewChannel(String channel, long before, long after) {}

    /** A booking that does not or would not fit, without the person; {@code language} is the one its holder reads. */
    record AffectedBooking(
            UUID id,
            String reference,
            OffsetDateTime start,
            OffsetDateTime end,
            String counter,
            @Nullable List<String> services,
            @Nullable String language,
            @Nullable List<String> reasons) {}
}
