package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.appointment.availability.ScheduleIndex;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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

    static final String TOKEN = "Booking-Token";

    private final BookingDesk desk;
    private final BookingAmendments amendments;
    private final BookingDisplay display;
    private final Alternatives alternatives;
    private final BookingLinks links;
    private final ScheduleIndex index;
    private final Offices offices;
    private final CommandKeys keys;
    private final ObjectMapper json;

    BookingResource(
            BookingDesk desk,
            BookingAmendments amendments,
            BookingDisplay display,
            Alternatives alternatives,
            BookingLinks links,
            ScheduleIndex index,
            Offices offices,
            CommandKeys keys,
            ObjectMapper json) {
        this.desk = desk;
        this.amendments = amendments;
        this.display = display;
        this.alternatives = alternatives;
        this.links = links;
        this.index = index;
        this.offices = offices;
        this.keys = keys;
        this.json = json;
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

    /**
     * The new start.
     *
     * @param reason needed from staff
     */
    @Schema(name = "Move", requiredProperties = "start")
    record Move(
            @Nullable OffsetDateTime start,
            @Schema(maxLength = PlainText.REASON) @Nullable String reason) {}

    /** Why staff cancel. */
    @Schema(name = "CancellationRequest")
    record Cancelling(
            @Schema(maxLength = PlainText.REASON) @Nullable String reason) {}

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
        var key = keys.required("hold-booking", request);
        var held = alternatives.offeredBy(
                () -> desk.hold(given, Languages.accepted(accepted).get(0), Optional.of(key)));
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
        var given = present(move);
        var start = given.start();
        if (start == null) {
            throw Refusal.ofField("start", "field.required");
        }
        var moved = alternatives.offeredBy(() -> desk.move(id, token, start.toInstant(), given.reason(), key));
        return shown(display.after(moved, languages(accepted)));
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(
            operationId = "cancelBooking",
            summary = "Cancel a booking",
            description = "For its holder, or staff of its authority with a reason. Repeating it changes nothing.")
    @APIResponse(responseCode = "200", description = "Cancelled, now or before")
    @APIResponse(responseCode = "409", description = "already-checked-in or booking-closed")
    @RequestBody(content = @Content(schema = @Schema(implementation = Cancelling.class)))
    public Cancelled cancel(
            @PathParam("id") String id, @HeaderParam(TOKEN) @Nullable String token, @Nullable String body) {
        var given = cancelling(body);
        return new Cancelled(desk.cancel(id, token, given.reason(), keys.optional("cancel-booking", given))
                .status());
    }

    /** Holders send nothing at all, with whatever content type. */
    private Cancelling cancelling(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return new Cancelling(null);
        }
        try {
            return Objects.requireNonNullElse(json.readValue(body, Cancelling.class), new Cancelling(null));
        } catch (JsonProcessingException e) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
    }

    @PATCH
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "amendBooking",
            summary = "Change language or contact data of a booking",
            description =
                    "What is absent stays; the name cannot be changed. Everything written from now on follows it.")
    @APIResponse(responseCode = "200", description = "The booking")
    @APIResponse(responseCode = "409", description = "name-frozen, too-many-bookings or booking-closed")
    public RestResponse<BookingView> amend(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @Nullable Amendment amendment) {
        return shown(display.after(amendments.amend(id, token, present(amendment)), languages(accepted)));
    }

    @GET
    @Path("/mine")
    @RolesAllowed("citizen")
    @Operation(
            operationId = "myBookings",
            summary = "The bookings of the citizen who is signed in",
            description =
                    "Those that were held signed in, the last first; they can be read and changed without a token.")
    @APIResponse(responseCode = "200", description = "The bookings")
    public RestResponse<List<BookingView>> mine(@HeaderParam("Accept-Language") @Nullable String accepted) {
        return shown(display.mine(languages(accepted)));
    }

    private static <T> RestResponse<T> shown(BookingDisplay.Shown<T> shown) {
        return RestResponse.ResponseBuilder.ok(shown.content())
                .header(HttpHeaders.CONTENT_LANGUAGE, shown.contentLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Nothing when the reader named no language: the booking has one. */
    static List<String> languages(@Nullable String accepted) {
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
        return index.recentOffice(booking.office())
                .or(() -> offices.find(booking.office()))
                .orElseThrow();
    }
}
