package de.willkommen.queue.checkin;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.command.CommandKeys;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import de.willkommen.queue.bookingfeed.BookedVisit;
import de.willkommen.queue.bookingfeed.BookedVisits;
import de.willkommen.queue.bookingfeed.BookingInquiry;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.overview.TicketAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Checking in at the kiosk or at the desk. */
@Path("/api/v1/check-ins")
@RolesAllowed({"kiosk", "clerk", "lead"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
class CheckInResource {

    private final CheckInDesk desk;
    private final BookedVisits visits;
    private final BookingInquiry inquiry;
    private final Offices offices;
    private final OwnOffice ownOffice;
    private final CommandKeys keys;
    private final Caller caller;

    CheckInResource(
            CheckInDesk desk,
            BookedVisits visits,
            BookingInquiry inquiry,
            Offices offices,
            OwnOffice ownOffice,
            CommandKeys keys,
            Caller caller) {
        this.desk = desk;
        this.visits = visits;
        this.inquiry = inquiry;
        this.offices = offices;
        this.ownOffice = ownOffice;
        this.keys = keys;
        this.caller = caller;
    }

    /**
     * Who is there.
     *
     * @param reference as typed; spaces, case and a missing prefix don't matter
     * @param qr what the code on the confirmation holds: the reference
     */
    record CheckIn(
            @Nullable String office,
            @Nullable String reference,
            @Nullable String qr) {}

    @POST
    @Operation(
            summary = "Checks an appointment in",
            description = "With `reference` or `qr`. Checking in again answers 200 with the same ticket.")
    @APIResponse(responseCode = "201", description = "The ticket with its token")
    @APIResponse(responseCode = "200", description = "The ticket opened earlier")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "401", description = "unauthorized")
    @APIResponse(responseCode = "403", description = "forbidden: neither kiosk nor staff")
    @APIResponse(responseCode = "404", description = "not-found: unknown reference, or not the caller's office")
    @APIResponse(
            responseCode = "409",
            description = "too-early, too-late, wrong-day, wrong-office, booking-cancelled, booking-not-confirmed")
    @APIResponse(responseCode = "503", description = "try-again: the booking could not be asked for")
    public RestResponse<TicketAnswer> checkIn(
            @Nullable CheckIn request, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        if (request == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        var office = office(request);
        var typed = typed(request);
        var visit = find(typed).orElseThrow(Refusal::notFound);
        var language = Languages.accepted(acceptLanguage).get(0);
        var done = desk.checkIn(office, visit.id(), language, keys.optional("check-in", request));
        return RestResponse.status(done.opened() ? RestResponse.Status.CREATED : RestResponse.Status.OK, done.ticket());
    }

    private Office office(CheckIn request) {
        if (request.office() == null) {
            throw Refusal.ofField("office", "field.required");
        }
        var office = offices.office(request.office()).orElseThrow(() -> Refusal.ofField("office", "field.unknown"));
        ownOffice.require(office.authority(), office.code());
        return office;
    }

    private static String typed(CheckIn request) {
        var typed = request.reference() != null ? request.reference() : request.qr();
        if (typed == null || typed.isBlank()) {
            throw Refusal.ofField("reference", "field.required");
        }
        return typed;
    }

    /** From the copy; what it lacks, or knows only as not yet confirmed, is asked for. */
    private Optional<BookedVisit> find(String typed) {
        var authority = caller.requiredAuthority();
        var copy = visits.byReference(authority, typed);
        var token = caller.bearerToken();
        if (token.isEmpty() || copy.filter(CheckInResource::isSettled).isPresent()) {
            return copy;
        }
        try {
            return inquiry.byReference(authority, typed, token.get()).or(() -> copy);
        } catch (Refusal away) {
            if (copy.isPresent()) {
                return copy;
            }
            throw away;
        }
    }

    private static boolean isSettled(BookedVisit visit) {
        return visit.status() != BookingChanged.State.HELD && visit.status() != BookingChanged.State.PENDING;
    }
}
