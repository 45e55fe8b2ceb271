package de.willkommen.appointment.booking;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What only the people of an authority see of its bookings. */
@Path("/api/v1/bookings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Bookings")
public class BookingStaffResource {

    private final BookingDisplay display;
    private final DayList days;
    private final BookingNotes notes;
    private final CommandKeys keys;
    private final Caller caller;

    BookingStaffResource(BookingDisplay display, DayList days, BookingNotes notes, CommandKeys keys, Caller caller) {
        this.display = display;
        this.days = days;
        this.notes = notes;
        this.keys = keys;
        this.caller = caller;
    }

    /** A note to add. */
    @Schema(name = "NoteRequest", requiredProperties = "text")
    record NoteRequest(
            @Schema(maxLength = BookingNotes.LONGEST) @Nullable
            String text) {}

    @GET
    @RolesAllowed({"clerk", "lead", "admin", "kiosk"})
    @Operation(
            operationId = "findBookings",
            summary = "The pseudonymous booking with a reference, or the list of a day",
            description =
                    "The reference may be typed without prefix, in lower case and with spaces. `office` and `date`"
                            + " give the day's list with names, which devices do not get.")
    @APIResponse(
            responseCode = "200",
            description = "The booking as its events tell it, or the list",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            oneOf = {BookingChanged.class, DayList.Entry[].class},
                                            type = SchemaType.OBJECT)))
    public RestResponse<Object> find(
            @QueryParam("reference") @Nullable String reference,
            @QueryParam("office") @Nullable String office,
            @QueryParam("date") @Nullable String date,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        if (reference != null && !reference.isBlank()) {
            return notStored(display.withReference(reference));
        }
        if (office == null || office.isBlank()) {
            throw Refusal.ofField("reference", "field.required");
        }
        if (!List.of("clerk", "lead", "admin").stream().anyMatch(caller::hasRole)) {
            throw new Refusal(CommonProblem.FORBIDDEN);
        }
        return notStored(days.of(office, day(date), Languages.accepted(accepted)));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({"clerk", "lead", "admin"})
    @Operation(
            operationId = "bookingHistory",
            summary = "What happened to a booking, who did it and why, for staff of its authority")
    @APIResponse(responseCode = "200", description = "The steps, oldest first")
    public List<BookingHistory.Step> history(@PathParam("id") String id) {
        return display.history(id);
    }

    @GET
    @Path("/{id}/notes")
    @RolesAllowed({"clerk", "lead", "admin"})
    @Operation(operationId = "bookingNotes", summary = "What staff noted about a booking")
    @APIResponse(responseCode = "200", description = "The notes, oldest first; plain text, to be shown as it is")
    public List<BookingNotes.Note> notes(@PathParam("id") String id) {
        return notes.show(id);
    }

    @POST
    @Path("/{id}/notes")
    @RolesAllowed({"clerk", "lead", "admin"})
    @Operation(operationId = "addBookingNote", summary = "Note something about a booking, as plain text")
    @APIResponse(responseCode = "201", description = "The note")
    public RestResponse<BookingNotes.Note> note(@PathParam("id") String id, @Nullable NoteRequest request) {
        var key = keys.optional("add-booking-note", request);
        var note = notes.add(id, request == null ? null : request.text(), key);
        return RestResponse.ResponseBuilder.<BookingNotes.Note>create(RestResponse.Status.CREATED)
                .entity(note)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static RestResponse<Object> notStored(Object found) {
        return RestResponse.ResponseBuilder.ok(found)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static LocalDate day(@Nullable String date) {
        if (date == null || date.isBlank()) {
            throw Refusal.ofField("date", "field.required");
        }
        try {
            var day = LocalDate.parse(date.strip());
            if (day.getYear() < 2000 || day.getYear() > 2999) {
                throw Refusal.ofField("date", "field.date");
            }
            return day;
        } catch (DateTimeException malformed) {
            throw Refusal.ofField("date", "field.date");
        }
    }
}
