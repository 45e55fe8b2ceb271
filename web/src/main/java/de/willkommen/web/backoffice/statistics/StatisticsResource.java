package de.willkommen.web.backoffice.statistics;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.backoffice.Span;
import de.willkommen.web.chart.Chart;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.StatisticsApi.Figures;
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

/** The figures of a day, a week or a month, drawn and as tables. */
@Path("/backoffice/statistics")
@RolesAllowed({"lead", "admin"})
public class StatisticsResource {

    static final String HERE = "/backoffice/statistics";

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Visit visit;
    private final Clock clock;

    StatisticsResource(
            Pages pages, BackOffice backOffice, Offices offices, Services services, Visit visit, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "statistics")
    static class Templates {
        static native TemplateInstance figures(
                Page page, BackOffice.Frame frame, StatisticsView view, Chart.Frame area);
    }

    /** The figures that are asked for; those of the present week when nothing is. */
    @GET
    public Response show(
            @RestQuery @Nullable String view,
            @RestQuery @Nullable String date,
            @RestQuery @DefaultValue("") String service) {
        var office = backOffice.office();
        var dates = offices.dates(office);
        var today = LocalDate.ofInstant(clock.instant(), dates.zone());
        var period = Period.of(view, date, service, today);
        var told = new StatisticsView.Told(
                figures(office, period),
                figures(office, period, "hour"),
                period.span() == Span.DAY ? List.of() : figures(office, period, "day"),
                figures(office, period, "service"));
        var shown = StatisticsView.of(period, today, office, told, offices.names(office), dates, visit.wording());
        var area = Chart.frame(visit.wording().spoken().dir().equals("rtl"));
        return pages.show(Templates.figures(pages.pageAt(HERE, ""), backOffice.frame(), shown, area));
    }

    private List<Figures> figures(String office, Period period, String... by) {
        return services.statistics()
                .ask(api -> api.figures(
                        office,
                        period.from(),
                        period.to(),
                        List.of(by),
                        period.service().isEmpty() ? null : period.service()))
                .rows();
    }
}
