package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.PlanningApi.Calendar;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
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
    private final PlanningOffice office;

    CalendarResource(Pages pages, PlanningOffice office) {
        this.pages = pages;
        this.office = office;
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
        var dates = office.dates();
        var look = Look.of(view, date, whose, office.today());
        var owners = office.owners();
        var shown = CalendarView.of(look, days(look), owners, dates, office.wording(), said);
        return pages.show(Templates.calendar(pages.pageAt(HERE, ""), office.frame(), shown));
    }

    private Calendar days(Look look) {
        return office.ask((api, code) -> api.calendar(
                code, look.from(), look.to(), code(look, "TEAM"), code(look, "COUNTER"), code(look, "RESOURCE")));
    }

    private static @Nullable String code(Look look, String kind) {
        var whose = look.whose();
        return whose == null || !whose.kind().equals(kind) ? null : whose.code();
    }
}
