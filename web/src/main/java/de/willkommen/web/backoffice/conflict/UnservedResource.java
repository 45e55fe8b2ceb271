package de.willkommen.web.backoffice.conflict;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.backoffice.conflict.ConflictList.Decision;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.ConflictApi.Outcome;
import de.willkommen.web.upstream.ConflictApi.UnservedBooking;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Those who came and were not served: the office owes them a new time until somebody writes down what became of it. */
@Path("/backoffice/conflicts/unserved")
@RolesAllowed({"lead", "admin"})
public class UnservedResource {

    private static final String HERE = "/backoffice/conflicts/unserved";

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final SignedIn signedIn;

    UnservedResource(Pages pages, BackOffice backOffice, Offices offices, Services services, SignedIn signedIn) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "conflicts")
    static class Templates {
        static native TemplateInstance unserved(
                Page page, BackOffice.Frame frame, Debts debts, boolean done, Typed typed);
    }

    /**
     * The list.
     *
     * @param open how many conflicts wait
     * @param decided how many conflicts were settled
     * @param unserved to how many people the office owes a new time
     * @param settled of how many it is written down what became of it
     */
    record Debts(int open, int decided, int unserved, int settled, List<Debt> waiting, List<Debt> over) {}

    /**
     * Somebody who was not served.
     *
     * @param again address of the times at which they could come
     * @param outcome absent as long as a time is owed
     */
    record Debt(
            UUID booking,
            String reference,
            String day,
            String from,
            String until,
            String counter,
            List<String> services,
            String language,
            String languageTag,
            String again,
            @Nullable Decision outcome) {}

    /** What was typed about a booking and why it was refused; empty at first. */
    record Typed(String booking, String reason, String trouble, String formKey) {

        static Typed nothing() {
            return new Typed("", "", "", FormKey.fresh());
        }

        /** Whether this is about that booking. */
        public boolean about(UUID other) {
            return booking.equals(other.toString());
        }
    }

    /** Those who wait, and of whom it is written down what became of it. */
    @GET
    public Response list(@RestQuery @DefaultValue("") String done) {
        return list(200, !done.isEmpty(), Typed.nothing());
    }

    /** Writes down what became of it. */
    @POST
    @Path("{booking: [0-9a-f]{8}-[0-9a-f-]{27}}")
    public Response settle(
            @RestPath UUID booking,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String formKey) {
        try {
            var office = backOffice.office();
            var key = FormKey.forRequest(formKey, booking, reason);
            services.conflicts().ask(api -> api.settleUnserved(office, booking, key, new Outcome(reason)));
            return Pages.go(HERE + "?done=yes");
        } catch (Refused refused) {
            if (refused.status() != 400 && refused.status() != 409) {
                throw refused;
            }
            var why = refused.problem()
                    .paths()
                    .getOrDefault("reason", refused.problem().detail());
            return list(refused.status(), false, new Typed(booking.toString(), reason, why, FormKey.fresh()));
        }
    }

    private Response list(int status, boolean done, Typed typed) {
        var office = backOffice.office();
        var dates = offices.dates(office);
        var names = offices.names(office);
        var numbers = services.conflicts().ask(api -> api.page(office, null, null, null, 0));
        var waiting = services.conflicts().ask(api -> api.unserved(office, null));
        var over = services.conflicts().ask(api -> api.unserved(office, "SETTLED"));
        var debts = new Debts(
                numbers.open(),
                numbers.settled(),
                waiting.open(),
                waiting.settled(),
                waiting.bookings().stream()
                        .map(each -> debt(each, dates, names))
                        .toList(),
                over.bookings().stream().map(each -> debt(each, dates, names)).toList());
        return pages.show(status, Templates.unserved(pages.pageAt(HERE, ""), backOffice.frame(), debts, done, typed));
    }

    private Debt debt(UnservedBooking unserved, Dates dates, Map<String, String> names) {
        var booking = unserved.booking();
        var codes = Objects.requireNonNullElse(booking.services(), List.<String>of());
        var tag = Objects.requireNonNullElse(booking.language(), "de");
        var settlement = unserved.settlement();
        return new Debt(
                booking.id(),
                booking.reference(),
                dates.day(booking.start()),
                dates.time(booking.start()),
                dates.time(booking.end()),
                booking.counter(),
                codes.stream().map(code -> names.getOrDefault(code, code)).toList(),
                Language.of(tag).map(Language::ownName).orElse(tag),
                tag,
                Stream.concat(
                                codes.stream().map(code -> "service=" + Pages.encoded(code)),
                                Stream.of("language=" + Pages.encoded(tag)))
                        .collect(Collectors.joining("&", "/backoffice/bookings/new/times?", "")),
                settlement == null
                        ? null
                        : new Decision(
                                settlement.reason(),
                                settlement.by(),
                                settlement.by().equals(signedIn.subject()),
                                dates.moment(settlement.at())));
    }
}
