package de.willkommen.web.backoffice.overview;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.OverviewApi.Alert;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The office at this moment: who waits, what happens at the counters, what is to come. Live by script, else by reloading. */
@Path("/backoffice/overview")
@RolesAllowed({"lead", "admin"})
public class OverviewResource {

    private static final String HERE = "/backoffice/overview";

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;

    OverviewResource(Pages pages, BackOffice backOffice, Offices offices, Services services) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance overview(
                Page page, BackOffice.Frame frame, OverviewView view, boolean done, Typed typed);
    }

    /** What was typed and why it was refused; empty at first. */
    record Typed(String minutes, String trouble) {}

    /** The overview. */
    @GET
    public Response show(@RestQuery @DefaultValue("") String done) {
        return show(200, !done.isEmpty(), new Typed("", ""));
    }

    /** Says from when on somebody waits too long. */
    @POST
    @Path("alert")
    public Response alert(@RestForm @DefaultValue("") String minutes) {
        try {
            var office = backOffice.office();
            services.overview().ask(api -> api.alert(office, new Alert(number(minutes.strip()))));
            return Pages.go(HERE + "?done=yes");
        } catch (Refused refused) {
            if (refused.status() != 400) {
                throw refused;
            }
            var why = refused.problem()
                    .paths()
                    .getOrDefault("minutes", refused.problem().detail());
            return show(400, false, new Typed(minutes, why));
        }
    }

    private Response show(int status, boolean done, Typed typed) {
        var office = backOffice.office();
        var told = services.overview().ask(api -> api.overview(office));
        var view = OverviewView.of(office, told, offices.names(office), offices.dates(office));
        var shown = typed.trouble().isEmpty() ? new Typed(Integer.toString(view.limit()), "") : typed;
        return pages.show(status, Templates.overview(pages.pageAt(HERE, ""), backOffice.frame(), view, done, shown));
    }

    /** Nothing where no number was typed: the service says what it wants. */
    private static @Nullable Integer number(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        return typed.matches("-?\\d{1,8}") ? Integer.valueOf(typed) : Integer.valueOf(-1);
    }
}
