package de.willkommen.appointment.booking;

import de.willkommen.appointment.document.QrCode;
import de.willkommen.appointment.document.SheetPrinter;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the holder of a booking takes along: on paper, in the calendar, as a code for the kiosk. */
@Path("/api/v1/bookings")
@Tag(name = "Bookings")
public class BookingPapersResource {

    private static final String TOKEN = BookingResource.TOKEN;

    private static final String PDF = "application/pdf";
    private static final String SVG = "image/svg+xml";

    private final BookingDisplay display;
    private final StoredDataDesk stored;
    private final BookingPapers papers;
    private final SheetPrinter printer;

    BookingPapersResource(BookingDisplay display, StoredDataDesk stored, BookingPapers papers, SheetPrinter printer) {
        this.display = display;
        this.stored = stored;
        this.papers = papers;
        this.printer = printer;
    }

    @GET
    @Path("/{id}/confirmation.pdf")
    @Produces(PDF)
    @PermitAll
    @Operation(
            operationId = "printedConfirmation",
            summary = "The booking to print, as an accessible PDF",
            description = "In the language of the booking, or in `language`.")
    @APIResponse(responseCode = "200", description = "Tagged PDF")
    @APIResponse(responseCode = "409", description = "booking-closed: not confirmed, or no longer")
    public RestResponse<byte[]> confirmation(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @QueryParam("language") @Nullable String language) {
        var booking = display.firm(id, token, wanted(language)).content();
        var sheet = papers.confirmation(booking, readIn(language, booking.language()));
        return file(printer.pdf(sheet), PDF, sheet.language(), "appointment.pdf");
    }

    @GET
    @Path("/{id}/qr.svg")
    @Produces(SVG)
    @PermitAll
    @Operation(
            operationId = "checkInCode",
            summary = "The reference as a QR code, for checking in at the kiosk",
            description = "The code says the reference and nothing else.")
    @APIResponse(responseCode = "200", description = "SVG")
    @APIResponse(responseCode = "409", description = "booking-closed: not confirmed, or no longer")
    public RestResponse<byte[]> code(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @QueryParam("language") @Nullable String language) {
        var booking = display.firm(id, token, wanted(language)).content();
        var read = readIn(language, booking.language());
        var svg = QrCode.of(booking.reference()).svg(papers.scanTitle(read, booking.reference()));
        return file(svg.getBytes(StandardCharsets.UTF_8), SVG, read, null);
    }

    @GET
    @Path("/{id}/data")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(operationId = "storedData", summary = "All that is stored about a booking and its people")
    @APIResponse(responseCode = "200", description = "The data")
    public RestResponse<StoredData> data(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        var shown = stored.show(id, token, BookingResource.languages(accepted));
        return RestResponse.ResponseBuilder.ok(shown.content())
                .header(HttpHeaders.CONTENT_LANGUAGE, shown.contentLanguage())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{id}/data.pdf")
    @Produces(PDF)
    @PermitAll
    @Operation(operationId = "printedData", summary = "The same as an accessible PDF")
    @APIResponse(responseCode = "200", description = "Tagged PDF")
    public RestResponse<byte[]> printedData(
            @PathParam("id") String id,
            @HeaderParam(TOKEN) @Nullable String token,
            @QueryParam("language") @Nullable String language) {
        var data = stored.show(id, token, wanted(language)).content();
        var sheet = papers.stored(data, readIn(language, data.language()));
        return file(printer.pdf(sheet), PDF, sheet.language(), "data.pdf");
    }

    @DELETE
    @Path("/{id}/data")
    @PermitAll
    @Operation(
            operationId = "eraseData",
            summary = "Cancel what is still ahead and erase the personal data at once",
            description =
                    "Cannot be taken back; repeating it changes nothing. Every other service deletes within an hour.")
    @APIResponse(responseCode = "204", description = "Erased, now or before")
    @APIResponse(responseCode = "409", description = "already-checked-in: the visit is going on")
    public void erase(@PathParam("id") String id, @HeaderParam(TOKEN) @Nullable String token) {
        stored.erase(id, token);
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
        var entry = display.calendar(id, token, BookingResource.languages(accepted));
        return RestResponse.ResponseBuilder.ok(entry.content(), CalendarEntry.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, entry.contentLanguage())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static RestResponse<byte[]> file(byte[] content, String type, String language, @Nullable String name) {
        var answer = RestResponse.ResponseBuilder.ok(content, type)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (name != null) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
        }
        return answer.build();
    }

    /** Nothing when the reader named no language: the booking has one. */
    private static List<String> wanted(@Nullable String language) {
        return language == null || language.isBlank() ? List.of() : List.of(known(language));
    }

    private static String readIn(@Nullable String language, String ofBooking) {
        return language == null || language.isBlank() ? ofBooking : known(language);
    }

    private static String known(String language) {
        return Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
    }
}
