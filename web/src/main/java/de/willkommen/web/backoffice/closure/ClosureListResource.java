package de.willkommen.web.backoffice.closure;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.language.Dates;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Refused;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** The closures of an office by time, between the holidays of its Land. */
@Path("/backoffice/closures")
@RolesAllowed({"lead", "admin"})
public class ClosureListResource {

    private static final List<String> KINDS = List.of("CLOSED", "ABSENCE", "TRAINING", "HOLIDAY");
    private static final List<String> DONE = List.of("entered", "changed", "removed");
    private static final int USUAL_MONTHS = 12;

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Visit visit;
    private final Clock clock;

    ClosureListResource(
            Pages pages, BackOffice backOffice, Offices offices, Services services, Visit visit, Clock clock) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "closures")
    static class Templates {
        static native TemplateInstance list(Page page, BackOffice.Frame frame, Register register);
    }

    /**
     * The list.
     *
     * @param kind shown alone; empty for all
     * @param what is closed, shown alone; empty for all
     * @param done what was just done, empty when nothing was
     * @param trouble why nothing is listed; empty when nothing is wrong
     */
    record Register(
            String from,
            String to,
            String kind,
            String what,
            List<Places.Group> places,
            List<Row> rows,
            String done,
            String trouble) {

        public List<String> kinds() {
            return KINDS;
        }
    }

    /** What is closed from one day to another; from today for a year where nothing is asked. */
    @GET
    public Response list(
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to,
            @RestQuery @DefaultValue("") String kind,
            @RestQuery @DefaultValue("") String what,
            @RestQuery @DefaultValue("") String done) {
        var office = backOffice.office();
        var dates = offices.dates(office);
        var first = dayOr(from, LocalDate.ofInstant(clock.instant(), dates.zone()));
        var last = dayOr(to, first.plusMonths(USUAL_MONTHS));
        var shownKind = KINDS.contains(kind) ? kind : "";
        var places = new Places(services.planning().ask(api -> api.choices(office)), visit.wording());
        var trouble = "";
        var status = 200;
        List<Row> rows = List.of();
        try {
            rows = rows(office, first, last, what, places, dates).stream()
                    .filter(row -> shownKind.isEmpty() || shownKind.equals(row.kind()))
                    .toList();
        } catch (Refused refused) {
            if (refused.status() != 400) {
                throw refused;
            }
            status = 400;
            trouble = refused.problem().paths().values().stream()
                    .findFirst()
                    .orElse(refused.problem().detail());
        }
        var register = new Register(
                first.toString(),
                last.toString(),
                shownKind,
                what,
                places.groups(what.isEmpty() ? List.of() : List.of(what)),
                rows,
                DONE.contains(done) ? done : "",
                trouble);
        return pages.show(
                status, Templates.list(pages.pageAt("/backoffice/closures", ""), backOffice.frame(), register));
    }

    private List<Row> rows(String office, LocalDate first, LocalDate last, String what, Places places, Dates dates) {
        var closures = services.closures().ask(api -> api.closures(office, first, last)).stream()
                .filter(closure -> places.concerns(closure, what))
                .map(closure -> Row.of(closure, places, dates));
        var holidays = services.closures().ask(api -> api.holidays(office, first, last)).stream()
                .map(holiday -> Row.of(holiday, places, dates));
        return Stream.concat(closures, holidays)
                .sorted(Comparator.comparing(Row::date).thenComparing(Row::startsAt))
                .toList();
    }

    private static LocalDate dayOr(String date, LocalDate otherwise) {
        try {
            var day = date.isEmpty() ? otherwise : LocalDate.parse(date);
            return day.getYear() > 2000 && day.getYear() < 2190 ? day : otherwise;
        } catch (DateTimeException notADay) {
            return otherwise;
        }
    }
}
