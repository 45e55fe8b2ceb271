package de.willkommen.web.citizen;

import de.willkommen.web.booking.BirthDate;
import de.willkommen.web.booking.BookingView;
import de.willkommen.web.booking.DetailsForm;
import de.willkommen.web.booking.Reach;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Faults;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.search.Offered;
import de.willkommen.web.search.Search;
import de.willkommen.web.upstream.AppointmentApi.AmendRequest;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.AppointmentApi.HoldRequest;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
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
    private final Search search;
    private final HolderKeys keys;
    private final Clock clock;

    DetailsResource(
            Pages pages, Visit visit, Services services, Offices offices, Search search, HolderKeys keys, Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.offices = offices;
        this.search = search;
        this.keys = keys;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance details(
                Page page, BookingView booking, DetailsForm form, BirthDate birthDate, Offered offered);

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
        return details(200, id, booking, DetailsForm.empty(BookingView.persons(booking)), Offered.anew());
    }

    /** Confirms; what is wrong is said beside the field, and what was typed stays. */
    @POST
    @Path("details")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@RestPath UUID id, MultivaluedMap<String, String> fields) {
        var booking = booking(id);
        var sent = new FormFields(fields);
        var start = sent.text("start");
        var typed = DetailsForm.in(sent, BookingView.persons(booking)).checked(visit.wording());
        if (!typed.isFine()) {
            return details(400, id, booking, typed, Offered.anew());
        }
        try {
            confirm(id, keys.opening(id), typed);
            return Pages.go(path(id) + "?done=confirmed");
        } catch (Refused refused) {
            if (refused.is("hold-expired")) {
                return confirmAnew(id, booking, typed, start);
            }
            if (refused.status() == 410 || refused.is("booking-closed")) {
                // The page of the booking says how it stands, and how to begin anew.
                return Pages.go(path(id));
            }
            return details(refused, id, booking, typed);
        }
    }

    /**
     * Somebody wrote longer than the time was held: takes it once more, or the one chosen instead. Where it is gone, others
     * are offered. What was typed stays in any case.
     */
    private Response confirmAnew(UUID id, Booking late, DetailsForm typed, String start) {
        var wanted = start.isEmpty() ? Objects.requireNonNull(late.start()).toString() : start;
        Booking held;
        try {
            var request = new HoldRequest(
                    Objects.requireNonNullElse(late.office(), offices.main()),
                    late.wanted(),
                    wanted,
                    Objects.requireNonNullElse(late.language(), visit.language().tag()),
                    Objects.requireNonNullElse(late.accessNeeds(), List.of()),
                    late.spokenLanguage(),
                    null,
                    null,
                    null);
            var once = FormKey.forRequest(typed.formKey(), id, request);
            held = services.appointments().ask(api -> api.hold(once, request));
        } catch (Refused refused) {
            if (refused.status() >= 500 || refused.status() == 401 || refused.status() == 429) {
                throw refused;
            }
            var instead = search.alternatives(
                    refused.problem().alternatives(), Objects.requireNonNullElse(late.office(), offices.main()));
            return details(refused.status(), id, late, typed, Offered.after(refused, instead));
        }
        var anew = Objects.requireNonNull(held.id());
        var key = Objects.requireNonNull(held.token());
        var kept = Duration.between(clock.instant(), Objects.requireNonNull(held.start()))
                .plusDays(2);
        Response answer;
        try {
            confirm(anew, key, typed);
            answer = Pages.go(path(anew) + "?done=confirmed");
        } catch (Refused refused) {
            var booking = services.appointments().ask(api -> api.booking(anew, key));
            answer = details(refused, anew, booking, typed);
        }
        return Response.fromResponse(answer)
                .cookie(keys.keep(Purpose.BOOKING, anew, key, kept), keys.forget(Purpose.BOOKING, id))
                .build();
    }

    private void confirm(UUID id, @Nullable String key, DetailsForm typed) {
        var request = typed.request();
        var once = FormKey.forRequest(typed.formKey(), request);
        services.appointments().ask(api -> api.confirm(id, key, once, request));
    }

    private Response details(Refused refused, UUID id, Booking booking, DetailsForm typed) {
        if (refused.status() != 400 && refused.status() != 422 && !refused.is("too-many-bookings")) {
            throw refused;
        }
        return details(
                refused.status(), id, booking, typed.refused(refused.problem(), visit.wording()), Offered.anew());
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

    private Response details(int status, UUID id, Booking booking, DetailsForm form, Offered offered) {
        return pages.show(
                status, Templates.details(pages.page(), view(id, booking), form, birthDate(booking.office()), offered));
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
