package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.PlanningApi.Calendar;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The calendar of an office: what is planned, closed and booked, by day, week and month. */
@Path(CalendarResource.HERE)
@RolesAllowed({"lead", "admin"})
public class CalendarResource {

    static final String HERE = "/backoffice/calendar";

    private static final List<String> DONE = List.of("saved", "removed", "copied");

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Visit visit;
    private final Clock clock;

    CalendarResource(Pages pages, BackOffice backOffice, Offices offices, Services services, Visit visit, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "planning")
    static class Templates {
        static native TemplateInstance calendar(Page page, BackOffice.Frame frame, CalendarView calendar);
    }

    /** The days that are asked for; the present week when nothing is. */
    @GET
    public Response show(
            @RestQuery @Nullable String view,
            @RestQuery @Nullable String date,
            @RestQuery @Nullable String whose,
            @RestQuery @DefaultValue("") String done) {
        var said = DONE.contains(done) ? done : "";
        var office = backOffice.office();
        var dates = offices.dates(office);
        var look = Look.of(view, date, whose, LocalDate.ofInstant(clock.instant(), dates.zone()));
        var owners = new Owners(services.planning().ask(api -> api.choices(office)), visit.wording());
        var shown = CalendarView.of(look, days(office, look), owners, dates, visit.wording(), said);
        return pages.show(Templates.calendar(pages.pageAt(HERE, ""), backOffice.frame(), shown));
    }

    private Calendar days(String office, Look look) {
        return services.planning()
                .ask(api -> api.calendar(
                        office,
                        look.from(),
                        look.to(),
                        code(look, "TEAM"),
                        code(look, "COUNTER"),
                        code(look, "RESOURCE")));
    }

    private static @Nullable String code(Look look, String kind) {
        var whose = look.whose();
        return whose == null || !whose.kind().equals(kind) ? null : whose.code();
    }
}
