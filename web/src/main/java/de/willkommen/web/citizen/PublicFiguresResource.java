package de.willkommen.web.citizen;

import de.willkommen.web.chart.Chart;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** How many people came and how long they waited, for everybody to read, with the open data behind it. */
@Path("/{language}/statistics")
@PermitAll
public class PublicFiguresResource {

    private static final int WEEKS = 8;

    private final Pages pages;
    private final Offices offices;
    private final Services services;
    private final Visit visit;

    PublicFiguresResource(Pages pages, Offices offices, Services services, Visit visit) {
        this.pages = pages;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance statistics(Page page, PublicFigures figures, Chart.Frame area);
    }

    /** The last weeks of the office the public pages are about. */
    @GET
    public Response show() {
        var office = offices.main();
        var told = services.statistics().ask(api -> api.weeks(office, WEEKS));
        var name = offices.allKnown().stream()
                .filter(each -> each.code().equals(office))
                .map(each -> Objects.requireNonNullElse(each.name(), office))
                .findFirst()
                .orElse(office);
        var figures =
                PublicFigures.of(office, name, told, offices.names(office), offices.dates(office), visit.wording());
        return pages.show(Templates.statistics(
                pages.page(),
                figures,
                Chart.frame(visit.wording().spoken().dir().equals("rtl"))));
    }
}
