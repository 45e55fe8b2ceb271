package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.events.BookingChanged;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Bookings over HTTP, for citizens with the token of a booking and for staff with theirs. */
@Path("/api/v1/bookings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Bookings")
public class BookingResource {

    private static final String TOKEN = "Booking-Token";

    private final BookingDesk desk;
    private final BookingDisplay display;
    private final BookingLinks links;
    private final Offices offices;
    private final CommandKeys keys;
    private final Caller caller;

    BookingResource(
            BookingDesk desk,
            BookingDisplay display,
            BookingLinks links,
            Offices offices,
            CommandKeys keys,
            Caller caller) {
        this.desk = desk;
        this.display = display;
        this.links = links;
        this.offices = offices;
        this.keys = keys;
        this.caller = caller;
    }

    /**
     * A held time.
     *
     * @param heldUntil confirm before this moment
     * @param token sent as Booking-Token from now on; shown this once
     */
    @Schema(name = "HeldBooking")
    record HeldBooking(
            UUID id,
            String reference,
            BookingStatus status,
            OffsetDateTime heldUntil,
            OffsetDateTime start,
            OffsetDateTime end,
            String token) {}

    /** The new start. */
    @Schema(name = "Move", requiredProperties = "start")
    record Move(@Nullable OffsetDateTime start) {}

    /** What can be changed without a new booking. */
    @Schema(name = "Amendment", requiredProperties = "language")
    record Amendment(@Nullable String language) {}

    /** How the booking stands. */
    @Schema(name = "Cancellation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cancelled(BookingStatus status) {}

    @POST
    @PermitAll
    @Operation(
            operationId = "holdTime",
            summary = "Hold a free time for some minutes",
            description = "Needs an Idempotency-Key. A time that is not free is refused with `alternatives`.")
    @APIResponse(responseCode = "201", description = "Held; the token is shown this once")
    @APIResponse(responseCode = "409", description = "slot-taken, with `alternatives`: free times near it")
    public RestResponse<HeldBooking> hold(
            @Nullable HoldRequest request, @HeaderParam("Accept-Language") @Nullable String accepted) {
        var given = present(request);
        var actor = caller.hasRole("clerk") || caller.hasRole("lead")
                ? Actor.staff(caller.subject().orElse(null))
                : Actor.CITIZEN;
        var held = desk.hold(
                given, Languages.accepted(accepted).get(0), actor, Optional.of(keys.required("hold-booking", request)));
        var office = office(held);
        var answer = new HeldBooking(
                held.id(),
                held.reference(),
                held.status(),
                office.local(Optional.ofNullable(held.heldUntil()).orElse(held.start())),
                office.local(held.start()),
                office.local(held.end()),
                links.token(held));
        return RestResponse.ResponseBuilder.<HeldBooking>created(URI.create("/api/v1/bookings/" + held.id()))
                .entity(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/confirmation")
    @PermitAll
    @Operation(
            operationId = "confirmBooking",
            summary = "Make a held time a booking",
            description = "PENDING where the office asks for a verified mail address, else CONFIRMED.")
    @APIResponse(responseCode = "200", description = "The booking")
    @APIResponse(responseCode = "409", description = "booking-closed or too-many-bookings")
    @APIResponse(responseCode = "410", description = "hold-expired")
    public RestResponse<BookingView> confirm(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @Nullable Confirmation confirmation) {
        var key = keys.optional("confirm-booking", confirmation);
        return shown(display.after(desk.confirm(id, token, present(confirmation), key), languages(accepted)));
    }

    @POST
    @Path("/{id}/verification")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(
            operationId = "verifyAddress",
            summary = "Confirm the mail address, and with it the booking",
            description = "The token comes with the mailed link. Repeating it changes nothing.")
    @APIResponse(responseCode = "200", description = "The booking")
    @APIResponse(responseCode = "409", description = "booking-closed")
    @APIResponse(responseCode = "410", description = "verification-expired")
    public RestResponse<BookingView> verify(
            @PathParam("id") String id,
            @HeaderParam("Verification-Token") @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        var key = keys.optional("verify-booking", null);
        return shown(display.after(desk.verify(id, token, key), languages(accepted)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "showBooking",
            summary = "A booking, for its holder or staff of its authority",
            description = "With Booking-Token, or with the token of staff, who also see the notes.")
    @APIResponse(responseCode = "200", description = "The booking")
    public RestResponse<BookingView> show(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        return shown(display.show(id, token, languages(accepted)));
    }

    @GET
    @RolesAllowed({"clerk", "lead", "admin", "kiosk"})
    @Operation(
            operationId = "findBooking",
            summary = "The pseudonymous booking with a reference",
            description = "The reference may be typed without prefix, in lower case and with spaces.")
    @APIResponse(responseCode = "200", description = "The booking as its events tell it")
    public BookingChanged find(@QueryParam("reference") @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            throw Refusal.ofField("reference", "field.required");
        }
        return display.withReference(reference);
    }

    @POST
    @Path("/{id}/move")
    @PermitAll
    @Operation(
            operationId = "moveBooking",
            summary = "Move a booking to another free time",
            description = "Same id and reference. When the time is not free the booking keeps the one it has.")
    @APIResponse(responseCode = "200", description = "The booking")
    @APIResponse(
            responseCode = "409",
            description = "slot-taken with `alternatives`, already-checked-in or booking-closed")
    public RestResponse<BookingView> move(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @Nullable Move move) {
        var key = keys.optional("move-booking", move);
        var start = present(move).start();
        if (start == null) {
            throw Refusal.ofField("start", "field.required");
        }
        return shown(display.after(desk.move(id, token, start.toInstant(), key), languages(accepted)));
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(
            operationId = "cancelBooking",
            summary = "Cancel a booking",
            description = "For its holder or staff of its authority. Repeating it changes nothing.")
    @APIResponse(responseCode = "200", description = "Cancelled, now or before")
    @APIResponse(responseCode = "409", description = "already-checked-in or booking-closed")
    public Cancelled cancel(@PathParam("id") String id, @HeaderParam(TOKEN) @Nullable String token) {
        return new Cancelled(
                desk.cancel(id, token, keys.optional("cancel-booking", null)).status());
    }

    @PATCH
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "amendBooking",
            summary = "Change the language of a booking",
            description = "Everything written about the booking from now on comes in it.")
    @APIResponse(responseCode = "200", description = "The booking")
    @APIResponse(responseCode = "409", description = "booking-closed")
    public RestResponse<BookingView> amend(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @Nullable Amendment amendment) {
        var language = present(amendment).language();
        if (language == null || language.isBlank()) {
            throw Refusal.ofField("language", "field.required");
        }
        var known = Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
        return shown(display.after(desk.speak(id, token, known), languages(accepted)));
    }

    @GET
    @Path("/{id}/calendar.ics")
    @Produces(CalendarEntry.MEDIA_TYPE)
    @PermitAll
    @Operation(
            operationId = "calendarEntry",
            summary = "The booking as a calendar entry",
            description = "The UID stays for life, SEQUENCE grows with every move and with the cancellation.")
    @APIResponse(responseCode = "200", description = "iCalendar")
    @APIResponse(responseCode = "409", description = "booking-closed: not confirmed, or never was")
    public RestResponse<String> calendar(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        var entry = display.calendar(id, token, languages(accepted));
        return RestResponse.ResponseBuilder.ok(entry.content(), CalendarEntry.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, entry.contentLanguage())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({"clerk", "lead", "admin"})
    @Operation(operationId = "bookingHistory", summary = "What happened to a booking, for staff of its authority")
    @APIResponse(responseCode = "200", description = "The steps, oldest first")
    public List<BookingHistory.Step> history(@PathParam("id") String id) {
        return display.history(id);
    }

    private static RestResponse<BookingView> shown(BookingDisplay.Shown<BookingView> shown) {
        return RestResponse.ResponseBuilder.ok(shown.content())
                .header(HttpHeaders.CONTENT_LANGUAGE, shown.contentLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Nothing when the reader named no language: the booking has one. */
    private static List<String> languages(@Nullable String accepted) {
        return accepted == null || accepted.isBlank() || accepted.strip().equals("*")
                ? List.of()
                : Languages.accepted(accepted);
    }

    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Refusal.ofField("body", "field.required");
        }
        return body;
    }

    private Office office(BookingFacts booking) {
        return offices.find(booking.office()).orElseThrow();
    }
}
