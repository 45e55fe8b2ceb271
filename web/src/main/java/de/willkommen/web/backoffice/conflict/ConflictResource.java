package de.willkommen.web.backoffice.conflict;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.ConflictApi.ConflictPage;
import de.willkommen.web.upstream.ConflictApi.Decision;
import de.willkommen.web.upstream.ConflictApi.Seen;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of conflicts, soonest first; one or several bookings of a day are kept with a reason. */
@Path("/backoffice/conflicts")
@RolesAllowed({"lead", "admin"})
public class ConflictResource {

    private static final String HERE = "/backoffice/conflicts";
    private static final String SETTLED = "SETTLED";
    private static final int PAGE = 50;

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final SignedIn signedIn;
    private final Visit visit;

    ConflictResource(
            Pages pages, BackOffice backOffice, Offices offices, Services services, SignedIn signedIn, Visit visit) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.signedIn = signedIn;
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "conflicts")
    static class Templates {
        static native TemplateInstance list(
                Page page, BackOffice.Frame frame, ConflictList list, Outcome outcome, Typed typed);
    }

    /**
     * What has become of the last decision.
     *
     * @param kept how many were kept; -1 when nothing was decided
     * @param left how many were not as they had been seen
     */
    record Outcome(int kept, int left) {}

    /**
     * What was typed into the form of a day, and why it was refused.
     *
     * @param day whose form it was; empty when nothing was typed
     * @param chosen those that were ticked
     * @param field what is wrong: {@code reason} or {@code chosen}
     */
    record Typed(String day, List<String> chosen, String reason, String field, String trouble, String formKey) {

        static Typed nothing() {
            return new Typed("", List.of(), "", "", "", FormKey.fresh());
        }

        /** Whether something is wrong with that field of the day. */
        public boolean wrong(String date, String name) {
            return day.equals(date) && field.equals(name);
        }

        /** The reason, back in the form it was typed into. */
        public String reasonOf(String date) {
            return day.equals(date) ? reason : "";
        }
    }

    /** Those that wait, or those that were settled. */
    @GET
    public Response list(
            @RestQuery @DefaultValue("") String state,
            @RestQuery @DefaultValue("") String after,
            @RestQuery @DefaultValue("-1") int kept,
            @RestQuery @DefaultValue("0") int left) {
        return list(200, state.equals(SETTLED), after, new Outcome(kept, left), Typed.nothing());
    }

    /** Keeps those that were chosen, or all of the day that were shown. */
    @POST
    @Path("keep")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(MultivaluedMap<String, String> sent) {
        var typed = new FormFields(sent);
        var chosen = typed.ticked("all") ? typed.all("shown") : typed.all("keep");
        var reason = typed.text("reason");
        if (chosen.isEmpty()) {
            return again(400, typed, "chosen", visit.wording().say("conflicts.keep.none"));
        }
        var seen = chosen.stream()
                .filter(each -> each.matches("[0-9a-f-]{36}:\\d{1,9}"))
                .map(each -> new Seen(UUID.fromString(each.substring(0, 36)), Integer.parseInt(each.substring(37))))
                .toList();
        try {
            var office = backOffice.office();
            var key = FormKey.forRequest(typed.text("formKey"), office, reason, seen);
            var outcome = services.conflicts().ask(api -> api.settle(office, key, new Decision("KEEP", reason, seen)));
            return Pages.go(HERE + "?kept=" + outcome.settled().size() + "&left="
                    + outcome.left().size());
        } catch (Refused refused) {
            if (refused.status() != 400) {
                throw refused;
            }
            var why = refused.problem()
                    .paths()
                    .getOrDefault("reason", refused.problem().detail());
            return again(400, typed, "reason", why);
        }
    }

    private Response again(int status, FormFields typed, String field, String trouble) {
        var form = new Typed(
                typed.text("day"), typed.all("keep"), typed.text("reason"), field, trouble, typed.text("formKey"));
        return list(status, false, typed.text("after"), new Outcome(-1, 0), form);
    }

    private Response list(int status, boolean settled, String after, Outcome outcome, Typed typed) {
        var office = backOffice.office();
        var state = settled ? SETTLED : "OPEN";
        var page = page(office, state, after);
        var list = ConflictList.of(
                page,
                settled,
                page.next() == null
                        ? null
                        : HERE + "?" + (settled ? "state=" + SETTLED + "&" : "") + "after="
                                + Pages.encoded(page.next()),
                offices.dates(office),
                offices.names(office),
                signedIn.subject());
        return pages.show(status, Templates.list(pages.pageAt(HERE, ""), backOffice.frame(), list, outcome, typed));
    }

    private ConflictPage page(String office, String state, @Nullable String after) {
        try {
            return services.conflicts().ask(api -> api.page(office, state, null, after, PAGE));
        } catch (Refused refused) {
            if (refused.status() == 400) {
                // An address that somebody has shortened begins at the beginning.
                return services.conflicts().ask(api -> api.page(office, state, null, null, PAGE));
            }
            throw refused;
        }
    }
}
