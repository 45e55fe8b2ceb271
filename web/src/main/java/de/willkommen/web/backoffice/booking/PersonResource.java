package de.willkommen.web.backoffice.booking;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.booking.BirthDate;
import de.willkommen.web.booking.BookingView;
import de.willkommen.web.booking.DetailsForm;
import de.willkommen.web.language.Language;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.search.Offered;
import de.willkommen.web.search.Search;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.AppointmentApi.HoldRequest;
import de.willkommen.web.upstream.AppointmentApi.Overbook;
import de.willkommen.web.upstream.AppointmentApi.Step;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** For whom a time was held: their names and how to reach them. */
@Path("/backoffice/bookings/{id: [0-9a-f]{8}-[0-9a-f-]{27}}/details")
@RolesAllowed({"clerk", "lead", "admin"})
public class PersonResource {

    private final Pages pages;
    private final BackOffice backOffice;
    private final Search search;
    private final Services services;
    private final Visit visit;
    private final Clock clock;

    PersonResource(Pages pages, BackOffice backOffice, Search search, Services services, Visit visit, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.search = search;
        this.services = services;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "backoffice/bookings")
    static class Templates {
        static native TemplateInstance details(
                Page page,
                BackOffice.Frame frame,
                BookingView booking,
                DetailsForm form,
                BirthDate birthDate,
                Offered offered);
    }

    /** Asks for the data. */
    @GET
    public Response ask(@RestPath UUID id) {
        var booking = booking(id);
        if (!"HELD".equals(booking.status())) {
            return Pages.go(path(id));
        }
        return details(200, id, booking, DetailsForm.empty(BookingView.persons(booking)), Offered.anew());
    }

    /** Books; what is wrong is said beside the field, and what was typed stays. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response book(@RestPath UUID id, MultivaluedMap<String, String> fields) {
        var booking = booking(id);
        var sent = new FormFields(fields);
        var typed = DetailsForm.in(sent, BookingView.persons(booking)).checked(visit.wording());
        if (!typed.isFine()) {
            return details(400, id, booking, typed, Offered.anew());
        }
        try {
            return confirm(id, typed);
        } catch (Refused refused) {
            if (refused.is("hold-expired")) {
                return bookAnew(id, booking, typed, sent.text("start"));
            }
            if (refused.status() == 410 || refused.is("booking-closed")) {
                return Pages.go(path(id));
            }
            return refused(refused, id, booking, typed);
        }
    }

    /**
     * Somebody at the desk told longer than the time was held: takes it once more, or the one chosen instead, within the same
     * channel and for the same reason. Where it is gone, others are offered. What was typed stays in any case.
     */
    private Response bookAnew(UUID id, Booking late, DetailsForm typed, String chosen) {
        UUID anew;
        try {
            var request = again(id, late, chosen);
            var once = FormKey.forRequest(typed.formKey(), id, request);
            anew = Objects.requireNonNull(
                    services.appointments().ask(api -> api.hold(once, request)).id());
        } catch (Refused refused) {
            var status = Reasons.status(refused);
            var instead = search.alternatives(refused.problem().alternatives(), office(late));
            return details(status, id, late, typed, Offered.after(refused, instead));
        }
        try {
            return confirm(anew, typed);
        } catch (Refused refused) {
            return refused(refused, anew, booking(anew), typed);
        }
    }

    private HoldRequest again(UUID id, Booking late, String chosen) {
        var beyond = chosen.isEmpty() && Boolean.TRUE.equals(late.overbooked());
        var reason = whyHeld(id);
        return new HoldRequest(
                office(late),
                late.wanted(),
                chosen.isEmpty() ? Objects.requireNonNull(late.start()).toString() : chosen,
                Objects.requireNonNullElse(late.language(), Language.GERMAN.tag()),
                Objects.requireNonNullElse(late.accessNeeds(), List.of()),
                late.spokenLanguage(),
                Channels.kept(late),
                beyond || reason.isBlank() ? null : reason,
                beyond ? new Overbook(Objects.requireNonNullElse(late.counter(), ""), reason) : null);
    }

    /** The reason given when the time was taken: the first step of every booking. */
    private String whyHeld(UUID id) {
        return services.staffBookings().ask(api -> api.history(id)).stream()
                .findFirst()
                .map(Step::reason)
                .orElse("");
    }

    private Response confirm(UUID id, DetailsForm typed) {
        var request = typed.request();
        var once = FormKey.forRequest(typed.formKey(), request);
        services.appointments().ask(api -> api.confirm(id, null, once, request));
        return Pages.go(path(id) + "?done=booked");
    }

    private Response refused(Refused refused, UUID id, Booking booking, DetailsForm typed) {
        return details(
                Reasons.status(refused),
                id,
                booking,
                typed.refused(refused.problem(), visit.wording()),
                Offered.anew());
    }

    private String office(Booking booking) {
        return Objects.requireNonNullElse(booking.office(), backOffice.office());
    }

    private Response details(int status, UUID id, Booking booking, DetailsForm form, Offered offered) {
        return pages.show(
                status,
                Templates.details(
                        pages.pageAt(path(id) + "/details", ""),
                        backOffice.frame(),
                        BookingView.of(id, booking, visit.wording(), clock),
                        form,
                        BirthDate.at(backOffice.offices(), booking.office(), visit.wording()),
                        offered));
    }

    private Booking booking(UUID id) {
        return services.appointments().ask(api -> api.booking(id, null));
    }

    private static String path(UUID id) {
        return "/backoffice/bookings/" + id;
    }
}
