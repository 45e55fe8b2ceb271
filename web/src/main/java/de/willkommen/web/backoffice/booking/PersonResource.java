package de.willkommen.web.backoffice.booking;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.booking.BirthDate;
import de.willkommen.web.booking.BookingView;
import de.willkommen.web.booking.DetailsForm;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.Booking;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** For whom a time was held: their names and how to reach them. */
@Path("/backoffice/bookings/{id: [0-9a-f]{8}-[0-9a-f-]{27}}/details")
@RolesAllowed({"clerk", "lead", "admin"})
public class PersonResource {

    private final Pages pages;
    private final BackOffice backOffice;
    private final Services services;
    private final Visit visit;
    private final Clock clock;

    PersonResource(Pages pages, BackOffice backOffice, Services services, Visit visit, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.services = services;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "backoffice/bookings")
    static class Templates {
        static native TemplateInstance details(
                Page page, BackOffice.Frame frame, BookingView booking, DetailsForm form, BirthDate birthDate);
    }

    /** Asks for the data. */
    @GET
    public Response ask(@RestPath UUID id) {
        var booking = booking(id);
        if (!"HELD".equals(booking.status())) {
            return Pages.go(path(id));
        }
        return details(200, id, booking, DetailsForm.empty(BookingView.persons(booking)));
    }

    /** Books. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response book(@RestPath UUID id, MultivaluedMap<String, String> fields) {
        var booking = booking(id);
        var typed = DetailsForm.in(new FormFields(fields), BookingView.persons(booking))
                .checked(visit.wording());
        if (!typed.isFine()) {
            return details(400, id, booking, typed);
        }
        try {
            var request = typed.request();
            var once = FormKey.forRequest(typed.formKey(), request);
            services.appointments().ask(api -> api.confirm(id, null, once, request));
            return Pages.go(path(id) + "?done=booked");
        } catch (Refused refused) {
            if (refused.status() == 410 || refused.is("booking-closed")) {
                return Pages.go(path(id));
            }
            return details(Reasons.status(refused), id, booking(id), typed.refused(refused.problem(), visit.wording()));
        }
    }

    private Response details(int status, UUID id, Booking booking, DetailsForm form) {
        return pages.show(
                status,
                Templates.details(
                        pages.pageAt(path(id) + "/details", ""),
                        backOffice.frame(),
                        BookingView.of(id, booking, visit.wording(), clock),
                        form,
                        BirthDate.at(backOffice.offices(), booking.office(), visit.wording())));
    }

    private Booking booking(UUID id) {
        return services.appointments().ask(api -> api.booking(id, null));
    }

    private static String path(UUID id) {
        return "/backoffice/bookings/" + id;
    }
}
