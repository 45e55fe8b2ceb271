package de.willkommen.web.backoffice.overview;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.language.Dates;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.StatisticsApi.CallOutOfTurn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** Who was called although others came first, day by day. */
@Path("/backoffice/overview/out-of-turn")
@RolesAllowed({"lead", "admin"})
public class OutOfTurnResource {

    private static final String HERE = "/backoffice/overview/out-of-turn";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 30);

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Clock clock;

    OutOfTurnResource(Pages pages, BackOffice backOffice, Offices offices, Services services, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance outofturn(Page page, BackOffice.Frame frame, Day day);
    }

    /**
     * A day.
     *
     * @param date as an address writes it
     * @param before addresses of the days beside it; {@code today} is empty when this is today
     */
    record Day(String date, String label, String before, String after, String today, List<Line> calls) {}

    /** A call. */
    record Line(String time, String number, String service, String counter, CallOutOfTurn call) {}

    /** The calls of a day; today's when none is asked for, or none that is one. */
    @GET
    public Response show(@RestQuery @DefaultValue("") String date) {
        var office = backOffice.office();
        var dates = offices.dates(office);
        var today = LocalDate.ofInstant(clock.instant(), dates.zone());
        var day = day(date, today);
        var names = offices.names(office);
        var calls = services.statistics().ask(api -> api.outOfTurn(office, day)).calls();
        var shown = new Day(
                day.toString(),
                dates.day(day),
                address(day.minusDays(1)),
                address(day.plusDays(1)),
                day.equals(today) ? "" : HERE,
                calls.stream().map(call -> line(call, names, dates)).toList());
        return pages.show(Templates.outofturn(pages.pageAt(HERE, ""), backOffice.frame(), shown));
    }

    private static Line line(CallOutOfTurn call, Map<String, String> names, Dates dates) {
        var service = call.services().isEmpty() ? "" : call.services().get(0);
        return new Line(
                dates.time(call.at()), call.number(), names.getOrDefault(service, service), call.counter(), call);
    }

    private static LocalDate day(String typed, LocalDate today) {
        try {
            var day = LocalDate.parse(typed.strip());
            return day.isBefore(FIRST) || day.isAfter(LAST) ? today : day;
        } catch (DateTimeParseException none) {
            return today;
        }
    }

    private static String address(LocalDate day) {
        return HERE + "?date=" + day;
    }
}
