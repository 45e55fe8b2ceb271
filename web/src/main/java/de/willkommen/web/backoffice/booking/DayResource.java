package de.willkommen.web.backoffice.booking;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.language.Dates;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.Booked;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.StaffBookingApi.ListedBooking;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The bookings of a day, and the way to one by its reference. */
@Path("/backoffice/bookings")
@RolesAllowed({"clerk", "lead", "admin"})
public class DayResource {

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Clock clock;

    DayResource(Pages pages, BackOffice backOffice, Offices offices, Services services, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "backoffice/bookings")
    static class Templates {
        static native TemplateInstance day(Page page, BackOffice.Frame frame, Day day, String notFound);
    }

    /**
     * A day.
     *
     * @param date as in addresses
     * @param before the day before
     * @param after the day after
     * @param today the present day; absent when it is shown
     */
    record Day(
            String date,
            String label,
            String before,
            String after,
            @Nullable String today,
            List<Row> rows) {}

    /** A booking in the list. */
    record Row(
            UUID id,
            String from,
            String until,
            String reference,
            String name,
            List<String> services,
            String counter,
            String status,
            boolean overbooked) {

        public boolean over() {
            return List.of("CANCELLED", "EXPIRED", "MISSED").contains(status);
        }
    }

    /** The bookings of a day, by time. */
    @GET
    public Response day(@RestQuery @Nullable String date) {
        return day(200, date, "");
    }

    /** Goes to the booking with this reference. */
    @GET
    @Path("find")
    public Response find(@RestQuery @DefaultValue("") String reference) {
        var typed = reference.strip();
        if (!typed.isEmpty()) {
            try {
                var found = services.staffBookings().ask(api -> api.bookingWith(typed));
                return Pages.go("/backoffice/bookings/" + found.bookingId());
            } catch (Refused refused) {
                if (refused.status() != 404 && refused.status() != 400) {
                    throw refused;
                }
            }
        }
        return day(404, null, typed.isEmpty() ? "–" : typed);
    }

    private Response day(int status, @Nullable String date, String notFound) {
        var office = backOffice.office();
        var dates = offices.dates(office);
        var today = LocalDate.ofInstant(clock.instant(), dates.zone());
        var shown = dayOr(date, today);
        var names = offices.names(office);
        var rows = services.staffBookings().ask(api -> api.bookingsOf(office, shown)).stream()
                .sorted(Comparator.comparing(ListedBooking::start).thenComparing(ListedBooking::reference))
                .map(booking -> row(booking, names, dates))
                .toList();
        var day = new Day(
                shown.toString(),
                dates.day(shown),
                shown.minusDays(1).toString(),
                shown.plusDays(1).toString(),
                shown.equals(today) ? null : today.toString(),
                rows);
        return pages.show(
                status, Templates.day(pages.pageAt("/backoffice/bookings", ""), backOffice.frame(), day, notFound));
    }

    private static Row row(ListedBooking booking, Map<String, String> names, Dates dates) {
        var given = Objects.requireNonNullElse(booking.givenName(), "");
        var family = Objects.requireNonNullElse(booking.familyName(), "");
        return new Row(
                booking.id(),
                dates.time(booking.start()),
                dates.time(booking.end()),
                booking.reference(),
                (given + " " + family).strip(),
                Objects.requireNonNullElse(booking.services(), List.<Booked>of()).stream()
                        .map(service -> service.name() == null
                                ? names.getOrDefault(service.code(), service.code())
                                : service.name())
                        .toList(),
                Objects.requireNonNullElse(booking.counter(), ""),
                booking.status(),
                Boolean.TRUE.equals(booking.overbooked()));
    }

    private static LocalDate dayOr(@Nullable String date, LocalDate otherwise) {
        try {
            var day = date == null ? otherwise : LocalDate.parse(date);
            return day.getYear() > 2000 && day.getYear() < 3000 ? day : otherwise;
        } catch (DateTimeException notADay) {
            return otherwise;
        }
    }
}
