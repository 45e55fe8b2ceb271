package de.willkommen.web.backoffice.booking;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.booking.BookingView;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.search.Found;
import de.willkommen.web.search.Offered;
import de.willkommen.web.search.Search;
import de.willkommen.web.search.Wish;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.AppointmentApi.CancelRequest;
import de.willkommen.web.upstream.AppointmentApi.MoveRequest;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.StaffBookingApi.NoteRequest;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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

/** One booking: everything about it, notes, and changing it with a reason. */
@Path("/backoffice/bookings/{id: [0-9a-f]{8}-[0-9a-f-]{27}}")
@RolesAllowed({"clerk", "lead", "admin"})
public class StaffBookingResource {

    private static final List<String> DONE = List.of("booked", "noted", "moved", "cancelled");

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Search search;
    private final Services services;
    private final SignedIn signedIn;
    private final Visit visit;
    private final Clock clock;

    StaffBookingResource(
            Pages pages,
            BackOffice backOffice,
            Offices offices,
            Search search,
            Services services,
            SignedIn signedIn,
            Visit visit,
            Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.search = search;
        this.services = services;
        this.signedIn = signedIn;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "backoffice/bookings")
    static class Templates {
        static native TemplateInstance booking(
                Page page, BackOffice.Frame frame, StaffView staff, String done, Typed typed);

        static native TemplateInstance move(
                Page page, BackOffice.Frame frame, BookingView booking, Found found, Offered offered, String reason);

        static native TemplateInstance cancel(Page page, BackOffice.Frame frame, BookingView booking, Typed typed);
    }

    /** What was typed into a form with one field, and why it was refused; both empty at first. */
    record Typed(String text, String trouble, String formKey) {
        static Typed nothing() {
            return new Typed("", "", FormKey.fresh());
        }

        static Typed refused(String text, Refused refused) {
            return new Typed(text, Reasons.of(refused), FormKey.fresh());
        }
    }

    /** Everything about it. */
    @GET
    public Response show(@RestPath UUID id, @RestQuery @DefaultValue("") String done) {
        return show(200, id, DONE.contains(done) ? done : "", Typed.nothing());
    }

    /** Adds a note. A double click adds one. */
    @POST
    @Path("notes")
    public Response note(
            @RestPath UUID id, @RestForm @DefaultValue("") String text, @RestForm @DefaultValue("") String formKey) {
        try {
            var key = FormKey.forRequest(formKey, text);
            services.staffBookings().ask(api -> api.note(id, key, new NoteRequest(text)));
            return Pages.go(path(id) + "?done=noted#notes");
        } catch (Refused refused) {
            return show(Reasons.status(refused), id, "", Typed.refused(text, refused));
        }
    }

    /** Asks for the reason of a cancellation. */
    @GET
    @Path("cancel")
    public Response askToCancel(@RestPath UUID id) {
        return pages.show(Templates.cancel(pages.page(), backOffice.frame(), view(id, booking(id)), Typed.nothing()));
    }

    /** Cancels, with a reason that stays in the history. */
    @POST
    @Path("cancel")
    public Response cancel(@RestPath UUID id, @RestForm @DefaultValue("") String reason) {
        try {
            services.appointments().ask(api -> api.cancel(id, null, new CancelRequest(reason)));
            return Pages.go(path(id) + "?done=cancelled");
        } catch (Refused refused) {
            return pages.show(
                    Reasons.status(refused),
                    Templates.cancel(
                            pages.page(), backOffice.frame(), view(id, booking(id)), Typed.refused(reason, refused)));
        }
    }

    /** Other free times. */
    @GET
    @Path("move")
    public Response times(@RestPath UUID id) {
        return times(200, id, booking(id), Offered.anew(), "");
    }

    /** Moves, with a reason that stays in the history. */
    @POST
    @Path("move")
    public Response move(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String start,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String formKey) {
        try {
            var once = FormKey.forRequest(formKey, start, reason);
            services.appointments().ask(api -> api.move(id, null, once, new MoveRequest(start, reason)));
            return Pages.go(path(id) + "?done=moved");
        } catch (Refused refused) {
            var status = Reasons.status(refused);
            var booking = booking(id);
            var instead = search.alternatives(refused.problem().alternatives(), office(booking));
            return times(status, id, booking, Offered.after(refused, instead), reason);
        }
    }

    private Response show(int status, UUID id, String done, Typed typed) {
        var booking = booking(id);
        var notes = services.staffBookings().ask(api -> api.notes(id));
        var history = services.staffBookings().ask(api -> api.history(id));
        var staff = StaffView.of(
                view(id, booking),
                booking,
                notes,
                history,
                signedIn.subject(),
                offices.dates(office(booking)),
                visit.wording());
        return pages.show(
                status, Templates.booking(pages.pageAt(path(id), ""), backOffice.frame(), staff, done, typed));
    }

    private Response times(int status, UUID id, Booking booking, Offered offered, String reason) {
        var wish = new Wish(
                booking.wanted(),
                List.of(office(booking)),
                Objects.requireNonNullElse(booking.accessNeeds(), List.of()),
                Objects.requireNonNullElse(booking.spokenLanguage(), ""));
        var found = search.find(wish, search.places(wish), path(id) + "/move?", Channels.kept(booking));
        return pages.show(
                status,
                Templates.move(
                        pages.pageAt(path(id) + "/move", ""),
                        backOffice.frame(),
                        view(id, booking),
                        found,
                        offered,
                        reason));
    }

    private String office(Booking booking) {
        return Objects.requireNonNullElse(booking.office(), backOffice.office());
    }

    private Booking booking(UUID id) {
        return services.appointments().ask(api -> api.booking(id, null));
    }

    private BookingView view(UUID id, Booking booking) {
        return BookingView.of(id, booking, visit.wording(), clock);
    }

    private static String path(UUID id) {
        return "/backoffice/bookings/" + id;
    }
}
