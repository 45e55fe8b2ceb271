package de.willkommen.web.citizen;

import de.willkommen.web.booking.BookingView;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.search.Found;
import de.willkommen.web.search.Offered;
import de.willkommen.web.search.Search;
import de.willkommen.web.search.Wish;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.AppointmentApi.CancelRequest;
import de.willkommen.web.upstream.AppointmentApi.MoveRequest;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Moving, cancelling and verifying: each a page that explains, and a button that acts. */
@Path("/{language}/bookings/{id}")
@PermitAll
public class ChangeResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final Search search;
    private final HolderKeys keys;
    private final Clock clock;

    ChangeResource(
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
        static native TemplateInstance move(Page page, BookingView booking, Found found, Offered offered);

        static native TemplateInstance cancel(
                Page page, UUID id, @Nullable BookingView booking, boolean done, boolean holdsKey);

        static native TemplateInstance verify(Page page, UUID id, boolean done, boolean holdsKey);
    }

    /** Other free times for the same services. */
    @GET
    @Path("move")
    public Response times(@RestPath UUID id) {
        return times(200, id, booking(id), Offered.anew());
    }

    /** Moves in one step: where the new time is gone, the old one stays. */
    @POST
    @Path("move")
    public Response move(
            @RestPath UUID id, @RestForm @DefaultValue("") String start, @RestForm @DefaultValue("") String formKey) {
        var key = keys.opening(id);
        try {
            var once = FormKey.forRequest(formKey, start);
            services.appointments().ask(api -> api.move(id, key, once, new MoveRequest(start, null)));
            return Pages.go(path(id) + "?done=moved");
        } catch (Refused refused) {
            if (!refused.is("slot-taken") && refused.status() != 400) {
                throw refused;
            }
            var booking = booking(id);
            var instead = search.alternatives(refused.problem().alternatives(), office(booking));
            return times(refused.status(), id, booking, Offered.after(refused, instead));
        }
    }

    /** Asks whether the booking is really to be cancelled. A mailed link to cancel leads here as well. */
    @GET
    @Path("cancel")
    public Response askToCancel(@RestPath UUID id, @RestQuery boolean done) {
        return pages.show(Templates.cancel(pages.page(), id, bookingIfShown(id), done, holdsBooking(id)));
    }

    /** Cancels. */
    @POST
    @Path("cancel")
    public Response cancel(@RestPath UUID id) {
        var key = keyToCancel(id);
        services.appointments().ask(api -> api.cancel(id, key, CancelRequest.WITHOUT_REASON));
        return holdsBooking(id) ? Pages.go(path(id) + "?done=cancelled") : Pages.go(path(id) + "/cancel?done=true");
    }

    /** Asks to confirm the mail address by a button: scanners of mail open links, but press nothing. */
    @GET
    @Path("verify")
    public Response askToVerify(@RestPath UUID id, @RestQuery boolean done) {
        if (!done) {
            keys.require(Purpose.VERIFY, id);
        }
        return pages.show(Templates.verify(pages.page(), id, done, holdsBooking(id)));
    }

    /** Confirms the mail address. */
    @POST
    @Path("verify")
    public Response verify(@RestPath UUID id) {
        var key = keys.require(Purpose.VERIFY, id);
        services.appointments().ask(api -> api.verify(id, key));
        return holdsBooking(id) ? Pages.go(path(id) + "?done=verified") : Pages.go(path(id) + "/verify?done=true");
    }

    private Response times(int status, UUID id, Booking booking, Offered offered) {
        var wish = new Wish(
                booking.wanted(),
                List.of(office(booking)),
                Objects.requireNonNullElse(booking.accessNeeds(), List.of()),
                Objects.requireNonNullElse(booking.spokenLanguage(), ""));
        var found = search.find(wish, search.places(wish), path(id) + "/move?", null);
        return pages.show(
                status,
                Templates.move(pages.page(), BookingView.of(id, booking, visit.wording(), clock), found, offered));
    }

    private String office(Booking booking) {
        return Objects.requireNonNullElse(booking.office(), offices.main());
    }

    private Booking booking(UUID id) {
        var key = keys.opening(id);
        return services.appointments().ask(api -> api.booking(id, key));
    }

    /** The booking, if the key at hand lets its holder see it: a key to cancel alone need not. */
    private @Nullable BookingView bookingIfShown(UUID id) {
        var key = keyToCancel(id);
        try {
            var found = services.appointments().ask(api -> api.booking(id, key));
            return BookingView.of(id, found, visit.wording(), clock);
        } catch (Refused refused) {
            if (refused.status() >= 500 || holdsBooking(id)) {
                throw refused;
            }
            return null;
        }
    }

    /** The key of the booking, the key to cancel it alone, or none for somebody who is signed in. */
    private @Nullable String keyToCancel(UUID id) {
        var toCancel = keys.key(Purpose.CANCEL, id);
        return keys.key(Purpose.BOOKING, id).isEmpty() && toCancel.isPresent() ? toCancel.get() : keys.opening(id);
    }

    /** Whether the page of the booking opens to this reader, and not only the one to cancel it. */
    private boolean holdsBooking(UUID id) {
        return keys.key(Purpose.BOOKING, id).isPresent()
                || (keys.key(Purpose.CANCEL, id).isEmpty() && visit.signedIn());
    }

    private String path(UUID id) {
        return "/" + visit.language().tag() + "/bookings/" + id;
    }
}
