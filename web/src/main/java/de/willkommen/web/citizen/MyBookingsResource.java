package de.willkommen.web.citizen;

import de.willkommen.web.booking.BookingView;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The bookings of somebody who is signed in; each opens without its link. */
@Path("/{language}/my/bookings")
@RolesAllowed("citizen")
public class MyBookingsResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Clock clock;

    MyBookingsResource(Pages pages, Visit visit, Services services, Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance mine(Page page, List<BookingView> ahead, List<BookingView> past);
    }

    /** What lies ahead, soonest first, and what is over, latest first. */
    @GET
    public Response mine() {
        var all = services.appointments().ask(api -> api.mine()).stream()
                .filter(booking -> booking.id() != null && booking.start() != null)
                .sorted(Comparator.comparing(Booking::start))
                .map(booking -> BookingView.of(Objects.requireNonNull(booking.id()), booking, visit.wording(), clock))
                .toList();
        var past = new ArrayList<>(all);
        past.removeIf(MyBookingsResource::isAhead);
        Collections.reverse(past);
        return pages.show(Templates.mine(
                pages.page(), all.stream().filter(MyBookingsResource::isAhead).toList(), past));
    }

    private static boolean isAhead(BookingView booking) {
        return booking.ahead() || booking.held();
    }
}
