package de.willkommen.web.upstream;

import de.willkommen.web.upstream.AppointmentApi.Booked;
import de.willkommen.web.upstream.AppointmentApi.Step;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** What staff alone ask about bookings. */
@Path("/api/v1")
@Consumes("application/json")
@RegisterClientHeaders(RelayedHeaders.class)
public interface StaffBookingApi {

    @GET
    @Path("/bookings")
    List<ListedBooking> bookingsOf(@QueryParam("office") String office, @QueryParam("date") LocalDate date);

    @GET
    @Path("/bookings")
    FoundBooking bookingWith(@QueryParam("reference") String reference);

    @GET
    @Path("/bookings/{id}/history")
    List<Step> history(@PathParam("id") UUID id);

    @GET
    @Path("/bookings/{id}/notes")
    List<Note> notes(@PathParam("id") UUID id);

    @POST
    @Path("/bookings/{id}/notes")
    Note note(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") UUID key, NoteRequest request);

    /** A booking in the list of a day. */
    record ListedBooking(
            UUID id,
            String reference,
            OffsetDateTime start,
            OffsetDateTime end,
            String status,
            @Nullable String counter,
            @Nullable List<Booked> services,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable Boolean overbooked) {}

    /** The booking with a reference, without names. */
    record FoundBooking(UUID bookingId) {}

    /** What staff noted about a booking, as plain text. */
    record Note(
            @Nullable UUID id,
            @Nullable OffsetDateTime at,
            @Nullable String author,
            @Nullable String text) {}

    /** Adds a note. */
    record NoteRequest(String text) {}
}
