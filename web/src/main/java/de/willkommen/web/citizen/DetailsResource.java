package de.willkommen.web.citizen;

import de.willkommen.web.booking.BirthDate;
import de.willkommen.web.booking.BookingView;
import de.willkommen.web.booking.DetailsForm;
import de.willkommen.web.booking.Reach;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Faults;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.AmendRequest;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who comes and how to reach them: asked once, and changed as far as it may be. */
@Path("/{language}/bookings/{id}")
@PermitAll
public class DetailsResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final HolderKeys keys;
    private final Clock clock;

    DetailsResource(Pages pages, Visit visit, Services services, Offices offices, HolderKeys keys, Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.offices = offices;
        this.keys = keys;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance details(Page page, BookingView booking, DetailsForm form, BirthDate birthDate);

        static native TemplateInstance contact(Page page, BookingView booking, Reach reach, Faults faults);
    }

    /** Third step: who comes, and how to reach them. */
    @GET
    @Path("details")
    public Response details(@RestPath UUID id) {
        var booking = booking(id);
        if (!view(id, booking).held()) {
            return Pages.go(path(id));
        }
        return details(200, id, booking, DetailsForm.empty(BookingView.persons(booking)));
    }

    /** Confirms; what is wrong is said beside the field, and what was typed stays. */
    @POST
    @Path("details")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@RestPath UUID id, MultivaluedMap<String, String> fields) {
        var booking = booking(id);
        var typed = DetailsForm.in(new FormFields(fields), BookingView.persons(booking))
                .checked(visit.wording());
        if (!typed.isFine()) {
            return details(400, id, booking, typed);
        }
        var request = typed.request();
        try {
            var key = keys.opening(id);
            var once = FormKey.forRequest(typed.formKey(), request);
            services.appointments().ask(api -> api.confirm(id, key, once, request));
            return Pages.go(path(id) + "?done=confirmed");
        } catch (Refused refused) {
            if (refused.status() == 410 || refused.is("booking-closed")) {
                // The page of the booking says how it stands, and how to begin anew.
                return Pages.go(path(id));
            }
            if (refused.status() != 400 && refused.status() != 422 && !refused.is("too-many-bookings")) {
                throw refused;
            }
            return details(refused.status(), id, booking, typed.refused(refused.problem(), visit.wording()));
        }
    }

    /** How to reach somebody, to be changed. */
    @GET
    @Path("contact")
    public Response contact(@RestPath UUID id) {
        var booking = view(id, booking(id));
        var stored = booking.contact();
        var reach = new Reach(stored.email(), stored.phone(), stored.byMail(), stored.bySms(), !stored.byNothing());
        return pages.show(Templates.contact(pages.page(), booking, reach, Faults.NONE));
    }

    /** Changes how somebody is reached. */
    @POST
    @Path("contact")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeContact(@RestPath UUID id, MultivaluedMap<String, String> fields) {
        var reach = Reach.in(new FormFields(fields));
        var missing = new LinkedHashMap<String, String>();
        reach.check(visit.wording(), missing);
        if (!missing.isEmpty()) {
            return contact(400, id, reach, new Faults(missing, ""));
        }
        try {
            var key = keys.opening(id);
            var request = new AmendRequest(null, reach.email(), reach.phone(), reach.channels(), reach.consents());
            services.appointments().ask(api -> {
                api.amend(id, key, request);
                return request;
            });
            return Pages.go(path(id) + "?done=contact");
        } catch (Refused refused) {
            if (refused.status() != 400 && refused.status() != 409 && refused.status() != 422) {
                throw refused;
            }
            var faults = Faults.of(
                    refused.problem(),
                    List.of("email", "phone", "consent"),
                    field -> field,
                    visit.wording().say("citizen.details.error.other"));
            return contact(refused.status(), id, reach, faults);
        }
    }

    private Response contact(int status, UUID id, Reach reach, Faults faults) {
        return pages.show(status, Templates.contact(pages.page(), view(id, booking(id)), reach, faults));
    }

    private Response details(int status, UUID id, Booking booking, DetailsForm form) {
        return pages.show(
                status, Templates.details(pages.page(), view(id, booking), form, birthDate(booking.office())));
    }

    private BirthDate birthDate(@Nullable String office) {
        return BirthDate.at(offices.allKnown(), office, visit.wording());
    }

    private BookingView view(UUID id, Booking booking) {
        return BookingView.of(id, booking, visit.wording(), clock);
    }

    private Booking booking(UUID id) {
        var key = keys.opening(id);
        return services.appointments().ask(api -> api.booking(id, key));
    }

    private String path(UUID id) {
        return "/" + visit.language().tag() + "/bookings/" + id;
    }
}
