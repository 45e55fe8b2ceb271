package de.willkommen.web.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
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
            @QueryParam("office") String office,
            @QueryParam("service") List<String> services,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("persons") int persons,
            @QueryParam("language") @Nullable String language,
            @QueryParam("accessNeeds") List<String> accessNeeds);

    @POST
    @Path("/bookings")
    Booking hold(@HeaderParam("Idempotency-Key") UUID key, HoldRequest request);

    @POST
    @Path("/bookings/{id}/confirmation")
    Booking confirm(
            @PathParam("id") UUID id,
            @HeaderParam("Booking-Token") String token,
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
            @HeaderParam("Booking-Token") String token,
            @HeaderParam("Idempotency-Key") UUID key,
            MoveRequest request);

    @POST
    @Path("/bookings/{id}/cancellation")
    Booking cancel(@PathParam("id") UUID id, @HeaderParam("Booking-Token") String token);

    @PATCH
    @Path("/bookings/{id}")
    void changeLanguage(@PathParam("id") UUID id, @HeaderParam("Booking-Token") String token, LanguageRequest request);

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
            @Nullable List<Opening> openings) {}

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
            @Nullable List<String> languages) {}

    /** Who is signed in. */
    record StaffMember(
            @Nullable String authority,
            @Nullable String office,
            @Nullable String team,
            @Nullable List<String> services,
            @Nullable List<String> languages) {}

    /** One free time. */
    record Slot(OffsetDateTime start, OffsetDateTime end) {}

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
            String code, @Nullable String name, @Nullable Integer persons) {}

    /** Asks for a time to be held. */
    record HoldRequest(String office, List<Wanted> services, String start, String language, List<String> accessNeeds) {}

    /** Who comes, and how to reach them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfirmRequest(
            @Nullable String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String phone,
            @JsonProperty("notify") List<String> channels,
            boolean consent) {}

    /** Asks for another time. */
    record MoveRequest(String start) {}

    /** Asks for another language of messages. */
    record LanguageRequest(String language) {}

    /** A booking; what is not known yet, or not for this reader, is absent. */
    record Booking(
            @Nullable UUID id,
            @Nullable String reference,
            @Nullable String status,
            @Nullable OffsetDateTime heldUntil,
            @Nullable String token,
            @Nullable String office,
            @Nullable List<Booked> services,
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
            @Nullable JsonNode people,
            @Nullable JsonNode notes) {}
}
