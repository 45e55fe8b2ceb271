package de.willkommen.web.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jspecify.annotations.Nullable;

/** Offices, free times and bookings. */
@Path("/api/v1")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface AppointmentApi {

    @GET
    @Path("/offices")
    List<Office> offices();

    @GET
    @Path("/offices/{office}")
    Office office(@PathParam("office") String office);

    @GET
    @Path("/offices/{office}/services")
    List<Offer> services(@PathParam("office") String office);

    @GET
    @Path("/offices/{office}/counters")
    List<Counter> counters(@PathParam("office") String office);

    @GET
    @Path("/staff/me")
    StaffMember me();

    @GET
    @Path("/slots")
    FreeTimes slots(
            @QueryParam("office") List<String> offices,
            @QueryParam("service") List<String> services,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("persons") List<Integer> persons,
            @QueryParam("language") @Nullable String language,
            @QueryParam("accessNeeds") List<String> accessNeeds,
            @QueryParam("channel") @Nullable String channel);

    @POST
    @Path("/bookings")
    Booking hold(@HeaderParam("Idempotency-Key") UUID key, HoldRequest request);

    @POST
    @Path("/bookings/{id}/confirmation")
    Booking confirm(
            @PathParam("id") UUID id,
            @HeaderParam("Booking-Token") @Nullable String token,
            @HeaderParam("Idempotency-Key") UUID key,
            ConfirmRequest request);

    @POST
    @Path("/bookings/{id}/verification")
    Booking verify(@PathParam("id") UUID id, @HeaderParam("Verification-Token") String token);

    @GET
    @Path("/bookings/{id}")
    Booking booking(@PathParam("id") UUID id, @HeaderParam("Booking-Token") @Nullable String token);

    @POST
    @Path("/bookings/{id}/move")
    Booking move(
            @PathParam("id") UUID id,
            @HeaderParam("Booking-Token") @Nullable String token,
            @HeaderParam("Idempotency-Key") UUID key,
            MoveRequest request);

    @POST
    @Path("/bookings/{id}/cancellation")
    Booking cancel(
            @PathParam("id") UUID id, @HeaderParam("Booking-Token") @Nullable String token, CancelRequest request);

    @PATCH
    @Path("/bookings/{id}")
    void amend(@PathParam("id") UUID id, @HeaderParam("Booking-Token") @Nullable String token, AmendRequest request);

    @GET
    @Path("/bookings/mine")
    List<Booking> mine();

    @GET
    @Path("/bookings/{id}/data")
    JsonNode data(@PathParam("id") UUID id, @HeaderParam("Booking-Token") @Nullable String token);

    @DELETE
    @Path("/bookings/{id}/data")
    void erase(@PathParam("id") UUID id, @HeaderParam("Booking-Token") @Nullable String token);

    /** An office. {@code address} is a text or an object of its parts. */
    record Office(
            String code,
            @Nullable String name,
            @Nullable JsonNode address,
            @Nullable String timeZone,
            @Nullable OffsetDateTime now,
            @Nullable List<String> languages,
            @Nullable List<String> accessibility,
            @Nullable String authority,
            @Nullable String directions,
            @Nullable List<Opening> openings,
            @Nullable Asks asks) {

        /** Why dates of birth are asked, as a code; null where they are not. */
        public @Nullable String birthDateReason() {
            return asks == null || asks.birthDate() == null
                    ? null
                    : asks.birthDate().reason();
        }

        /** What has to be given beside the name. */
        public record Asks(@Nullable AskedFor birthDate) {}

        /** Why something is asked for. */
        public record AskedFor(String reason) {}
    }

    /** One day's opening; times as {@code HH:mm}, or with a date in front. */
    record Opening(LocalDate date, String opensAt, String closesAt) {}

    /** A service that can be booked. */
    record Offer(
            String code,
            @Nullable String name,
            @Nullable String leikaKey,
            @Nullable Integer durationMinutes,
            @Nullable Integer maxPersons,
            @Nullable List<Document> documents) {}

    /** A counter of an office. */
    record Counter(
            String code,
            @Nullable String room,
            @Nullable String team,
            @Nullable List<String> services,
            @Nullable List<String> languages,
            @Nullable String way) {}

    /** Who is signed in. */
    record StaffMember(
            @Nullable String authority,
            @Nullable String office,
            @Nullable String team,
            @Nullable List<String> services,
            @Nullable List<String> languages) {}

    /** One free time; at which office, where several were asked. */
    record Slot(
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable String office) {}

    /** What a search found. */
    record FreeTimes(
            @Nullable List<Slot> slots,
            @Nullable LocalDate searchedFrom,
            @Nullable LocalDate searchedTo,
            @Nullable LocalDate nextFrom) {}

    /** A service and for how many. */
    record Wanted(String code, int persons) {}

    /** A service within a booking. */
    record Booked(
            String code,
            @Nullable String name,
            @Nullable Integer persons,
            @Nullable Integer minutes) {}

    /**
     * Asks for a time to be held.
     *
     * @param spokenLanguage what a clerk or interpreter must speak; absent when that does not matter
     * @param channel {@code INTERNAL} or {@code EMERGENCY}, for staff
     * @param reason why, for staff
     * @param overbook books beyond what is free, for staff with that right
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldRequest(
            String office,
            List<Wanted> services,
            String start,
            String language,
            List<String> accessNeeds,
            @Nullable String spokenLanguage,
            @Nullable String channel,
            @Nullable String reason,
            @Nullable Overbook overbook) {}

    /** Asks for a time that is not free, at a counter, and says why. */
    record Overbook(String counter, String reason) {}

    /** Somebody's name and, where it is asked for, date of birth. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String birthDate) {}

    /** Who comes, and how to reach them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfirmRequest(
            @Nullable String givenName,
            String familyName,
            @Nullable String birthDate,
            @Nullable String email,
            @Nullable String phone,
            @JsonProperty("notify") List<String> channels,
            boolean consent,
            List<Person> people) {}

    /** Asks for another time; staff say why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoveRequest(String start, @Nullable String reason) {}

    /** Cancels; staff say why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CancelRequest(@Nullable String reason) {
        /** For holders, who need give no reason. */
        public static final CancelRequest WITHOUT_REASON = new CancelRequest(null);
    }

    /** Changes the language of messages, or how and whether somebody is reached; what is absent stays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AmendRequest(
            @Nullable String language,
            @Nullable String email,
            @Nullable String phone,
            @JsonProperty("notify") @Nullable List<String> channels,
            @Nullable Boolean consent) {}

    /**
     * Something that happened to a booking.
     *
     * @param event what, for example {@code booking.confirmed}
     * @param by {@code YOU}, {@code OFFICE} or {@code SYSTEM}, for the holder
     * @param cause {@code CITIZEN}, {@code STAFF} and so on, for staff
     * @param actor which account did it, for staff
     * @param reason why, for staff
     */
    record Step(
            @Nullable String from,
            @Nullable String to,
            @Nullable String event,
            @Nullable OffsetDateTime at,
            @Nullable String by,
            @Nullable String cause,
            @Nullable String actor,
            @Nullable String reason) {}

    /** A booking; what is not known yet, or not for this reader, is absent. */
    record Booking(
            @Nullable UUID id,
            @Nullable String reference,
            @Nullable String status,
            @Nullable OffsetDateTime heldUntil,
            @Nullable String token,
            @Nullable String office,
            @Nullable String officeName,
            @Nullable List<Booked> services,
            @Nullable Integer persons,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            @Nullable String timeZone,
            @Nullable String language,
            @Nullable List<String> accessNeeds,
            @Nullable String room,
            @Nullable String counter,
            @Nullable JsonNode address,
            @Nullable String directions,
            @Nullable List<Document> documents,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String phone,
            @JsonProperty("notify") @Nullable List<String> channels,
            @Nullable List<String> undelivered,
            @Nullable String birthDate,
            @Nullable JsonNode people,
            @Nullable JsonNode notes,
            @Nullable String spokenLanguage,
            @Nullable String interpreter,
            @Nullable List<Step> history,
            @Nullable Boolean canMove,
            @Nullable Boolean canCancel,
            @Nullable Boolean overbooked,
            @Nullable String channel) {

        /** What it is for, as it is asked for once more. */
        public List<Wanted> wanted() {
            return Objects.requireNonNullElse(services, List.<Booked>of()).stream()
                    .map(service -> new Wanted(service.code(), Objects.requireNonNullElse(service.persons(), 1)))
                    .toList();
        }
    }
}
